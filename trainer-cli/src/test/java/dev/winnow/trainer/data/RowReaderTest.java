package dev.winnow.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.trainer.InputException;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RowReaderTest {
    @TempDir
    Path folder;

    private Path numbered(int rows) throws IOException {
        return Reading.file(
                folder,
                "n.jsonl",
                IntStream.range(0, rows)
                        .mapToObj(i -> "{\"text\":\"" + i + "\",\"odd\":" + (i % 2 == 1) + "}")
                        .toArray(String[]::new));
    }

    @Test
    void givenSeveralInputs_whenRead_thenTheyFollowOneAnother() throws IOException {
        Path json = Reading.file(folder, "a.jsonl", "{\"text\":\"1\"}");
        Path csv = Reading.file(folder, "b.csv", "text", "2");
        assertThat(Reading.of(csv, json, csv).texts()).containsExactly("2", "1", "2");
    }

    @Test
    void givenAMissingInput_whenOpened_thenTheErrorComesBeforeAnyRow() throws IOException {
        Path there = Reading.file(folder, "a.jsonl", "{\"text\":\"1\"}");
        Path missing = folder.resolve("b.jsonl");
        SkipLog log = new SkipLog(System.err, false);
        assertThatThrownBy(() -> RowReader.open(List.of(there, missing), ReadOptions.defaults(), log))
                .isInstanceOf(InputException.class)
                .hasMessage(missing + ": there is no such file or folder; check the path");
    }

    @Test
    void givenAStrictLog_whenARowIsBad_thenReadingStops() throws IOException {
        Path file = Reading.file(folder, "a.jsonl", "{}");
        SkipLog log = new SkipLog(System.err, true);
        try (RowReader reader = RowReader.open(List.of(file), ReadOptions.defaults(), log)) {
            assertThatThrownBy(reader::next)
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith(file + ":1: no text, title or html");
        }
    }

    @Test
    @Timeout(20)
    void givenAPipeThatStaysOpen_whenALineHasCome_thenItsRowIsGivenAtOnce() throws IOException {
        try (PipedOutputStream writer = new PipedOutputStream();
                PipedInputStream pipe = new PipedInputStream(writer);
                RowReader reader = RowReader.open(
                        List.of(Path.of("-")), ReadOptions.defaults(), new SkipLog(System.err, false), pipe)) {
            for (int i = 0; i < 3; i++) {
                writer.write(Reading.bytes("{\"text\":\"" + i + "\"}\n"));
                writer.flush();
                Row row = reader.next();
                assertThat(row).isNotNull();
                assertThat(row.page().text()).isEqualTo(String.valueOf(i));
            }
        }
    }

    @Test
    void givenFilters_whenRead_thenRowsInWhichAllHoldAreKept() throws IOException {
        Path file = Reading.file(
                folder,
                "a.jsonl",
                "{\"text\":\"1\",\"lang\":\"en\",\"labels\":[\"a\",\"b\"],\"n\":1}",
                "{\"text\":\"2\",\"lang\":\"de\",\"labels\":[\"b\"],\"n\":1.0}",
                "{\"text\":\"3\",\"id\":\"x=y\"}");
        assertThat(kept(file, "labels=b")).containsExactly("1", "2");
        assertThat(kept(file, "labels=b", "lang=en")).containsExactly("1");
        assertThat(kept(file, "labels=a", "labels=b")).containsExactly("1");
        assertThat(kept(file, "n=1")).containsExactly("1");
        assertThat(kept(file, "id=x=y")).containsExactly("3");
        assertThat(kept(file, "lang=fr")).isEmpty();
        assertThat(kept(file, "missing=")).isEmpty();
        assertThat(kept(file, "lang!=fr")).containsExactly("1", "2", "3");
        assertThat(kept(file, "labels!=a", "lang!=fr")).doesNotContain("1").isNotEmpty();
        assertThat(kept(file, "id!=x=y")).containsExactly("1", "2");
        assertThat(kept(file, "missing!=a")).containsExactly("1", "2", "3");
    }

    private static List<String> kept(Path file, String... filters) {
        Filter[] parsed = List.of(filters).stream().map(Filter::parse).toArray(Filter[]::new);
        return Reading.of(ReadOptions.defaults().withWhere(parsed), file).texts();
    }

    @Test
    void givenNoEqualsSign_whenAFilterIsParsed_thenTheErrorShowsTheForm() {
        assertThat(Filter.parse("a=")).isEqualTo(new Filter("a", "", true));
        assertThat(Filter.parse("a!=b!=c")).isEqualTo(new Filter("a", "b!=c", false));
        for (String wrong : List.of("lang", "=en", "!=en", "")) {
            assertThatThrownBy(() -> Filter.parse(wrong))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("write FIELD=VALUE");
        }
    }

    @Test
    void givenASample_whenRead_thenItIsSoManyRowsInOrderAndTheSameForASeed() throws IOException {
        Path file = numbered(1000);
        List<Integer> drawn = sample(file, 50, 3);
        assertThat(drawn).hasSize(50).isSorted().doesNotHaveDuplicates();
        assertThat(sample(file, 50, 3)).isEqualTo(drawn);
        assertThat(sample(file, 50, 4)).isNotEqualTo(drawn);
        assertThat(sample(file, 2000, 3)).hasSize(1000).isSorted();
    }

    @Test
    void givenASampleAndAFilter_whenRead_thenTheSampleIsOfTheKeptRows() throws IOException {
        ReadOptions options =
                ReadOptions.defaults().withWhere(Filter.parse("odd=true")).withSample(20, 1);
        assertThat(Reading.of(options, numbered(100)).texts())
                .hasSize(20)
                .allMatch(text -> Integer.parseInt(text) % 2 == 1);
    }

    @Test
    void givenManySeeds_whenSampled_thenEveryRowComesAboutEquallyOften() throws IOException {
        Path file = numbered(20);
        Map<Integer, Integer> counts = new HashMap<>();
        for (int seed = 0; seed < 2000; seed++) {
            sample(file, 5, seed).forEach(row -> counts.merge(row, 1, Integer::sum));
        }
        // 500 each, with a standard deviation of 19
        assertThat(counts)
                .hasSize(20)
                .allSatisfy((row, count) -> assertThat(count).isBetween(400, 600));
    }

    @Test
    void givenASampleOfNothing_whenAsked_thenItIsRefused() {
        assertThatThrownBy(() -> ReadOptions.defaults().withSample(0, 1)).isInstanceOf(InputException.class);
    }

    private static List<Integer> sample(Path file, int size, long seed) {
        return Reading.of(ReadOptions.defaults().withSample(size, seed), file).texts().stream()
                .map(Integer::valueOf)
                .toList();
    }
}
