package dev.winnow.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArticleBodyTest {
    private static final String BODY = "<p>" + "body ".repeat(60) + "</p>";
    private static final String APART = "<p>" + "apart ".repeat(20) + "</p>";
    private static final String BETWEEN = "<p>" + "menu ".repeat(30) + "</p>";

    @Test
    void givenAStretchApart_thenBeforeTheBodyLessIsAskedOfItThanAfter() {
        assertThat(kept(APART + BETWEEN + BODY, 0.6f, 0, 0.9f)).containsExactly(true, false, true);
        assertThat(kept(APART + BETWEEN + BODY, 0.5f, 0, 0.9f)).containsExactly(false, false, true);
        assertThat(kept(BODY + BETWEEN + APART, 0.9f, 0, 0.6f)).containsExactly(true, false, false);
        assertThat(kept(BODY + BETWEEN + APART, 0.9f, 0, 0.75f)).containsExactly(true, false, true);
    }

    @Test
    void givenCellsBetweenWhatIsKept_thenHardlyAnythingIsAskedOfThem() {
        String table = "<table><tr><td>Oats</td><td>Rye</td></tr></table>";

        assertThat(kept(BODY + table + BODY, 0.9f, 0.2f, 0.05f, 0.9f)).containsExactly(true, true, false, true);
        assertThat(kept(BODY + table, 0.9f, 0.2f, 0.2f)).containsExactly(true, false, false);
        assertThat(kept(table + BODY, 0.2f, 0.2f, 0.9f)).containsExactly(false, false, true);
    }

    @Test
    void givenNothingLikely_thenNothingIsKept() {
        assertThat(kept(BODY, 0.01f)).containsExactly(false);
        assertThat(kept("")).isEmpty();
    }

    private static boolean[] kept(String html, float... probabilities) {
        return ArticleBody.of(HtmlBlocks.of(html), probabilities);
    }
}
