package dev.winnow.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.trainer.InputException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a.jsonl | {\"text\":\"a\"}  | {\"text\":\"caf\u00e9\"} | 13",
                "a.tsv   | text              | caf\u00e9                | 4",
                "a.csv   | text              | caf\u00e9                | 4",
                "a.ft    | __label__a a      | caf\u00e9                | 4"
            })
    void givenAByteThatIsNotUtf8_whenLinesAreRead_thenTheRowIsSkippedAndItsByteNamed(
            String name, String first, String bad, int column) throws IOException {
        Path file = Reading.file(folder, name, Reading.latin1(first + "\n" + bad + "\n" + first + "\n"));
        Reading reading = Reading.of(file);
        assertThat(reading.skipped()).isEqualTo(Map.of("not UTF-8", 1L));
        assertThat(reading.printed())
                .isEqualTo(file + ":2: not UTF-8 (byte 0xE9 at column " + column + ") (row skipped)\n");
        assertThat(reading.rows()).isNotEmpty();
    }

    @Test
    void givenABadByteInsideAQuotedCell_whenCsvIsRead_thenTheWholeRecordIsOneBadRow() throws IOException {
        Path file = Reading.file(folder, "a.csv", Reading.latin1("text,label\n\"a\ncaf\u00e9\nb\",x\nc,y\n"));
        Reading reading = Reading.of(file);
        assertThat(reading.texts()).containsExactly("c");
        assertThat(reading.printed()).isEqualTo(file + ":3: not UTF-8 (byte 0xE9 at column 4) (row skipped)\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jsonl", "a.csv", "a.tsv", "a.ft", "a.txt", "a.html", "unnamed"})
    void givenAUtf8ByteOrderMark_whenRead_thenItIsNoPartOfTheText(String name) throws IOException {
        String content = switch (name) {
            case "a.jsonl", "unnamed" -> "{\"text\":\"é\"}";
            case "a.csv", "a.tsv" -> "text\né";
            default -> "é";
        };
        Row row = Reading.of(Reading.file(folder, name, Reading.bytes("\uFEFF" + content)))
                .only();
        assertThat(name.equals("a.html") ? row.page().html() : row.page().text())
                .isEqualTo("é");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jsonl", "a.csv", "a.tsv", "a.ft"})
    void givenUtf16_whenLinesAreRead_thenTheErrorSaysHowToConvert(String name) throws IOException {
        Path file = Reading.file(folder, name, "\uFEFFtext".getBytes(StandardCharsets.UTF_16LE));
        assertThatThrownBy(() -> Reading.of(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(file + " is in UTF-16")
                .hasMessageContaining("iconv");
    }

    @Test
    void givenUtf16WithItsMark_whenAPageIsRead_thenItIsDecoded() throws IOException {
        byte[] content = "\uFEFF<p>é".getBytes(StandardCharsets.UTF_16BE);
        assertThat(Reading.of(Reading.file(folder, "a.html", content))
                        .only()
                        .page()
                        .html())
                .isEqualTo("<p>é");
        assertThat(Reading.of(Reading.file(folder, "a.txt", content))
                        .only()
                        .page()
                        .text())
                .isEqualTo("<p>é");
    }

    @Test
    void givenHtmlThatIsNotUtf8_whenRead_thenItIsTakenForWindows1252() throws IOException {
        byte[] content = "<p>caf\u00e9 \u20ac\u201cx\u201d".getBytes(Charset.forName("windows-1252"));
        assertThat(Reading.of(Reading.file(folder, "a.html", content))
                        .only()
                        .page()
                        .html())
                .isEqualTo("<p>caf\u00e9 \u20ac\u201cx\u201d");
    }

    @Test
    void givenATextPageThatIsNotUtf8_whenRead_thenItIsABadRowAtItsLine() throws IOException {
        Path file = Reading.file(folder, "a.txt", Reading.latin1("one\ntwo caf\u00e9\n"));
        assertThat(Reading.of(file).printed())
                .isEqualTo(file + ":2: not UTF-8 (byte 0xE9 at column 8) (row skipped)\n");
    }

    @Test
    void givenNulBytes_whenRead_thenTheyAreText() throws IOException {
        assertThat(Reading.of(Reading.file(folder, "a.csv", Reading.bytes("text\na\0b\n")))
                        .texts())
                .containsExactly("a\0b");
        assertThat(Reading.of(Reading.file(folder, "a.ft", Reading.bytes("\0\0\0\n")))
                        .texts())
                .containsExactly("\0\0\0");
        Reading lines =
                Reading.of(Reading.file(folder, "a.jsonl", Reading.bytes("\0\0\0{\n{\0\"\0\n{\"text\":\"a\"}\n")));
        assertThat(lines.texts()).containsExactly("a");
        assertThat(lines.skipped().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(2);
    }
}
