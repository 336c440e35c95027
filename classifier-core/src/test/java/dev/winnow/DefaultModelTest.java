package dev.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.article.Page;
import dev.winnow.bundle.Bundle;
import dev.winnow.model.Decision;
import dev.winnow.model.HeadResult;
import dev.winnow.model.Undecided;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The model that comes with Winnow, on pages written for this project. */
class DefaultModelTest {
    private static final String POLITICS = "medtop:11000000";
    private static final String CONFLICT = "medtop:16000000";
    private static final String CRIME = "medtop:02000000";
    private static final Path SAMPLES = Path.of("../datasets/sample/pages");

    private final Classifier classifier = Classifier.openDefault();

    private Classification classifyFixture(String name) throws IOException {
        try (InputStream fixture = DefaultModelTest.class.getResourceAsStream(name)) {
            assertThat(fixture).isNotNull();
            return classifier.classify(Page.ofText(new String(fixture.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }

    private Classification classify(String file) throws IOException {
        String text = Files.readString(SAMPLES.resolve(file));
        return classifier.classify(file.endsWith(".html") ? Page.ofHtml(text) : Page.ofText(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"talks-agency.txt", "talks-rewritten.txt"})
    void givenTheTalksAsAgencyStoryAndAsRewrittenPageThenBothAreNewsOfPoliticsAndConflict(String file)
            throws IOException {
        Classification answer = classifyFixture(file);

        assertThat(answer.lang()).isEqualTo("en");
        assertThat(answer.head("relevance").labels()).containsExactly("relevant");
        assertThat(answer.head("relevance").decision()).isNotEqualTo(Decision.DROP);
        assertThat(answer.head("topics").labels()).contains(POLITICS, CONFLICT).doesNotContain(CRIME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"consent-wall.html", "shop-product.html"})
    void givenJunkThenItIsCalledSoAndNotKept(String file) throws IOException {
        HeadResult relevance = classify(file).head("relevance");

        assertThat(relevance.labels()).containsExactly("junk");
        assertThat(relevance.decision()).isNotEqualTo(Decision.KEEP);
    }

    @Test
    void givenAnotherLanguageThenItIsLeftForReview() {
        HeadResult relevance = classifier
                .classify(Page.ofText(
                        "Serikali ilisema Jumanne kwamba mazungumzo ya amani kati ya nchi hizo mbili yataendelea"
                                + " wiki ijayo, baada ya siku tatu za mikutano iliyofanyika katika mji mkuu."))
                .head("relevance");

        assertThat(relevance.decision()).isEqualTo(Decision.REVIEW);
        assertThat(relevance.undecided()).isEqualTo(Undecided.LANGUAGE);
    }

    @ParameterizedTest
    @CsvSource({
        "'Der Rat der Stadt hat am Montag beschlossen, die alte Brücke für zwei Jahre zu sperren. ', 'Lege die Ware in den Korb. '",
        "'市议会星期一决定，旧桥将关闭两年，在此期间由渡轮运送居民过河，市长说，新桥将更宽也更安全。', '把商品放入购物车。'"
    })
    void givenNewsAndAShopInAnotherLanguageThenBothAreLeftForReviewAndNewsIsTheLikelierOne(String news, String shop) {
        String article = "<p>" + news.repeat(3) + "</p>";
        HeadResult told = inAnotherLanguage(
                "https://one.example/2026/05/04/the-old-bridge-closes.html",
                "<meta property=og:type content=article><article><h1>" + news + "</h1><time datetime=2026-05-04></time>"
                        + article.repeat(5) + "</article>");
        HeadResult sold = inAnotherLanguage(
                "https://one.example/shop/cart",
                "<form><input name=q></form><ul>" + ("<li><a href=/p>" + shop + "</a> 9,99</li>").repeat(20) + "</ul>");

        assertThat(told.probability("relevant")).isGreaterThan(2 * sold.probability("relevant"));
        for (HeadResult result : List.of(told, sold)) {
            assertThat(result.decision()).isEqualTo(Decision.REVIEW);
            assertThat(result.undecided()).isEqualTo(Undecided.LANGUAGE);
        }
    }

    private HeadResult inAnotherLanguage(String url, String body) {
        Page page = new Page(null, url, null, null, "<title>1</title><body>" + body, null);
        return classifier.classify(page).head("relevance");
    }

    @Test
    void givenAPageThatOnlyAScriptWouldShowThenItHasNoTopicButAKind() {
        Classification answer =
                classifier.classify(Page.ofHtml("<body><script>start()</script><div id=root></div></body>"));

        assertThat(answer.head("topics").labels()).isEmpty();
        assertThat(answer.head("topics").undecided()).isEqualTo(Undecided.UNKNOWN);
        assertThat(answer.head("kind").undecided()).isNull();
        assertThat(answer.head("relevance").decision()).isNotEqualTo(Decision.KEEP);
    }

    @Test
    void givenNothingThenThereIsAnAnswer() {
        Classification answer = classifier.classify(Page.ofText(""));

        assertThat(answer.heads()).hasSize(3);
        assertThat(answer.head("relevance").decision()).isNotEqualTo(Decision.KEEP);
    }

    @Test
    void givenTheModelThenItIsSmallAndItsTopicsHaveNames() throws IOException {
        Bundle bundle = classifier.bundle();
        try (InputStream resource = Classifier.class.getResourceAsStream("default.winnow")) {
            assertThat(resource).isNotNull();
            assertThat(resource.readAllBytes().length).isLessThanOrEqualTo(6_000_000);
        }
        assertThat(bundle.model().languages()).containsExactly("en");
        assertThat(bundle.model().head("topics").labels()).hasSize(17).allMatch(label -> label.startsWith("medtop:"));
        assertThat(bundle.model().head("topics").nameOf(CONFLICT)).isEqualTo("conflict, war and peace");
    }
}
