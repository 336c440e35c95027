package dev.winnow.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What only shows in a process of its own: exit codes, pipes, signals. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ProcessTest {
    private final Workplace workplace;

    ProcessTest(@TempDir Path folder) {
        this.workplace = new Workplace(folder);
    }

    @BeforeEach
    void train() {
        workplace.write("a.jsonl", Articles.jsonLines(16));
        assertThat(workplace
                        .winnow(
                                "train",
                                "--data",
                                "@a.jsonl",
                                "--head",
                                "k=label",
                                "--folds",
                                "0",
                                "--out",
                                "@m.winnow")
                        .exit())
                .isZero();
    }

    @Test
    void exitCodesAre0ForDone1ForWrongInputAnd2ForAWrongCommandLine() throws Exception {
        assertThat(workplace.start("inspect", "@m.winnow").waitFor()).isZero();
        assertThat(workplace.start("inspect", "@missing.winnow").waitFor()).isEqualTo(1);
        assertThat(workplace.start("inspect", "--bogus").waitFor()).isEqualTo(2);
    }

    @Test
    void ofALiveStreamEachAnswerIsWrittenAtOnceTheOneToABadRowToo() throws Exception {
        Process process = workplace.start("classify", "--model", "@m.winnow", "-q");
        BufferedReader answers = process.inputReader(StandardCharsets.UTF_8);
        try (OutputStream rows = process.getOutputStream()) {
            for (String row :
                    List.of("{\"id\":\"1\",\"text\":\"goal\"}", "nonsense", "{\"id\":\"3\",\"text\":\"rates\"}")) {
                rows.write((row + "\n").getBytes(StandardCharsets.UTF_8));
                rows.flush();
                // Would wait for ever if the answer came with a later row.
                assertThat(answers.readLine()).contains(row.startsWith("{") ? row.substring(0, 8) : "\"error\"");
            }
        }
        assertThat(answers.readLine()).isNull();
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @Test
    void aReaderThatHasSeenEnoughIsNoError() throws Exception {
        workplace.write("many.jsonl", Articles.jsonLines(20_000));
        Process process = workplace.start("classify", "--model", "@m.winnow", "@many.jsonl");
        try (BufferedReader answers = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(answers.readLine()).startsWith("{\"id\":\"a0\"");
        }

        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void resultsThatCannotBeWrittenAreNoSuccess() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")), "there is no /dev/full here");
        for (String[] command : new String[][] {
            {"inspect", "@m.winnow"},
            {"classify", "--model", "@m.winnow", "@a.jsonl"},
            {"evaluate", "--model", "@m.winnow", "--data", "@a.jsonl"},
        }) {
            Process process = workplace.start(Path.of("/dev/full"), command);

            assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("winnow: standard output cannot be written (")
                    .hasLineCount(1);
            assertThat(process.waitFor()).isEqualTo(1);
        }
    }

    @Test
    void whatIsInterruptedLeavesNoHalfFile() throws Exception {
        Map<String, String> before = workplace.contents();
        Process process = workplace.start("classify", "--model", "@m.winnow", "-", "--out", "@answers.jsonl");
        try (OutputStream rows = process.getOutputStream()) {
            rows.write(workplace.bytes("a.jsonl"));
            rows.flush();
            while (workplace.folder().toFile().list().length == before.size() - 1) {
                Thread.sleep(20);
            }

            process.destroy();

            assertThat(process.waitFor()).isNotZero();
        }
        assertThat(workplace.contents()).isEqualTo(before);
    }

    @Test
    void whatCanBeReadOnlyOnceIsReadOnlyOnce() throws Exception {
        Path pipe = workplace.path("pipe.jsonl");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "there is no mkfifo here");
        Process process = workplace.start("train", "--data", "@pipe.jsonl", "--head", "k=label", "--out", "@p.winnow");
        try (OutputStream rows = Files.newOutputStream(pipe)) {
            rows.write(workplace.bytes("a.jsonl"));
        }

        assertThat(process.waitFor()).isZero();
        assertThat(workplace.winnow("inspect", "--provenance", "@p.winnow").out())
                .contains("\"unknown\"");
    }

    @Test
    void textBeyondAsciiIsPrintedInUtf8WhateverTheLocale() throws Exception {
        workplace.write("b.jsonl", Articles.jsonLines(16).replace("\"money\"", "\"économie\""));
        workplace.winnow("train", "--data", "@b.jsonl", "--head", "k=label", "--folds", "0", "--out", "@b.winnow");

        Process process = workplace.startInLocale("C", "inspect", "@b.winnow");

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("| économie | 8 |");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void standardOutputHoldsResultsOnly() throws Exception {
        Process process = workplace.start("train", "--data", "@a.jsonl", "--head", "k=label", "--out", "@n.winnow");

        assertThat(process.getInputStream().readAllBytes()).isEmpty();
        assertThat(process.errorReader(StandardCharsets.UTF_8).readLine()).startsWith("k: single");
        assertThat(process.waitFor()).isZero();
    }
}
