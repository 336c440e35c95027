package dev.winnow.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.article.Page;
import dev.winnow.trainer.InputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLinesTest {
    @TempDir
    Path folder;

    private Reading read(String... lines) throws IOException {
        return Reading.of(Reading.file(folder, "a.jsonl", lines));
    }

    @Test
    void givenAllFields_whenRead_thenThePageHasThemAndTheRestAreFields() throws IOException {
        Row row = read("""
                {"id":"7","url":"https://a.example/","title":"T","text":"x","html":"<p>","lang":"en","main":"sport"}""").only();
        assertThat(row.page()).isEqualTo(new Page("7", "https://a.example/", "T", "x", "<p>", "en"));
        assertThat(row.fields()).isEqualTo(Map.of("main", List.of("sport")));
        assertThat(row.place()).isEqualTo(folder.resolve("a.jsonl") + ":1");
    }

    @Test
    void givenScalarsAndArrays_whenRead_thenTheyAreStringsInTheirOrder() throws IOException {
        Row row = read("""
                {"text":"x","n":1.50e2,"yes":true,"no":false,"none":null,"labels":["b",null,"a",3],"empty":[]}""").only();
        assertThat(row.fields())
                .isEqualTo(Map.of(
                        "n", List.of("1.50e2"),
                        "yes", List.of("true"),
                        "no", List.of("false"),
                        "labels", List.of("b", "a", "3"),
                        "empty", List.of()));
    }

    @Test
    void givenNestedValues_whenRead_thenTheyAreLeftOut() throws IOException {
        Row row = read("""
                {"o":{"text":"no","deep":[1,{"a":2}]},"text":"x","l":["a",{"b":1}],"m":[["a"],"b"],"k":"v"}""").only();
        assertThat(row.fields()).isEqualTo(Map.of("k", List.of("v")));
        assertThat(row.page().text()).isEqualTo("x");
    }

    @Test
    void givenNoId_whenRead_thenTheIdIsFileAndLine() throws IOException {
        List<Row> rows =
                read("", "{\"text\":\"a\"}", "  ", "{\"id\":42,\"text\":\"b\"}").rows();
        assertThat(rows).extracting(row -> row.page().id()).containsExactly(folder.resolve("a.jsonl") + ":2", "42");
        assertThat(rows).extracting(Row::line).containsExactly(2L, 4L);
    }

    @Test
    void givenOtherFieldNames_whenRead_thenTheyAreThePageAndNotFields() throws IOException {
        Path file = Reading.file(folder, "a.jsonl", "{\"body\":\"b\",\"head\":\"h\",\"key\":\"k\",\"text\":\"kept\"}");
        Row row = Reading.of(ReadOptions.defaults().withFields(new FieldNames("body", "head", "key")), file)
                .only();
        assertThat(row.page()).isEqualTo(new Page("k", null, "h", "b", null, null));
        assertThat(row.fields()).isEqualTo(Map.of("text", List.of("kept")));
    }

    @Test
    void givenOneFieldForTextAndTitle_whenRead_thenItIsTheText() throws IOException {
        Path file = Reading.file(folder, "a.jsonl", "{\"title\":\"x\"}");
        Page page = Reading.of(ReadOptions.defaults().withFields(new FieldNames("title", "title", "id")), file)
                .only()
                .page();
        assertThat(page.text()).isEqualTo("x");
        assertThat(page.title()).isNull();
    }

    @Test
    void givenAnEmptyText_whenRead_thenItIsARow() throws IOException {
        assertThat(read("{\"text\":\"\"}").only().page().text()).isEmpty();
    }

    @Test
    void givenOnlyATitle_whenRead_thenItIsARow() throws IOException {
        assertThat(read("{\"title\":\"t\"}").only().page().text()).isNull();
    }

    @Test
    void givenLoneSurrogatesAndNuls_whenRead_thenTheyAreKept() throws IOException {
        Page page = read("{\"text\":\"a\\ud800b\\u0000c\u0000d\",\"title\":\"\\udc00\"}")
                .only()
                .page();
        assertThat(page.text()).isEqualTo("a\ud800b\0c\0d");
        assertThat(page.title()).isEqualTo("\udc00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"text\":\"x\"                       | not valid JSON",
                "{\"text\":\"x                         | not valid JSON",
                "{\"text\":x}                          | not valid JSON",
                "{\"text\":NaN}                        | not valid JSON",
                "hello                                 | not valid JSON",
                "[\"text\"]                            | not a JSON object",
                "\"text\"                              | not a JSON object",
                "null                                  | not a JSON object",
                "{\"text\":\"x\"} {\"text\":\"y\"}     | more than one JSON value on the line",
                "{\"text\":\"x\"} trailing             | not valid JSON",
                "{\"text\":1}                          | not a string",
                "{\"text\":[\"x\"]}                    | not a string",
                "{\"text\":\"x\",\"id\":{}}            | not a string",
                "{\"text\":\"x\",\"id\":true}          | not a string",
                "{}                                    | no text, title or html",
                "{\"text\":null,\"label\":\"a\"}       | no text, title or html",
                "{\"text\":\"x\",\"text\":\"y\"}       | a field twice",
                "{\"text\":\"x\",\"text\":null}        | a field twice",
                "{\"text\":\"x\",\"a\":null,\"a\":1}   | a field twice",
                "{\"text\":\"x\",\"a\":1,\"a\":{}}     | a field twice"
            })
    void givenABadLine_whenRead_thenItIsCountedWithItsPlaceAndTheNextIsRead(String bad, String reason)
            throws IOException {
        Reading reading = read("{\"text\":\"before\"}", bad, "{\"text\":\"after\"}");
        assertThat(reading.texts()).containsExactly("before", "after");
        assertThat(reading.skipped()).isEqualTo(Map.of(reason, 1L));
        assertThat(reading.printed())
                .startsWith(folder.resolve("a.jsonl") + ":2: " + reason)
                .endsWith("(row skipped)\n")
                .hasLineCount(1);
    }

    @Test
    void givenNestingBeyondTheLimit_whenRead_thenItIsABadRow() throws IOException {
        Reading reading = read("{\"text\":\"x\",\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");
        assertThat(reading.skipped()).containsOnlyKeys("not valid JSON");
    }

    @Test
    void givenAStringBeyondTheLimit_whenRead_thenItIsABadRowAndTheNextIsRead() throws IOException {
        Reading reading = read("{\"text\":\"" + "x".repeat(50_000_001) + "\"}", "{\"text\":\"after\"}");
        assertThat(reading.skipped()).containsOnlyKeys("not valid JSON");
        assertThat(reading.texts()).containsExactly("after");
    }

    @Test
    void givenAnArrayFile_whenRead_thenTheErrorSaysHowToConvertIt() throws IOException {
        Path file = Reading.file(folder, "a.json", "[", "{\"text\":\"x\"}", "]");
        assertThatThrownBy(() -> Reading.of(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("a.json:1: a JSON array")
                .hasMessageContaining("jq -c");
    }

    @Test
    void givenStrict_whenARowIsBad_thenReadingStopsThere() throws IOException {
        Path file = Reading.file(folder, "a.jsonl", "{\"text\":\"x\"}", "{", "{\"text\":\"y\"}");
        assertThatThrownBy(() -> Reading.of(ReadOptions.defaults().withStrict(), file))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file + ":2: not valid JSON")
                .hasMessageContaining("--strict");
    }

    @Test
    void givenAFileThatEndsWithoutANewline_whenRead_thenItsLastRowIsRead() throws IOException {
        Path file = Reading.file(folder, "a.jsonl", Reading.bytes("{\"text\":\"a\"}\r\n{\"text\":\"b\"}"));
        assertThat(Reading.of(file).texts()).containsExactly("a", "b");
    }

    @Test
    void givenAnEmptyFile_whenRead_thenThereIsNoRowAndNoComplaint() throws IOException {
        Reading reading = Reading.of(Reading.file(folder, "a.jsonl", new byte[0]));
        assertThat(reading.rows()).isEmpty();
        assertThat(reading.printed()).isEmpty();
    }
}
