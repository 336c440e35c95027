package dev.winnow.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class DatasetsCommandTest {
    @TempDir
    Path folder;

    /** What a run ended with and printed. */
    private record Run(int exitCode, String out, String err) {}

    @Test
    void givenTheCatalogue_whenListed_thenEveryCardHasALineAndOneCanBeReadWhole() {
        Run table = run("datasets", "list");
        assertThat(table.exitCode()).isZero();
        assertThat(table.out().lines()).hasSizeGreaterThan(5).anyMatch(line -> line.startsWith("20-newsgroups"));
        assertThat(run("datasets", "list", "ag-news").out())
                .startsWith("ag-news: AG News")
                .contains("120,000");
        Run unknown = run("datasets", "list", "nope");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.err()).startsWith("winnow: the catalogue has no data set \"nope\"");
    }

    @Test
    void givenTheSample_whenFetchedAndCounted_thenTheCountsAreOfAllItsRows() throws IOException {
        Path to = folder.resolve("sample");
        Run fetched = run("datasets", "fetch", "sample", "--to", to.toString());
        assertThat(fetched.out())
                .isEqualTo(to.resolve("test.jsonl.gz") + ": 35 rows\n" + to.resolve("train.jsonl.gz") + ": 85 rows\n");
        assertThat(fetched.err()).isEqualTo("terms: Apache License 2.0, as the project itself\n");
        Path json = folder.resolve("counts.json");
        Run stats = run("datasets", "stats", "--data", to.toString(), "--json", json.toString());
        assertThat(stats.out()).contains("field label: 2 different values in 120 rows");
        JsonNode counts = new JsonMapper().readTree(Files.readString(json));
        assertThat(counts.path("rows").asLong()).isEqualTo(120);
        assertThat(counts.path("fields").path("label").path("top").path("junk").asLong())
                .isEqualTo(60);
        assertThat(counts.path("chars").path("median").asLong()).isPositive();
    }

    @Test
    void givenACsvFile_whenConverted_thenItsRowsAreJsonLines() throws IOException {
        Path table = Files.writeString(folder.resolve("t.csv"), "body,section\nA text,sport\n");
        Run run = run(
                "datasets",
                "convert",
                "--from",
                table.toString(),
                "--text-field",
                "body",
                "--to",
                folder.resolve("o").toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo(folder.resolve("o/data.jsonl.gz") + ": 1 rows\n");
        Run stats = run("datasets", "stats", "--data", folder.resolve("o").toString());
        assertThat(stats.out()).contains("field section: 1 different values in 1 rows");
    }

    @Test
    void givenAFilterForASetWithItsOwnConverter_whenConverted_thenItIsRefusedAndNotIgnored() {
        Run run = run("datasets", "convert", "bbc-news", "--from", folder.toString(), "--to", "o", "--where", "a=b");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("winnow: bbc-news has a converter of its own");
    }

    @Test
    void givenStandardInputOrNoRows_whenConvertedOrCounted_thenOneLineSaysWhatToDo() throws IOException {
        assertThat(run("datasets", "convert", "--from", "-", "--to", "o").err())
                .isEqualTo("winnow: --from -: standard input cannot be read twice, as is needed; name a file\n");
        Path empty = Files.writeString(folder.resolve("a.jsonl"), "");
        Run stats = run("datasets", "stats", "--data", empty.toString());
        assertThat(stats.exitCode()).isEqualTo(1);
        assertThat(stats.err()).isEqualTo("winnow: no row could be read: nothing to count\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "fetch", "convert", "stats"})
    void givenAnyOfTheCommands_whenAskedForHelp_thenItShowsExamples(String command) {
        Run run = run("datasets", command, "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Example").contains("winnow datasets " + command);
    }

    private static Run run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        StringWriter said = new StringWriter();
        PrintStream systemOut = System.out;
        PrintStream systemErr = System.err;
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
            CommandLine winnow = Winnow.commandLine();
            winnow.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
            winnow.setErr(new PrintWriter(said, true));
            int exitCode = winnow.execute(arguments);
            return new Run(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8) + said);
        } finally {
            System.setOut(systemOut);
            System.setErr(systemErr);
        }
    }
}
