package dev.winnow.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.article.Page;
import dev.winnow.trainer.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
    @TempDir
    Path folder;

    @Test
    void givenSubFolders_whenRead_thenTheFirstNamesTheLabelAndTheOrderIsByName() throws IOException {
        Reading.file(folder, "sport/b.txt", "two");
        Reading.file(folder, "sport/a/deep.txt", "one");
        Reading.file(folder, "economy/c.HTM", "<p>zero");
        Reading.file(folder, "top.txt", "three");
        Reading reading = Reading.of(folder);
        assertThat(reading.rows())
                .extracting(row -> row.page().id())
                .containsExactly(
                        folder.resolve("economy/c.HTM").toString(),
                        folder.resolve("sport/a/deep.txt").toString(),
                        folder.resolve("sport/b.txt").toString(),
                        folder.resolve("top.txt").toString());
        assertThat(reading.rows())
                .extracting(row -> row.values("label"))
                .containsExactly(List.of("economy"), List.of("sport"), List.of("sport"), List.of());
        assertThat(reading.rows().get(0).page().html()).isEqualTo("<p>zero\n");
        assertThat(reading.skipped()).isEmpty();
    }

    @Test
    void givenAFirstLineWithABlankOneAfterIt_whenATextIsRead_thenItIsTheTitle() throws IOException {
        assertThat(page("Title\n\nBody\nmore\n")).isEqualTo(Page.ofText("Title", "Body\nmore\n"));
        assertThat(page("Title \r\n \r\nBody")).isEqualTo(Page.ofText("Title", "Body"));
        assertThat(page("Body\nmore\n\nlast")).isEqualTo(Page.ofText("Body\nmore\n\nlast"));
        assertThat(page("\n\nBody")).isEqualTo(Page.ofText("\n\nBody"));
        assertThat(page("[]\n\nBody\n")).isEqualTo(Page.ofText("[]\n\nBody\n"));
        assertThat(page("Body")).isEqualTo(Page.ofText("Body"));
        assertThat(page("")).isEqualTo(Page.ofText(""));
    }

    private Page page(String text) throws IOException {
        Page page = Reading.of(Reading.file(folder, "page.txt", Reading.bytes(text)))
                .only()
                .page();
        return page.withId(null);
    }

    @Test
    void givenDataFiles_whenAFolderIsRead_thenTheirRowsAre() throws IOException {
        Reading.file(folder, "a.jsonl", "{\"text\":\"one\",\"label\":\"own\"}");
        Reading.file(folder, "sub/b.csv", "text", "two");
        Reading reading = Reading.of(folder);
        assertThat(reading.texts()).containsExactly("one", "two");
        assertThat(reading.rows()).extracting(row -> row.values("label")).containsExactly(List.of("own"), List.of());
    }

    @Test
    void givenHiddenFilesLinksAndOtherFiles_whenRead_thenTheyArePassedOver() throws IOException {
        Path outside = Reading.file(Files.createDirectory(folder.resolve("outside")), "secret.txt", "secret");
        Path data = Files.createDirectory(folder.resolve("data"));
        Reading.file(data, "a/.hidden.txt", "hidden");
        Reading.file(data, ".git/a.txt", "hidden");
        Reading.file(data, "a/notes.md", "notes");
        Files.createSymbolicLink(data.resolve("link.txt"), outside);
        Files.createSymbolicLink(data.resolve("loop"), data);
        Reading reading = Reading.of(ReadOptions.defaults().withStrict(), data);
        assertThat(reading.rows()).isEmpty();
        assertThat(reading.skipped())
                .containsEntry("a symbolic link", 2L)
                .containsEntry("no name of a text, HTML or data file", 1L);
        assertThat(reading.printed()).contains("a/notes.md: no name of a text, HTML or data file (file ignored");
    }

    @Test
    void givenTheFormatPage_whenAFolderIsRead_thenEveryFileIsAPage() throws IOException {
        Reading.file(folder, "rec.autos/102994", "From: x", "y");
        Row row = Reading.of(ReadOptions.defaults().withFormat(DataFormat.PAGE), folder)
                .only();
        assertThat(row.values("label")).containsExactly("rec.autos");
        assertThat(row.page().text()).isEqualTo("From: x\ny\n");
    }

    @Test
    void givenTheFormatFolder_whenRead_thenAFolderIsReadAndAFileIsRefused() throws IOException {
        ReadOptions options = ReadOptions.defaults().withFormat(DataFormat.FOLDER);
        Path file = Reading.file(folder, "a/x.txt", "x");
        assertThat(Reading.of(options, folder).only().values("label")).containsExactly("a");
        assertThatThrownBy(() -> Reading.of(options, file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("not a folder");
    }

    @Test
    void givenPackedPages_whenRead_thenTheyAreUnpacked() throws IOException {
        Reading.file(folder, "a/x.html.gz", Packed.gzip(Reading.bytes("<p>x")));
        assertThat(Reading.of(folder).only().page().html()).isEqualTo("<p>x");
    }
}
