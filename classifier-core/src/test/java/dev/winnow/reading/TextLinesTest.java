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
                "Previous Article Next Article|navigation",
                "[](https://mirror.example/)|no words",
                "![A tram](https://mirror.example/tram.png)|caption",
                "* [Ferries late again](https://mirror.example/ferries)|links",
                "[Next Article](https://mirror.example/next)|navigation",
                "[Home](/) · [Sport](/sport) · [Contact](/contact)|links",
                "Share via WhatsApp|sharing",
                "Tags: trams, harbours, quays|tags",
                "Source: Fenwick Mirror|source",
                "This article was first published on Monday|source",
                "Photo: A diver at the quay (Fenwick Mirror)|caption",
                "READ ALSO: Ferries late again|other story",
                "Get the day's top headlines delivered to your inbox|newsletter",
                "Already a subscriber? Sign in|newsletter",
                "Loading comments...|navigation",
                "Was this article helpful?|comments",
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

    /** Of ten thousands of lines of news, these are the ones that such rules could be wrong about. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "The [council](https://council.example/) said so (it often does)",
                "It is all in the report [1](a).",
                "Tags on trees tell which will be felled.",
                "Source of the river is a spring in the hills, the guide said.",
                "Photo albums were all that they could save from the house.",
                "Sources: \"The harbour is finished, and everybody knows it, but nobody wants to be the one to say it aloud.\"",
                "In March 2012 the quay was closed.",
                "By Monday evening the quay was closed.",
                "The quay is a correspondent of the sea"
            })
    void givenALineOfTheArticleThatBeginsAlike_thenItIsKept(String line) {
        String text = BODY.replace("\nThe line was", "\n" + line + "\nThe line was");

        assertThat(reader.read(Page.ofText(text)).text()).isEqualTo(text).contains(line);
    }

    @Test
    void givenAHeadlineBehindAMenuOrOtherHeadlines_thenItIsTheTitle() {
        String title = "Council puts off the vote on the tram";
        Article menu = reader.read(Page.ofText("Home\nNews\nSport\nSign in\nMenu\n" + title + "\n2 min read\n" + BODY));
        Article others = reader.read(
                Page.ofText("Latest news\nFerries late again\nBakery loses oven to flood\n" + title + "\n" + BODY));

        assertThat(menu.title()).isEqualTo(title);
        assertThat(others.title()).isEqualTo(title);
        assertThat(menu.text()).isEqualTo(BODY).isEqualTo(others.text());
        assertThat(others.dropped()).extracting(Block::reason).containsExactly("related", "other story", "other story");
    }

    @Test
    void givenOtherStoriesBehindTheArticle_thenThoseThatAskOrAreNumberedAreLeftOutAsWell() {
        Article article = reader.read(
                Page.ofText(BODY + "\nMost read\n1\nWho pays for the tram?\n2\nCouncil vote: all you need to know!"));

        assertThat(article.text()).isEqualTo(BODY);
    }

    @Test
    void givenAnItemOfAListFirst_thenItIsNoTitle() {
        assertThat(reader.read(Page.ofText("- Vote on the tram put off\n" + BODY))
                        .title())
                .isEmpty();
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
