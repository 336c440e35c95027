package dev.winnow.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.article.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages made to break a reader. The timeout only tells a hang from work; it is no claim of speed. */
@Timeout(120)
class HostilePagesTest {
    private static final String SENTENCE =
            "The council met on Monday and put off its vote on the tram to the harbour. ";

    private final PageReader reader = new PageReader();

    @ParameterizedTest
    @ValueSource(
            strings = {"div", "b", "a", "ul><li", "table><tr><td", "blockquote", "font", "svg", "template", "p", "h1"})
    void givenAHundredThousandNestedTags_whenRead_thenTheStackHolds(String tag) {
        Reading reading = html("<p>" + SENTENCE.repeat(5) + "</p>" + ("<" + tag + ">").repeat(100_000) + "deep");

        assertThat(reading.blocks()).isNotEmpty();
        assertThat(reading.blocks().get(0).text()).startsWith("The council met");
    }

    @Test
    void givenATenMegabyteLine_whenReadAsHtml_thenItsBeginningIsReadAndSaidToBe() {
        Reading reading = html("<p>" + "tram ".repeat(2_000_000));

        assertThat(reading.truncated()).isTrue();
        assertThat(reading.blocks().get(0).text()).hasSizeLessThanOrEqualTo(HtmlSource.MOST_CHARACTERS);
    }

    @Test
    void givenATenMegabyteLine_whenReadAsText_thenItIsKept() {
        String text = "tram ".repeat(2_000_000);

        assertThat(reader.read(Page.ofText(text)).text()).isEqualTo(text);
    }

    @Test
    void givenAMillionLines_whenReadAsText_thenThereIsAnArticle() {
        assertThat(reader.read(Page.ofText("Next Article\nA tram came by.\n".repeat(500_000)))
                        .text())
                .startsWith("A tram came by.");
    }

    @Test
    void givenAMillionAttributes_whenRead_thenItsTextIsRead() {
        StringBuilder html = new StringBuilder("<p>" + SENTENCE.repeat(8) + "<p ");
        for (int i = 0; i < 1_000_000; i++) {
            html.append('a').append(i).append(' ');
        }
        html.append('>');

        assertThat(html(html.toString()).article().text()).contains("The council met");
    }

    @Test
    void givenAMillionClassNames_whenRead_thenItsTextIsRead() {
        String html = "<p class='" + "tram-line ".repeat(300_000) + "'>" + SENTENCE.repeat(8);

        assertThat(html(html).article().text()).contains("The council met");
    }

    @Test
    void givenMoreTagsThanTheLimit_whenRead_thenTheBeginningIsReadAndSaidToBe() {
        Reading reading = html("<p>" + SENTENCE.repeat(8) + "</p>" + "<i>x</i>".repeat(HtmlSource.MOST_TAGS));

        assertThat(reading.truncated()).isTrue();
        assertThat(reading.article().text()).contains("The council met");
    }

    @Test
    void givenEntityBombs_whenRead_thenNothingExpands() {
        StringBuilder html = new StringBuilder("<!DOCTYPE p [<!ENTITY a \"ha\">");
        for (char c = 'b'; c < 'z'; c++) {
            html.append("<!ENTITY ")
                    .append(c)
                    .append(" \"")
                    .append(("&" + (char) (c - 1) + ";").repeat(10))
                    .append("\">");
        }
        html.append("]><p>&y;").append("&amp;&lt;&#x41;&#99999999;&#xD83D;".repeat(20_000));

        assertThat(html(html.toString()).article().text().length()).isLessThan(2_000_000);
    }

    @Test
    void givenNulsAndALoneSurrogate_whenRead_thenTheTextAroundIsRead() {
        assertThat(html("<p>" + SENTENCE.repeat(4) + "\0\0 one \uD83D two</p>")
                        .article()
                        .text())
                .contains("one", "two");
        assertThat(reader.read(Page.ofText("\0\uD83D\n\uDC00 three\nfour")).text())
                .contains("three", "four");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\n\n",
                "\0",
                "\uFEFF",
                "<",
                "<!--",
                "<script>",
                "<title>",
                "<plaintext>",
                "<frameset>"
            })
    void givenNothing_whenRead_thenTheArticleIsAllButEmpty(String html) {
        assertThat(html(html).article().text().length()).isLessThanOrEqualTo(1);
    }

    @Test
    void givenAPdfOrGzipAsHtml_whenRead_thenThereIsNoArticle() throws IOException {
        Random random = new Random(4);
        byte[] noise = new byte[60_000];
        random.nextBytes(noise);
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write((SENTENCE.repeat(400)).getBytes(StandardCharsets.UTF_8));
        }
        String pdf = "%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj stream "
                + new String(noise, StandardCharsets.ISO_8859_1) + " endstream";

        assertThat(html(pdf).blocks()).isEmpty();
        assertThat(html(new String(gzip.toByteArray(), StandardCharsets.ISO_8859_1))
                        .blocks())
                .isEmpty();
        assertThat(html(new String(gzip.toByteArray(), StandardCharsets.UTF_8)).blocks())
                .isEmpty();
    }

    @Test
    void givenInvalidUtf8_whenDecodedAndRead_thenWhatIsValidIsRead() {
        byte[] bytes = ("<meta charset=utf-8><p>" + SENTENCE.repeat(4) + "caf\u00e9?</p>")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(html(HtmlEncoding.decode(bytes)).article().text()).contains("The council met", "caf");
    }

    private Reading html(String html) {
        return reader.readBlocks(Page.ofHtml(html));
    }
}
