package dev.winnow.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads the public data sets that lie beside the project, where they do. */
class PublicDataSetsTest {
    private static final Pattern CARD_COUNT = Pattern.compile("(?m)^- train: ([\\d,]+) rows");

    @ParameterizedTest
    @CsvSource({
        "ag_news, train, 22254",
        "ag_news, test, 7600",
        "reuters21578, train, 7775",
        "reuters21578, test, 3019",
        "newsgroups20, train, 11314",
        "newsgroups20, test, 7532"
    })
    void givenAPublicSet_whenRead_thenItsRowsAreAsManyAsPublished(String set, String part, long rows) {
        assertThat(count(topics().resolve(set).resolve(part + ".jsonl.gz"))).isEqualTo(rows);
    }

    @Test
    void givenEverySet_whenItsTrainingPartIsRead_thenNoRowIsSkippedAndTheCardAgrees() throws IOException {
        try (Stream<Path> sets = Files.list(topics())) {
            for (Path set : sets.sorted().toList()) {
                Path train = set.resolve("train.jsonl.gz");
                if (Files.exists(train)) {
                    long rows = count(train);
                    Matcher card = CARD_COUNT.matcher(Files.readString(set.resolve("CARD.md")));
                    Optional<Long> published =
                            card.find() ? Optional.of(Long.valueOf(card.group(1).replace(",", ""))) : Optional.empty();
                    assertThat(rows).as(set.toString()).isPositive().isEqualTo(published.orElse(rows));
                }
            }
        }
    }

    private static long count(Path file) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        SkipLog log = new SkipLog(new PrintStream(printed, true, StandardCharsets.UTF_8), false);
        long rows = 0;
        try (RowReader reader = RowReader.open(List.of(file), ReadOptions.defaults(), log)) {
            while (reader.next() != null) {
                rows++;
            }
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).as(file.toString()).isEmpty();
        return rows;
    }

    private static Path topics() {
        Path found = above(Path.of(System.getProperty("basedir", "")).toAbsolutePath());
        assumeTrue(found != null, "the public data sets are not here: ../shared/datasets is missing");
        return found;
    }

    private static @Nullable Path above(Path module) {
        for (Path folder = module; folder != null; folder = folder.getParent()) {
            Path topics = folder.resolve("shared/datasets/topics");
            if (Files.isDirectory(topics)) {
                return topics;
            }
        }
        return null;
    }
}
