package dev.winnow.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.article.Article;
import dev.winnow.article.Block;
import dev.winnow.article.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two kinds of page that Winnow is for: a clean agency story, and a rewritten one with what such sites put around. */
class MissionPagesTest {
    private static final String FIRST = "Marrowgate's long-promised tram to the harbour will not be started this year.";
    private static final String LAST = "The council's auditors will publish their own figures next month.";

    private static final List<Block> DROPPED = List.of(
            new Block("[]", "no words"),
            new Block("No time to read? Get a summary", "summary"),
            new Block("Previous Article", "navigation"),
            new Block("Next Article", "navigation"),
            new Block("Two Held Over Stolen Bicycles In Upper Fenwick", "other story"),
            new Block("Nine Soups For A Rainy Weekend", "other story"));

    private final PageReader reader = new PageReader();

    @Test
    void givenACleanAgencyStory_whenRead_thenNotOneCharacterChanges() {
        String story = resource("agency.txt");

        Article article = reader.read(Page.ofText(story));

        assertThat(article.text()).isEqualTo(story);
        assertThat(article.dropped()).isEmpty();
    }

    @Test
    void givenARewrittenPageAsText_whenRead_thenEveryJunkLineIsDroppedAndTheBodyIsWhole() {
        List<String> lines = resource("rewritten.txt")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();

        Article article = reader.read(Page.ofText(String.join("\n", lines)));

        assertThat(article.title()).isEqualTo(lines.get(2));
        assertThat(article.text().lines().toList()).isEqualTo(lines.subList(3, 8));
        assertThat(article.dropped())
                .containsExactly(
                        new Block("[]", "no words"),
                        new Block("No time to read? Get a summary", "summary"),
                        new Block("Previous Article", "navigation"),
                        new Block("Two Held Over Stolen Bicycles In Upper Fenwick", "other story"),
                        new Block("Next Article", "navigation"),
                        new Block("Nine Soups For A Rainy Weekend", "other story"));
    }

    @Test
    void givenARewrittenPageAsHtml_whenRead_thenTheBodyIsWholeAndNothingElse() {
        Article article = reader.read(Page.ofHtml(resource("rewritten.html")));

        assertThat(article.text()).startsWith(FIRST).endsWith(LAST);
        assertThat(article.text().lines().toList()).hasSize(6).contains("Second vote before the summer");
        assertThat(article.dropped())
                .extracting(Block::text)
                .anyMatch(text -> text.contains("Get a summary"))
                .anyMatch(text -> text.contains("Previous Article"))
                .anyMatch(text -> text.contains("We use cookies"))
                .anyMatch(text -> text.contains("Ferry Timetable Changes In Spring"))
                .anyMatch(text -> text.contains("Your email address will not be published"));
        assertThat(article.dropped()).allMatch(block -> !block.reason().isEmpty());
    }

    @Test
    void givenBothHeadlinesAfterBothLinks_whenRead_thenTheyAreDroppedAsWell() {
        List<String> lines = rewrittenLines();

        Article article = reader.read(Page.ofText(String.join("\n", lines)));

        assertThat(article.title()).isEqualTo(lines.get(2));
        assertThat(article.text().lines().toList()).isEqualTo(lines.subList(3, 8));
        assertThat(article.dropped()).containsExactlyElementsOf(DROPPED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<p>%s</p>", "%s<br>", "<div>%s</div>"})
    void givenTheSameLinesInHtmlWithNoMarkupToTellThem_whenRead_thenTheyAreDroppedForWhatTheySay(String element) {
        List<String> lines = rewrittenLines();
        String body = lines.stream().map(element::formatted).collect(Collectors.joining("\n"));

        Article article =
                reader.read(Page.ofHtml("<title>Tram to the harbour put off</title><main>" + body + "</main>"));

        assertThat(article.text().lines().toList()).isEqualTo(lines.subList(2, 8));
        assertThat(article.dropped()).extracting(Block::text).containsExactlyElementsOf(textsOf(DROPPED));
        assertThat(article.dropped()).allMatch(block -> !block.reason().isEmpty());
    }

    /** As in the file, but with both headlines after both links. */
    private static List<String> rewrittenLines() {
        List<String> lines = new ArrayList<>(resource("rewritten.txt")
                .lines()
                .filter(line -> !line.isBlank())
                .toList());
        lines.add(lines.size() - 2, lines.remove(lines.size() - 3));
        return lines;
    }

    private static List<String> textsOf(List<Block> blocks) {
        return blocks.stream().map(Block::text).toList();
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(MissionPagesTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
