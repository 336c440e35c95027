package dev.winnow.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What train leaves behind where it cannot succeed: one line, exit code 1, and every file as it was. */
class TrainOutcomesTest {
    private final Workplace workplace;

    TrainOutcomesTest(@TempDir Path folder) {
        this.workplace = new Workplace(folder);
    }

    @BeforeEach
    void writeData() throws IOException {
        workplace.write("good.jsonl", Articles.jsonLines(16));
        workplace.write("empty.jsonl", "");
        workplace.write("blank.jsonl", "\n\n\n");
        workplace.write("header.csv", "id,text,label\n");
        workplace.write("bad.jsonl", "nonsense\n");
        workplace.write("table.csv", "id,body,section\n1,words,sport\n");
        workplace.write("unknown.dat", "words of no format at all");
        workplace.write(
                "one-label.jsonl",
                Articles.articles(16).stream()
                        .map(article -> article.json().replace("\"money\"", "\"sport\""))
                        .collect(Collectors.joining("\n")));
        byte[] packed = Articles.gzip(Articles.jsonLines(400));
        workplace.write("cut.jsonl.gz", Arrays.copyOf(packed, packed.length / 2));
        workplace.write("utf16.jsonl", Articles.jsonLines(4).getBytes(StandardCharsets.UTF_16));
        workplace.write("old.winnow", "the model of yesterday");
        Files.createDirectory(workplace.path("folder"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    --data @empty.jsonl --head k=label           | empty.jsonl: nothing to train on: there is no row in it; give data
                    --data @blank.jsonl --head k=label           | blank.jsonl: nothing to train on: there is no row in it; give data
                    --data @header.csv --head k=label            | header.csv: nothing to train on: there is no row in it; give data
                    --data @folder --head k=label                | folder: nothing to train on: there is no row in it; give data
                    --data @missing.jsonl --head k=label         | missing.jsonl: there is no such file or folder; check the path
                    --data @good.jsonl @missing --head k=label   | missing: there is no such file or folder; check the path
                    --data @table.csv --head k=section           | table.csv:1: no column is named "text"; there are: id, body, section; name
                    --data @unknown.dat --head k=label           | its format cannot be told by name or content; say it with --data-format
                    --data @cut.jsonl.gz --head k=label          | cut.jsonl.gz: damaged or cut short after line
                    --data @utf16.jsonl --head k=label           | is in UTF-16, and UTF-8 is needed: convert it
                    --data @good.jsonl --data-format folder --head k=label | a file, not a folder; leave --data-format out
                    --data @one-label.jsonl --head k=label       | head k (field "label") has only one label, "sport"
                    --data @good.jsonl --head k=nope             | head k (field "nope") has no row to learn from: check the field's name
                    --data @good.jsonl --head k=label --values k=a,b | head k (field "label") has no row to learn from: check
                    --data @good.jsonl --head k=label --where split=never | nothing to train on: no row passes --where split=never; check
                    --data @good.jsonl --head k=label --weight-field nope | --weight-field nope: no row has a field of that name
                    --data @good.jsonl --head k=label --group-field nope  | --group-field nope: no row has a field of that name
                    --data @good.jsonl --head k=label --weight-field label | good.jsonl:1: the weight "sport" in field "label" is not a number
                    """)
    void saysWhatIsWrongAndWhereInOneLineAndLeavesTheOldModelAsItWas(String options, String said) {
        Map<String, String> before = workplace.contents();

        Workplace.Result result = workplace.winnow(("train --out @old.winnow " + options).split(" "));

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.errLines()).as(result.err()).hasSize(1);
        assertThat(result.err()).startsWith("winnow: ").contains(said);
        assertThat(workplace.contents()).isEqualTo(before);
    }

    @Test
    void whereNoRowCanBeReadTheReasonsComeFirst() {
        Map<String, String> before = workplace.contents();

        Workplace.Result result = workplace.winnow("train", "--data", "@bad.jsonl", "--head", "k=label", "--out", "@m");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.errLines()).hasSize(3);
        assertThat(result.errLines().get(0))
                .contains("bad.jsonl:1: not valid JSON")
                .endsWith("(row skipped)");
        assertThat(result.errLines().get(1)).isEqualTo("skipped 1: not valid JSON");
        assertThat(result.errLines().get(2))
                .startsWith("winnow: ")
                .contains("bad.jsonl: nothing to train on: no row of it could be read");
        assertThat(workplace.contents()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    @missing/m.winnow    | create it first
                    @folder              | is a folder; name a file in it
                    @good.jsonl          | good.jsonl is also what is read: name another file to write
                    @folder/../good.jsonl | is also what is read: name another file to write
                    @good.jsonl/m.winnow | good.jsonl; create it first
                    """)
    void refusesToWriteWhereItCannotOrMustNotBeforeItReads(String out, String said) {
        Map<String, String> before = workplace.contents();

        Workplace.Result result = workplace.winnow("train", "--data", "@good.jsonl", "--head", "k=label", "--out", out);

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.errLines()).hasSize(1);
        assertThat(result.err()).startsWith("winnow: ").contains(said);
        assertThat(workplace.contents()).isEqualTo(before);
    }

    @Test
    void aFullDiskIsToldAsWhatItIs() {
        assumeTrue(Files.exists(Path.of("/dev/full")), "there is no /dev/full here");

        Workplace.Result result =
                workplace.winnow("train", "--data", "@good.jsonl", "--head", "k=label", "--out", "/dev/full", "-q");

        assertThat(result)
                .isEqualTo(new Workplace.Result(
                        1, "", "winnow: /dev/full: the disk is full; free some space or choose another folder\n"));
    }

    @Test
    void aLabelWithOneExampleIsLearnedToo() {
        workplace.write("rare.jsonl", Articles.jsonLines(16) + "{\"text\":\"rain\",\"label\":\"weather\"}\n");

        Workplace.Result result =
                workplace.winnow("train", "--data", "@rare.jsonl", "--head", "k=label", "--out", "@m.winnow");

        assertThat(result.exit()).isZero();
        assertThat(result.errLines()).contains("k: single, 3 labels, 17 of 17 rows");
    }

    @Test
    void repeatedIdsAreNoFault() {
        workplace.write("twice.jsonl", Articles.jsonLines(16) + Articles.jsonLines(16));

        Workplace.Result result =
                workplace.winnow("train", "--data", "@twice.jsonl", "--head", "k=label", "--out", "@m.winnow");

        assertThat(result.exit()).isZero();
        assertThat(result.errLines()).contains("k: single, 2 labels, 32 of 32 rows");
    }
}
