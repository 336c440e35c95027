package dev.winnow.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    @ParameterizedTest
    @ValueSource(strings = {" Talks go on \n\nBody.\nMore.", "Talks go on\n \t\nBody.\nMore."})
    void aFilesFirstLineIsTheTitleWhereABlankOneFollows(String text) {
        assertThat(Page.ofTextFile(text)).isEqualTo(Page.ofText("Talks go on", "Body.\nMore."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one line", "one line\n", "First.\nSecond.\n\nThird.", "[]\n\nBody.", "\n\nBody."})
    void elseAFileIsTextWithoutATitle(String text) {
        assertThat(Page.ofTextFile(text)).isEqualTo(Page.ofText(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void whatIsBlankIsAbsent(String blank) {
        assertThat(new Page("1", blank, "Title", "text", blank, null))
                .isEqualTo(new Page("1", null, "Title", "text", null, null));
        assertThat(new Page("1", null, blank, "text", blank, null).html()).isNull();
        assertThat(new Page("1", null, "Title", blank, blank, null).html()).isNull();
    }

    @Test
    void aBlankPageOfHtmlIsOne() {
        assertThat(Page.ofHtml(" ").html()).isEqualTo(" ");
        assertThat(new Page(null, null, "", null, "", null).html()).isEmpty();
    }

    @Test
    void aPageKeepsAllButItsNameUnderAnotherOne() {
        Page page = new Page("1", "https://example.org", "Title", "text", null, "en");

        assertThat(page.withId("2")).isEqualTo(new Page("2", "https://example.org", "Title", "text", null, "en"));
    }
}
