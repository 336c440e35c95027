package dev.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.article.Page;
import dev.winnow.model.Decision;
import dev.winnow.model.HeadResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's example, word for word between the two marks: it compiles, and does what the README says. */
class ReadmeExampleTest {
    private static final java.nio.file.Path README = java.nio.file.Path.of("..", "README.md");
    private static final java.nio.file.Path SOURCE =
            java.nio.file.Path.of("src", "test", "java", "dev", "winnow", "ReadmeExampleTest.java");

    @TempDir
    private static java.nio.file.Path folder;

    /** Puts the README's file into the test's folder. */
    private static final class Path {
        static java.nio.file.Path of(String name) {
            return folder.resolve(name);
        }
    }

    @Test
    void givenTheExampleOfTheReadmeThenItRunsAndPrintsTopicsAndJson() throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("news.winnow"))) {
            TestBundles.tiny().write(out);
        }
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream console = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            example();
        } finally {
            System.setOut(console);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8).lines().toList())
                .hasSize(2)
                .satisfies(lines -> assertThat(lines.get(0)).startsWith("politics 0.95"))
                .satisfies(lines -> assertThat(lines.get(1)).startsWith("{\"heads\":{\"relevance\":{"));
    }

    private static void example() throws IOException {
        // README
        Classifier classifier = Classifier.open(Path.of("news.winnow")); // once; share it between threads

        Classification answer = classifier.classify(Page.ofText(
                "Talks resume", "Delegations of the two governments met again on Tuesday to discuss a ceasefire."));

        HeadResult relevance = answer.head("relevance");
        if (relevance.decision() == Decision.KEEP) {
            HeadResult topics = answer.head("topics");
            for (String label : topics.labels()) {
                System.out.println(label + " " + topics.probability(label));
            }
        }
        System.out.println(answer.toJson());
        // README end
    }

    @Test
    void givenTheReadmeThenItShowsThisExample() throws IOException {
        String source = Files.readString(SOURCE);
        String example = source.substring(source.indexOf("// README\n") + 10, source.lastIndexOf("// README end\n"));

        assertThat(Files.readString(README)).containsIgnoringWhitespaces(example);
    }
}
