package dev.winnow.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.trainer.InputException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataFormatTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "a.jsonl, JSONL",
        "a.ndjson, JSONL",
        "a.JSON, JSONL",
        "a.jsonl.gz, JSONL",
        "a.csv.zst, CSV",
        "a.tsv, TSV",
        "a.ft, FASTTEXT",
        "a.txt, PAGE",
        "a.html, PAGE",
        "a.HTM, PAGE",
        "a.b.csv, CSV"
    })
    void givenATellingName_whenDetected_thenTheNameDecides(String name, DataFormat format) throws IOException {
        assertThat(DataFormat.detect(Reading.file(folder, name, "prose without any sign")))
                .isEqualTo(format);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\":\"x\"} | JSONL",
                "__label__a text  | FASTTEXT",
                "<!doctype html>  | PAGE",
                "id,text,label    | CSV",
                "id;text;label    | CSV",
                "id<TAB>text      | TSV"
            })
    void givenNoTellingName_whenDetected_thenTheContentDecides(String content, DataFormat format) throws IOException {
        byte[] bytes = Reading.bytes("\n  " + content.replace("<TAB>", "\t") + "\n");
        assertThat(DataFormat.detect(Reading.file(folder, "data", bytes))).isEqualTo(format);
        assertThat(DataFormat.detect(Reading.file(folder, "data.bin", Packed.gzip(bytes))))
                .isEqualTo(format);
    }

    @Test
    void givenATextFileOfLabels_whenDetected_thenItIsFastText() throws IOException {
        assertThat(DataFormat.detect(Reading.file(folder, "cooking.txt", "__label__a b")))
                .isEqualTo(DataFormat.FASTTEXT);
    }

    @Test
    void givenAFolder_whenDetected_thenItIsOne() throws IOException {
        assertThat(DataFormat.detect(folder)).isEqualTo(DataFormat.FOLDER);
    }

    @Test
    void givenNoSign_whenDetected_thenTheErrorNamesTheOption() throws IOException {
        Path file = Reading.file(folder, "data", "prose without any sign");
        assertThatThrownBy(() -> DataFormat.detect(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(file + ": its format cannot be told")
                .hasMessageContaining("--data-format");
    }

    @Test
    void givenAFormat_whenRead_thenItOverridesTheName() throws IOException {
        Path file = Reading.file(folder, "a.csv", "{\"text\":\"x\"}");
        assertThat(Reading.of(ReadOptions.defaults().withFormat(DataFormat.JSONL), file)
                        .texts())
                .containsExactly("x");
    }

    @Test
    void givenStandardInput_whenRead_thenItsFirstBytesTellTheFormatOrItIsJsonLines() {
        ReadOptions options = ReadOptions.defaults();
        Row row = Reading.ofStandardInput(options, Reading.bytes("{\"text\":\"x\"}"))
                .only();
        assertThat(row.page().id()).isEqualTo("stdin:1");
        assertThat(Reading.ofStandardInput(options, Reading.bytes("__label__a b"))
                        .only()
                        .values("label"))
                .containsExactly("a");
        assertThat(Reading.ofStandardInput(options, Reading.bytes("<p>x"))
                        .only()
                        .page()
                        .html())
                .isEqualTo("<p>x");
        assertThat(Reading.ofStandardInput(options, Reading.bytes("prose")).printed())
                .startsWith("stdin:1: not valid JSON");
        assertThat(Reading.ofStandardInput(options, new byte[0]).rows()).isEmpty();
    }
}
