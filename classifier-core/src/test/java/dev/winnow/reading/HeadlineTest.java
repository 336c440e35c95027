package dev.winnow.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.article.Article;
import dev.winnow.article.Page;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadlineTest {
    private static final String BODY =
            "The council voted on Monday to close the old bridge for two years, and said that"
                    + " a ferry would run in its place.";

    private final PageReader reader = new PageReader();

    @Test
    void firstLineOfTextWithoutATitleIsItsTitle() {
        Article article = reader.read(Page.ofText("Old bridge to close for two years\n\nBy our staff\n" + BODY));

        assertThat(article.title()).isEqualTo("Old bridge to close for two years");
        assertThat(article.text()).isEqualTo("By our staff\n" + BODY);
        assertThat(article.dropped()).isEmpty();
    }

    @Test
    void itIsFoundBehindLinesThatAreLeftOutAsWell() {
        Article article =
                reader.read(Page.ofText("[]\nOld bridge to close for two years\n" + BODY + "\n" + BODY + " Again."));

        assertThat(article.title()).isEqualTo("Old bridge to close for two years");
        assertThat(article.text()).isEqualTo(BODY + "\n" + BODY + " Again.");
    }

    @Test
    void titleThatIsGivenStays() {
        String text = "Old bridge to close for two years\n" + BODY;

        Article article = reader.read(Page.ofText("Ferry instead of bridge", text));

        assertThat(article.title()).isEqualTo("Ferry instead of bridge");
        assertThat(article.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s\n%s",
                "  %s \r\n\r\n %s",
                "[]\n%s\n%s", // behind a line that is left out
            })
    void titleThatIsGivenAndStandsInTheTextOnceMoreIsLeftOutOfIt(String form) {
        String title = "Old bridge to close for two years";

        Article article = reader.read(Page.ofText(title, form.formatted(title.toUpperCase(Locale.ROOT), BODY)));

        assertThat(article.title()).isEqualTo(title);
        assertThat(article.text()).isEqualTo(BODY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Old bridge to close for two years, says council\n%s", // more than the title
                "Old bridge to close for two years %s", // in one line
                "Old bridge to close for two years\n", // nothing else
                "By our staff\nOld bridge to close for two years\n%s" // not the first
            })
    void whatIsMoreOrLessThanTheTitleStays(String form) {
        String text = form.formatted(BODY);

        Article article = reader.read(Page.ofText("Old bridge to close for two years", text));

        assertThat(article.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The bridge is old.\n%s", // a sentence
                "Bridge closes\n%s", // too short to tell
                "So it was said, and %s\n%s", // running text
                "Old bridge to close for\ntwo years, the council said.\n%s", // broken at some width
                "Old bridge to close for two years\nFerry in its place\nTimes and fares", // nothing that it heads
                "Old bridge to close for two years", // nothing at all
                ""
            })
    void otherFirstLinesStayWhereTheyAre(String form) {
        String text = form.formatted(BODY, BODY);

        Article article = reader.read(Page.ofText(text));

        assertThat(article.title()).isEmpty();
        assertThat(article.text()).isEqualTo(text);
    }
}
