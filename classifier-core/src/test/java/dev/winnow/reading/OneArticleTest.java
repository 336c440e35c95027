package dev.winnow.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OneArticleTest {
    private static final String STORY = "<p>" + "word ".repeat(70) + "</p>";

    @Test
    void givenAPageWithoutEnd_whenTheTitleNamesOneStory_thenOnlyThatIsKept() {
        String page = "<article><h1>Tram is late</h1>" + STORY + "</article><article><h1>Quay walls crack</h1>" + STORY
                + "</article>";

        assertThat(kept("<title>Quay walls crack</title>" + page)).containsExactly(false, false, true, true);
        assertThat(kept("<title>Tram is late</title>" + page)).containsExactly(true, true, false, false);
        assertThat(kept("<title>The Harbour Times</title>" + page)).containsExactly(true, true, false, false);
    }

    @Test
    void givenArticleElementsWithoutFirstHeadings_thenAllAreKept() {
        assertThat(kept("<article>" + STORY + "</article><article>" + STORY + "</article>"))
                .containsExactly(true, true);
        assertThat(kept("<article><h1>Tram</h1>" + STORY + "</article><article><h2>Part</h2>" + STORY + "</article>"))
                .containsExactly(true, true, true, true);
    }

    @Test
    void givenASmallArticleElementBesideTheStory_thenBothAreKept() {
        assertThat(kept("<article><h1>Tram</h1>" + STORY + "</article><article><h1>Note</h1><p>few</p></article>"))
                .containsExactly(true, true, true, true);
    }

    @Test
    void givenStoriesInsideOneArticleElement_thenOnlyTheOneThatTheTitleNamesIsKept() {
        assertThat(kept("<title>Tram</title><article><article><h1>Tram</h1>" + STORY
                        + "</article><article><h1>Quay</h1>" + STORY + "</article></article>"))
                .containsExactly(true, true, false, false);
    }

    @Test
    void givenAnArticleElementWithoutFirstHeadingInsideTheStory_thenBothAreKept() {
        assertThat(kept("<article><h1>Tram</h1>" + STORY + "<article>" + STORY + "</article></article>"))
                .containsExactly(true, true, true);
    }

    @Test
    void givenHeadingsThatNothingFollows_thenTheyAreTakenBack() {
        assertThat(kept("<h1>Tram</h1>" + STORY + "<h2>More stories</h2><h3>Sport</h3>"))
                .containsExactly(true, true, false, false);
    }

    @Test
    void givenNothingButHeadings_thenTheyStay() {
        assertThat(kept("<h1>Tram</h1><h2>Quay</h2>")).containsExactly(true, true);
        assertThat(kept("")).isEmpty();
    }

    private static boolean[] kept(String html) {
        HtmlBlocks page = HtmlBlocks.of(html);
        boolean[] kept = new boolean[page.blocks.size()];
        Arrays.fill(kept, true);
        OneArticle.of(page, kept);
        return kept;
    }
}
