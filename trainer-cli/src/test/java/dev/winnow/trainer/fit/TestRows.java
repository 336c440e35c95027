package dev.winnow.trainer.fit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.winnow.article.Page;
import dev.winnow.trainer.data.ReadOptions;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.data.RowReader;
import dev.winnow.trainer.data.Samples;
import dev.winnow.trainer.data.SkipLog;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Rows to learn from: the project's samples, the public sets that may lie beside it, and texts made up from a seed. */
final class TestRows {
    private TestRows() {}

    /** The samples of one split: fields {@code label}, and of news {@code topic} and {@code topics}. */
    static List<Row> samples(String split) {
        try (Samples samples = Samples.open()) {
            return read(samples.labelled(), ReadOptions.defaults()).stream()
                    .filter(row -> row.values("split").contains(split))
                    .toList();
        }
    }

    /** Some rows of ag_news; the test is skipped where the public sets are not at hand. */
    static List<Row> agNews(String part, int size) {
        Path topics = above(Path.of(System.getProperty("basedir", "")).toAbsolutePath());
        assumeTrue(topics != null, "the public data sets are not here: ../shared/datasets is missing");
        Path file = topics.resolve("ag_news").resolve(part + ".jsonl.gz");
        return read(List.of(file), ReadOptions.defaults().withSample(size, 1));
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

    private static List<Row> read(List<Path> files, ReadOptions options) {
        SkipLog log =
                new SkipLog(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8), false);
        List<Row> rows = new ArrayList<>();
        try (RowReader reader = RowReader.open(files, options, log)) {
            reader.forEach(rows::add);
        }
        return rows;
    }

    /** A row of plain text with labels in the field {@code labels}. */
    static Row row(int number, String text, String... labels) {
        return row(number, text, Map.of("labels", List.of(labels)));
    }

    /** A row of plain text with these fields. */
    static Row row(int number, String text, Map<String, List<String>> fields) {
        return new Row(Page.ofText(text).withId("row-" + number), fields, "rows.jsonl", number);
    }

    /** The same row with one more field. */
    static Row with(Row row, String field, String value) {
        Map<String, List<String>> fields = new HashMap<>(row.fields());
        fields.put(field, List.of(value));
        return new Row(row.page(), fields, row.source(), row.line());
    }

    /** Rows of labels {@code a}, {@code b}, ... by turns, each text with words of its label and words of none. */
    static List<Row> synthetic(int rows, int labels, long seed) {
        Random random = new Random(seed);
        List<Row> made = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            String label = String.valueOf((char) ('a' + i % labels));
            made.add(row(i, text(label, random), label));
        }
        return made;
    }

    /** Twelve words: about a third of them are the label's own, the others common to all. */
    static String text(String label, Random random) {
        StringBuilder text = new StringBuilder();
        for (int w = 0; w < 12; w++) {
            text.append(random.nextInt(3) == 0 ? label + "word" + random.nextInt(8) : "common" + random.nextInt(60))
                    .append(' ');
        }
        return text.toString();
    }
}
