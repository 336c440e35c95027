package dev.winnow.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.article.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of a page is in sight, and what is read where little is. */
class HtmlReadingTest {
    private static final String FIRST =
            "The council put off its vote on the harbour tram until divers have seen the quay walls, it said on Monday.";
    private static final String SECOND =
            "Shopkeepers along the route had already moved their delivery times and were angry about the long delay.";
    private static final String THIRD =
            "The line was to carry eleven thousand passengers a day between the station and the fish market in town.";
    private static final String FOURTH =
            "A second vote is expected before the summer, after the auditors have published their own figures of cost.";
    private static final String STORY =
            "<article><p>" + FIRST + "</p><p>" + SECOND + "</p><p>" + THIRD + "</p><p>" + FOURTH + "</p></article>";

    private final PageReader reader = new PageReader();

    @Test
    void givenAStoryInSight_whenRead_thenHiddenAndScriptlessPartsAreNot() {
        Reading reading = read(STORY + "<div hidden><p>" + SECOND.replace("Shop", "Hidden shop")
                + "</p></div><noscript><p>Please switch scripts on.</p></noscript>");

        assertThat(texts(reading)).containsExactly(FIRST, SECOND, THIRD, FOURTH);
        assertThat(reading.article().text()).isEqualTo(String.join("\n", FIRST, SECOND, THIRD, FOURTH));
    }

    @Test
    void givenAStoryThatOnlyScriptsWouldShow_whenRead_thenItIsReadAllTheSame() {
        assertThat(read("<div hidden id=S:0>" + STORY + "</div>").article().text())
                .contains(FIRST, FOURTH);
        assertThat(read("<div id=app></div><noscript>" + STORY + "</noscript>")
                        .article()
                        .text())
                .contains(FIRST, FOURTH);
    }

    @Test
    void givenAStoryInJsonLdAlone_whenRead_thenItIsTaken() {
        String body = String.join("\\n\\n", FIRST, SECOND, THIRD, FOURTH);
        Reading reading = read("<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":\"" + body
                + "\"}</script><div class=app>Loading</div>");

        assertThat(reading.article().text()).isEqualTo(String.join("\n", FIRST, SECOND, THIRD, FOURTH));
    }

    @Test
    void givenAnotherStoryInJsonLd_whenRead_thenThePageDecides() {
        Reading reading = read("<script type=application/ld+json>{\"articleBody\":\"" + "Something else. ".repeat(100)
                + "\"}</script>" + STORY);

        assertThat(reading.article().text()).startsWith(FIRST).doesNotContain("Something else");
    }

    @Test
    void givenBrokenJsonLd_whenRead_thenItIsPassedOver() {
        for (String json : List.of(
                "{\"articleBody\":",
                "{\"articleBody\":\"",
                "{\"articleBody\":\"\\u12",
                "{\"articleBody\" \"a\\",
                "{]")) {
            assertThat(read("<script type=application/ld+json>" + json + "</script>" + STORY)
                            .article()
                            .text())
                    .startsWith(FIRST);
        }
    }

    @Test
    void givenKinds_whenRead_thenBlocksHaveTheirs() {
        Reading reading = read(
                "<h2>Heading</h2><ul><li>Item</li></ul><blockquote>Quote</blockquote><table><tr><td>Cell"
                        + "</table><figure><figcaption>Caption</figcaption></figure><pre>Code</pre><button>Press</button><p>Text");

        assertThat(reading.blocks())
                .extracting(ReadBlock::kind)
                .containsExactly(
                        BlockKind.HEADING,
                        BlockKind.LIST_ITEM,
                        BlockKind.QUOTE,
                        BlockKind.TABLE,
                        BlockKind.CAPTION,
                        BlockKind.PREFORMATTED,
                        BlockKind.CONTROL,
                        BlockKind.PARAGRAPH);
    }

    private Reading read(String html) {
        return reader.readBlocks(Page.ofHtml(html));
    }

    private static List<String> texts(Reading reading) {
        return reading.blocks().stream().map(ReadBlock::text).toList();
    }
}
