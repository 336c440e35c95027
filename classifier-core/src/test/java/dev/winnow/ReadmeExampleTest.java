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
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's example, word for word between the two marks: it compiles, and does what the README says. */
class ReadmeExampleTest {
    @TempDir
    private Path folder;

    @Test
    void givenTheExampleOfTheReadmeThenItRunsAndPrintsTopicsAndJson() throws IOException {
        Path model = folder.resolve("news.winnow");
        try (OutputStream out = Files.newOutputStream(model)) {
            TestBundles.tiny().write(out);
        }
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

        // README
        Classifier classifier = Classifier.open(model); // once; share it between threads

        Page page = Page.ofHtml("<title>Minister resigns</title><p>The minister said on Monday ...</p>");
        Classification result = classifier.classify(page.withId("page-1"));

        if (result.head("relevance").decision() == Decision.KEEP) {
            HeadResult topics = result.head("topics");
            for (String topic : topics.labels()) {
                out.println(topic + " " + topics.probability(topic));
            }
        }
        out.println(result.toJson());
        // README end

        assertThat(printed.toString(StandardCharsets.UTF_8).lines().toList())
                .hasSize(2)
                .satisfies(lines -> assertThat(lines.get(0)).startsWith("politics 0.95"))
                .satisfies(
                        lines -> assertThat(lines.get(1)).startsWith("{\"id\":\"page-1\",\"heads\":{\"relevance\":"));
    }
}
