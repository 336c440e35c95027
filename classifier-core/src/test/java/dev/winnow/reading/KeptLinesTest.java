package dev.winnow.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KeptLinesTest {
    private static final String STORY =
            "<p>The council of Marrowgate put off the tram to the harbour on Monday evening.</p>"
                    + "<p>Divers are to inspect the walls of the quay first, the mayor told shopkeepers after the vote.</p>";

    @Test
    void givenAStory_thenNothingIsTakenBack() {
        assertThat(reasons(STORY)).containsExactly("", "");
        assertThat(reasons("")).isEmpty();
    }

    @Test
    void givenALineOfThePhrasesAmongParagraphs_thenItIsTakenBackForWhatItSays() {
        assertThat(reasons("<p>No time to read? Get a summary</p>" + STORY + "<p>Next Article</p>"))
                .containsExactly("summary", "", "", "navigation");
    }

    @Test
    void givenAParagraphSaidTwice_thenTheSecondIsTakenBack() {
        assertThat(reasons(STORY + STORY)).containsExactly("", "", "repeated", "repeated");
    }

    @Test
    void givenAPhraseInACellOrAnItem_thenItStays() {
        assertThat(reasons(STORY + "<table><tr><td>Facebook<td>Twitter</table><ul><li>Newsletter</ul>"))
                .containsOnly("");
    }

    @Test
    void givenHeadlinesAtTheEnd_thenTheyAreTakenBackOnlyAfterALineThatAnnouncesThem() {
        String headlines = "<p>Two Held Over Stolen Bicycles</p><p>Nine Soups For Rainy Weekends</p>";

        assertThat(reasons(STORY + "<p>Next Article</p>" + headlines))
                .containsExactly("", "", "navigation", "other story", "other story");
        assertThat(reasons(STORY + STORY.replace("tram", "ferry") + headlines)).endsWith("", "");
        assertThat(reasons(STORY + "<p>Next Article</p><ul><li>Two Held Over Stolen Bicycles</ul>"))
                .containsExactly("", "", "navigation", "");
    }

    @Test
    void givenShortLinesAfterTheStory_thenTheyAreNoMenu() {
        assertThat(reasons(STORY + "<p>Flour</p><p>Sugar</p><p>Salt</p><p>Two eggs</p><p>Milk</p>"))
                .containsOnly("");
    }

    @Test
    void givenReadMoreBeforeALink_thenItIsTakenBackAndASentenceThatBeginsSoStays() {
        assertThat(reasons(STORY + "<p>Read more: <a href=/x>Ferry timetable changes in spring, says the port</a></p>"))
                .containsExactly("", "", "related");
        assertThat(reasons(STORY + "<p>Related costs, such as new stops, were not part of Monday's vote.</p>"))
                .containsExactly("", "", "");
    }

    @Test
    void givenALongNoticeOfCookies_thenItIsTakenBack() {
        String notice = "When you visit our website, we store cookies on your browser to collect information. "
                + "The information might be about you, your choices or your device. ".repeat(10);

        assertThat(reasons(STORY + "<p>" + notice + "</p>")).containsExactly("", "", "cookies");
    }

    @Test
    void givenWhereTheAuthorIsReachedAtTheEnd_thenItIsTakenBackAndElsewhereItStays() {
        String contact = "<p>Ada Fenwick covers the harbour. Follow her on Mastodon.</p>";
        String address = "<p>Write to her: ada@harbour.example.</p>";

        assertThat(reasons(STORY + STORY.replace("tram", "ferry") + contact + address))
                .endsWith("author", "author");
        assertThat(reasons(contact + STORY + STORY.replace("tram", "ferry") + "<p>It rained.</p><p>It went on.</p>"))
                .startsWith("");
        assertThat(reasons(STORY + address)).containsExactly("", "", "");
        assertThat(reasons(STORY + STORY.replace("tram", "ferry") + "<p>" + "word ".repeat(60)
                        + "ada@harbour.example</p>"))
                .endsWith("");
    }

    /** Of a page of which everything is kept so far. */
    private static String[] reasons(String html) {
        HtmlBlocks page = HtmlBlocks.of(html);
        boolean[] kept = new boolean[page.blocks.size()];
        Arrays.fill(kept, true);
        String[] reasons = KeptLines.takeBack(page.blocks, kept);
        for (int i = 0; i < kept.length; i++) {
            assertThat(kept[i]).isEqualTo(reasons[i].isEmpty());
        }
        return reasons;
    }
}
