package dev.winnow.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.article.Page;
import dev.winnow.trainer.InputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversionTest {
    @TempDir
    Path folder;

    @Test
    void givenSplits_whenConverted_thenEachHasItsFileAndTheRestIsData() throws IOException {
        Path table = Reading.file(
                folder, "a.csv", "text,split,stars", "one,train,1", "two,test,2", "three,,3", "four,Train,4");
        assertThat(convert(table))
                .extracting(output -> folder.relativize(output.file()) + " " + output.rows())
                .containsExactly("out/data.jsonl.gz 1", "out/test.jsonl.gz 1", "out/train.jsonl.gz 2");
        assertThat(lines("data")).containsExactly("{\"id\":\"" + table + ":4\",\"text\":\"three\",\"stars\":\"3\"}");
    }

    @Test
    void givenAFieldWithTwoValuesInOneRow_whenConverted_thenItIsAnArrayInEveryRow() throws IOException {
        Path data = Reading.file(
                folder,
                "a.jsonl",
                "{\"id\":1,\"text\":\"x\",\"tags\":\"a\",\"one\":\"o\",\"labels\":\"l\"}",
                "{\"id\":2,\"title\":\"y\",\"tags\":[\"a\",\"b\"],\"labels\":[]}");
        convert(data);
        assertThat(lines("data"))
                .containsExactly(
                        "{\"id\":\"1\",\"text\":\"x\",\"labels\":[\"l\"],\"one\":\"o\",\"tags\":[\"a\"]}",
                        "{\"id\":\"2\",\"title\":\"y\",\"labels\":[],\"tags\":[\"a\",\"b\"]}");
    }

    @Test
    void givenAnyRows_whenConvertedAndReadAgain_thenTheyAreTheSame() throws IOException {
        Path data = Reading.file(
                folder,
                "a.jsonl",
                "{\"id\":\"i\",\"url\":\"u\",\"title\":\"t \\\"q\\\"\",\"text\":\"a\\nb\\u0000\\ud83d\\ude00é\",\"lang\":\"de\",\"k\":[]}",
                "{\"id\":\"j\",\"html\":\"<p>\\u2028</p>\",\"k\":[\"1\",\"2\"]}");
        convert(data);
        Path written = folder.resolve("out/data.jsonl.gz");
        Reading before = Reading.of(data);
        Reading after = Reading.of(written);
        assertThat(after.rows())
                .extracting(Row::page)
                .isEqualTo(before.rows().stream().map(Row::page).toList());
        assertThat(after.rows())
                .extracting(Row::fields)
                .isEqualTo(before.rows().stream().map(Row::fields).toList());
        byte[] bytes = Files.readAllBytes(written);
        convert(data);
        assertThat(written).hasBinaryContent(bytes);
    }

    @Test
    void givenHalfOfASurrogatePair_whenConverted_thenItBecomesAQuestionMark() throws IOException {
        convert(Reading.file(folder, "a.jsonl", "{\"id\":1,\"text\":\"a\\ud800b\"}"));
        assertThat(lines("data")).containsExactly("{\"id\":\"1\",\"text\":\"a?b\"}");
    }

    @Test
    void givenBadRows_whenConverted_thenTheyAreCountedOnce() throws IOException {
        Path data = Reading.file(folder, "a.jsonl", "{\"text\":\"x\"}", "no JSON");
        SkipLog log = silent();
        Conversion.write(
                RowSupply.of(List.of(data), ReadOptions.defaults()), List.of(data), folder.resolve("out"), log);
        assertThat(log.summary()).containsOnly(Map.entry("not valid JSON", 1L));
    }

    @Test
    void givenASplitThatCannotNameAFile_whenConverted_thenItIsRefusedAndNothingIsWritten() throws IOException {
        for (String split : List.of("../x", "a/b", ".hidden", "a b", "x".repeat(50))) {
            Path data = Reading.file(folder, "a.jsonl", "{\"text\":\"x\",\"split\":\"" + split + "\"}");
            assertThatThrownBy(() -> convert(data))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith(data + ":1: the field \"split\" names the file a row goes to");
        }
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void givenManySplits_whenConverted_thenTheyAreRefused() throws IOException {
        Path data = Reading.file(
                folder,
                "a.jsonl",
                Stream.iterate(0, i -> i + 1)
                        .limit(30)
                        .map(i -> "{\"text\":\"x\",\"split\":\"s" + i + "\"}")
                        .toArray(String[]::new));
        assertThatThrownBy(() -> convert(data))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("more than 20");
    }

    @Test
    void givenNoRow_whenConverted_thenTheErrorSaysSo() throws IOException {
        Path data = Reading.file(folder, "a.jsonl", "");
        assertThatThrownBy(() -> convert(data))
                .isInstanceOf(InputException.class)
                .hasMessage("no row could be read: nothing to convert");
    }

    @Test
    void givenTheFolderTheDataAreIn_whenItWouldBeWrittenOver_thenThatIsRefused() throws IOException {
        Path data = Reading.file(folder, "out/data.jsonl.gz", Packed.gzip(Reading.bytes("{\"text\":\"x\"}\n")));
        byte[] before = Files.readAllBytes(data);
        assertThatThrownBy(() -> convert(data))
                .isInstanceOf(InputException.class)
                .hasMessage(data + " would be written over, and the data are read from there; choose another folder");
        assertThatThrownBy(() -> convert(Objects.requireNonNull(data.getParent())))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("would be written over");
        assertThat(data).hasBinaryContent(before);
    }

    @Test
    void givenAFailureHalfWay_whenConverted_thenNoFileAppears() {
        Row row = new Row(Page.ofText("x"), Map.of(), "a", 1);
        int[] passes = {0};
        RowSupply rows = (consumer, log) -> {
            consumer.accept(row);
            if (++passes[0] == 2) {
                throw new InputException("damaged");
            }
        };
        assertThatThrownBy(() -> Conversion.write(rows, List.of(), folder.resolve("out"), silent()))
                .hasMessage("damaged");
        assertThat(folder.resolve("out")).isEmptyDirectory();
    }

    private List<Conversion.Output> convert(Path from) {
        List<Path> inputs = List.of(from);
        return Conversion.write(RowSupply.of(inputs, ReadOptions.defaults()), inputs, folder.resolve("out"), silent());
    }

    private static SkipLog silent() {
        return new SkipLog(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), false);
    }

    private List<String> lines(String split) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(folder.resolve("out/" + split + ".jsonl.gz")))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
