package dev.winnow.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.article.Article;
import dev.winnow.article.Block;
import dev.winnow.article.Page;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageReaderTest {
    private final PageReader reader = new PageReader();

    @Test
    void givenPlainTextThenItIsTakenAsItIs() {
        Article article = reader.read(new Page("7", "https://a.example/x", " Title ", "One\n\n two\t<b>", null, "en"));

        assertThat(article)
                .isEqualTo(new Article(
                        "7",
                        "https://a.example/x",
                        "en",
                        null,
                        null,
                        List.of(),
                        " Title ",
                        "One\n\n two\t<b>",
                        List.of()));
    }

    @Test
    void givenNothingThenTheArticleIsEmpty() {
        Article article = reader.read(new Page(null, null, null, null, null, null));

        assertThat(article.title()).isEmpty();
        assertThat(article.text()).isEmpty();
        assertThat(article.dropped()).isEmpty();
        assertThat(article.id()).isNull();
        assertThat(article.lang()).isNull();
    }

    @Test
    void givenHtmlThenTitleAndTextOfThePageAreNeverLookedAt() {
        String html = "<title>From HTML</title><p>Body";

        assertThat(reader.read(new Page("1", "u", "gold", "gold text", html, "de")))
                .isEqualTo(reader.read(new Page("1", "u", null, null, html, "de")));
        assertThat(read("<p>x").title()).isEmpty();
    }

    @Test
    void givenBlocksAndLineBreaksThenTheyBreakLinesAndInlineTagsDoNot() {
        assertThat(read("<h2>A <b>b</b><i>c</i></h2><p>D<br>E<br/>F</p><div>G<div>H</div>I</div><ul><li>J<li>K</ul>")
                        .text())
                .isEqualTo("A bc\nD\nE\nF\nG\nH\nI\nJ\nK");
        assertThat(read("<table><tr><td>1</td><td>2</td></tr></table>").text()).isEqualTo("1\n2");
    }

    @Test
    void givenWhiteSpaceThenItIsFoldedAndBlankBlocksVanish() {
        assertThat(
                        read("<p>  one \n\t two&nbsp;&nbsp;three&emsp;four  </p><p> </p><p>&nbsp;</p><p>&nbsp;five&nbsp;</p>")
                                .text())
                .isEqualTo("one two three four\nfive");
        assertThat(read("<p>a<!-- comment -->b</p>").text()).isEqualTo("ab");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>var no = '<p>no</p>';</script>",
                "<style>no { color: red }</style>",
                "<noscript><p>no</p></noscript>",
                "<template><p>no</p></template>",
                "<svg><text>no</text></svg>",
                "<iframe>no</iframe>",
                "<object><p>no</p></object>",
                "<canvas>no</canvas>",
                "<div hidden><p>no <b>no</b></p></div>",
                "<!-- no -->",
                "<p hidden>no</p>"
            })
    void givenWhatNobodySeesThenItIsNeitherKeptNorDropped(String invisible) {
        Article article = read("<p>before</p>" + invisible + "<p>after</p>");

        assertThat(article.text()).isEqualTo("before\nafter");
        assertThat(article.dropped()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nav", "aside", "footer"})
    void givenNavigationThenItIsDroppedWithItsReason(String tag) {
        Article article = read("<p>one</p><" + tag + "><p>Home &amp; more</p><ul><li>About</li></ul></" + tag + ">two");

        assertThat(article.text()).isEqualTo("one\ntwo");
        assertThat(article.dropped())
                .containsExactly(new Block("Home & more", "navigation"), new Block("About", "navigation"));
    }

    @Test
    void givenNavigationWithinNavigationThenItEndsWithTheOuterOne() {
        Article article = read("a<nav>b<aside>c</aside>d</nav>e");

        assertThat(article.text()).isEqualTo("a\ne");
        assertThat(article.dropped()).extracting(Block::text).containsExactly("b", "c", "d");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<title>Heading - The Site</title><h1>Heading</h1>|Heading",
                "<title> A \t B </title>|A B",
                "<title></title><h1>The <i>heading</i></h1>|The heading",
                "<title>&nbsp;</title><h1>Heading</h1>|Heading",
                "<h1>First</h1><h1>Second</h1>|First",
                "<title>&amp;amp; &lt;b&gt;</title>|& <b>"
            })
    void givenTitlesThenTheHeadlineIsChosenAmongThem(String html, String title) {
        assertThat(read(html).title()).isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "<", "<html>", "</p>", "<!doctype html>", "<frameset><frame></frameset>", "<!--", "\0"})
    void givenHtmlWithoutContentThenTheArticleIsNearlyEmpty(String html) {
        Article article = read(html);

        assertThat(article.title()).isEmpty();
        assertThat(article.text().length()).isLessThanOrEqualTo(1);
    }

    @Test
    void givenBrokenMarkupThenItsTextIsStillRead() {
        assertThat(read("<p>one<p>two</div></b><td>three<table>four<tr>five").text())
                .contains("one", "two", "three", "four", "five");
        assertThat(read("<p>a <b>b <i>c</b> d</i> <unknown>e</unknown>").text()).isEqualTo("a b c d e");
        assertThat(read("text <p attr=\"unclosed>lost").text()).isEqualTo("text");
        assertThat(read("&copy; &#x41; &nosuch; &#xD800; 1 < 2").text()).startsWith("© A &nosuch;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"div", "b", "span", "ul><li", "table><tr><td", "nav", "font", "svg"})
    void givenTenThousandNestedTagsThenTheStackHolds(String tag) {
        String html = "<p>first</p>" + ("<" + tag + ">").repeat(10_000) + "deep";

        Article article = read(html);

        assertThat(article.text()).startsWith("first");
    }

    @Test
    void givenRandomTagSoupThenThereIsAlwaysAnArticle() {
        String[] pieces = {
            "<",
            ">",
            "</",
            "p",
            "div",
            "nav",
            "title",
            "h1",
            "script",
            "!--",
            "-->",
            "\"",
            "=",
            "&",
            "&#",
            ";",
            " ",
            "x",
            "<p>",
            "<br>",
            "</nav>",
            "<table>",
            "<select>",
            "<svg>",
            "<math>",
            "<template>",
            "<body>",
            "<frameset>",
            "<head>",
            "<textarea>",
            "<plaintext>",
            "\0",
            "\uD83D",
            "<![CDATA[",
            "]]>",
            " hidden "
        };
        Random random = new Random(1);
        for (int round = 0; round < 3000; round++) {
            StringBuilder html = new StringBuilder();
            for (int i = random.nextInt(40); i >= 0; i--) {
                html.append(pieces[random.nextInt(pieces.length)]);
            }
            Article article = read(html.toString());

            assertThat(article.text().lines()).as(html.toString()).allMatch(line -> !line.isBlank());
            assertThat(article.dropped()).allMatch(block -> !block.text().isBlank());
        }
    }

    private Article read(String html) {
        return reader.read(Page.ofHtml(html));
    }

    @Test
    void givenWhatAPageSaysOfItselfThenTheArticleHasIt() {
        String html = "<html lang=\"en-GB\"><head><title>Talks resume - The Daily Example</title>"
                + "<meta property=\"article:published_time\" content=\"2024-05-03T15:47:42Z\">"
                + "<meta property=\"og:site_name\" content=\"The Daily Example\"></head><body><article><h1>Talks resume</h1>"
                + "<p>Delegations of the two governments met again on Tuesday to discuss a ceasefire, and agreed to meet"
                + " once more before the end of the month.</p><p>Neither side would say how long the talks were meant to"
                + " last, or who would take part in them when they go on in the other capital.</p></article></body></html>";
        Page page = new Page("1", "https://www.daily.example/talks", null, null, html, null);

        Reading reading = new PageReader().readBlocks(page);

        Article article = reading.article();
        assertThat(article.title()).isEqualTo("Talks resume");
        assertThat(article.site()).isEqualTo("daily.example");
        assertThat(article.published()).isEqualTo("2024-05-03T15:47:42Z");
        assertThat(article.lang()).isEqualTo("en");
        assertThat(reading.metadata().orElseThrow().siteName()).hasValue("The Daily Example");
    }

    @Test
    void givenALanguageThatTheTextTellsOtherwiseThenTheDeclarationIsNotBelievedButTheCallerIs() {
        String german =
                "<html lang=\"en\"><p>Die beiden Regierungen haben ihre Gespräche am Dienstag wieder aufgenommen und wollen"
                        + " sich noch vor dem Ende des Monats in der anderen Hauptstadt treffen.</p></html>";

        assertThat(read(german).lang()).isEqualTo("de");
        assertThat(new PageReader()
                        .read(new Page(null, null, null, null, german, "fr"))
                        .lang())
                .isEqualTo("fr");
        assertThat(read("<html lang=\"pt-BR\"><p>12:30</p></html>").lang()).isEqualTo("pt-BR");
        assertThat(read("<p>12:30</p>").lang()).isNull();
    }
}
