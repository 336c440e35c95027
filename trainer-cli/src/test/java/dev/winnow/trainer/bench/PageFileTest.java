package dev.winnow.trainer.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.article.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageFileTest {
    @TempDir
    private Path folder;

    @Test
    void givenPagesThenTheyAreReadAsTheyWereWritten() throws IOException {
        List<Page> pages = List.of(
                Page.ofText("Prüm \uD83D\uDE00", "Zwei\nZeilen"),
                Page.ofText(""),
                Page.ofHtml("<p>" + "x".repeat(100_000)),
                new Page(null, null, "only a title", null, null, null));

        PageFile.write(folder.resolve("pages"), pages);

        assertThat(PageFile.read(folder.resolve("pages"))).isEqualTo(pages);
    }

    @Test
    void givenAPageThenItsSizeIsThatOfWhatIsClassified() {
        assertThat(PageFile.bytes(Page.ofText("ü", "ab"))).isEqualTo(4);
        assertThat(PageFile.bytes(new Page(null, null, "t", "text", "<p>ü", null)))
                .isEqualTo(5);
    }
}
