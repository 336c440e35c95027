package dev.winnow.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.article.Article;
import dev.winnow.article.Block;
import dev.winnow.article.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextLinesTest {
    private static final String BODY = """
            The council put off its vote on the harbour tram until divers have seen the quay walls, it said on Monday.
            Shopkeepers along the route had already moved their delivery times and were angry about the delay.
            The line was to carry eleven thousand passengers a day between the station and the fish market.
            A second vote is expected before the summer, after the auditors have published their own figures.""";

    private final PageReader reader = new PageReader();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "No time to read? Get a summary|summary",
                "4 min read|summary",
                "« Previous Article|navigation",
                "Nächster Artikel|navigation",
                "Skip to main content|navigation",
                "Share this article:|sharing",
                "Facebook Twitter WhatsApp Email|sharing",
                "Accept all cookies|cookies",
                "We use cookies to measure how our pages are used, to remember what you like, and to show you what pays|cookies",
                "ADVERTISEMENT|advertisement",
                "Story continues below advertisement|advertisement",
                "Leave a Reply|comments",
                "12 Comments|comments",
                "Your email address will not be published. Required fields are marked *|comments",
                "Sign up for our newsletter|newsletter",
                "About the Author|author",
                "Filed Under: Trams, Harbour|tags",
                "© The Fenwick Mirror|copyright",
                "Copyright 2021 The Fenwick Mirror|copyright",
                "* * *|no words"
            })
    void givenAJunkLineInATextThenItAloneIsDroppedWithItsReason(String line, String reason) {
        Article article = reader.read(Page.ofText(BODY + "\n" + line + "\n" + BODY.replace("council", "board")));

        assertThat(article.dropped()).first().isEqualTo(new Block(line, reason));
        assertThat(article.text()).startsWith(BODY);
    }

    @Test
    void givenRelatedHeadlinesInTheMiddleThenTheyAreDroppedAndTheStoryGoesOn() {
        String on = "The mayor said after the vote that nobody was burying the project, which she had begun herself.";
        Article article =
                reader.read(Page.ofText(BODY + "\nRead also:\nBakery Loses Oven To Flood\nFerries Late Again\n" + on));

        assertThat(article.text()).isEqualTo(BODY + "\n" + on);
        assertThat(article.dropped())
                .extracting(Block::reason)
                .containsExactly("related", "other story", "other story");
    }

    @Test
    void givenHeadlinesOfOtherStoriesAtTheEndThenTheyAreDropped() {
        Article article = reader.read(
                Page.ofText(BODY + "\nKurgan Teenager Charged After Burglary\nNine Soups For Rainy Weekends"));

        assertThat(article.text()).isEqualTo(BODY);
    }

    @Test
    void givenOneShortLastLineThenItIsKept() {
        String text = BODY + "\nReporting by our harbour desk";

        assertThat(reader.read(Page.ofText(text)).text()).isEqualTo(text);
    }

    @Test
    void givenLinesBrokenAtSomeWidthThenNoneIsTakenForAHeadline() {
        String text = "Read more than the council's statement and it is plain that\nthe tram to the harbour will not be"
                + " built before the\nwalls of the quay have been seen by divers who can say\nwhether the stones would"
                + " bear the weight of a tram and\nits passengers on a busy day";

        assertThat(reader.read(Page.ofText(text)).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Next Article",
                "[]",
                "Trams.\n\n\nHarbours.\r\n\tQuays.",
                "We use cookies in every kitchen",
                "Comments on the tram came from all sides.\nHome is where the harbour is, the mayor said.",
                "1. Boil the water\n2. Add the salt\n3. Wait",
                "The tram\nThe quay\nThe sea"
            })
    void givenATextWithoutJunkOrOfJunkAloneThenItStaysAsItIs(String text) {
        Article article = reader.read(Page.ofText(text));

        assertThat(article.text()).isEqualTo(text);
        assertThat(article.dropped()).isEmpty();
    }
}
