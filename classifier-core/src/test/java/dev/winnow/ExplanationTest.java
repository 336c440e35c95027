package dev.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.winnow.article.Article;
import dev.winnow.article.Block;
import dev.winnow.article.Page;
import dev.winnow.bundle.Bundle;
import dev.winnow.bundle.BundleException;
import dev.winnow.feature.FeatureExtractor;
import dev.winnow.feature.FeatureSpec;
import dev.winnow.feature.FeatureVector;
import dev.winnow.feature.Field;
import dev.winnow.feature.NgramHasher;
import dev.winnow.feature.NgramNames;
import dev.winnow.feature.TitleUse;
import dev.winnow.feature.Vocabulary;
import dev.winnow.model.Contribution;
import dev.winnow.model.ForestForm;
import dev.winnow.model.Head;
import dev.winnow.model.HeadExplanation;
import dev.winnow.model.HeadType;
import dev.winnow.model.LabelExplanation;
import dev.winnow.model.Model;
import dev.winnow.model.RandomModels;
import dev.winnow.model.Rivals;
import dev.winnow.model.SecondLook;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExplanationTest {
    private final Classifier classifier;

    ExplanationTest() throws BundleException {
        classifier = Classifier.of(TestBundles.tiny());
    }

    @Test
    void givenAPageThenEachWordIsNamedWithWhatItAdds() {
        Explanation explanation =
                classifier.explain(Page.ofText("Minister scores goal", "A goal, said the minister"), 10);

        LabelExplanation relevant = explanation.heads().get(0).labels().get(0);
        assertThat(relevant.contributions())
                .extracting(Contribution::name)
                .containsExactlyInAnyOrder("Minister", "goal");
        assertThat(relevant.contributions()).allMatch(c -> c.field() == Field.TEXT && c.score() > 0);
        assertThat(explanation.classification())
                .usingRecursiveComparison()
                .isEqualTo(classifier.classify(Page.ofText("Minister scores goal", "A goal, said the minister")));
    }

    @Test
    void givenAnyLimitThenBiasContributionsAndRestAreTheScore() {
        Page page = Page.ofText("Goal", "minister goal cookie ceasefire goal");
        for (int most = 1; most < 6; most++) {
            for (HeadExplanation head : classifier.explain(page, most).heads()) {
                for (LabelExplanation label : head.labels()) {
                    double sum = label.bias() + label.rest();
                    for (Contribution contribution : label.contributions()) {
                        sum += contribution.score();
                    }
                    assertThat(label.contributions()).hasSizeLessThanOrEqualTo(most);
                    assertThat(sum).isCloseTo(label.score(), Offset.offset(1e-5));
                }
            }
        }
    }

    @Test
    void givenAHeadWithRivalsThenWordsCountInBothHeads() throws BundleException {
        Bundle tiny = TestBundles.tiny();
        Rivals rivals = new Rivals("kind", "news", 0.25f, List.of("listing"), 0.5f);
        Page page = Page.ofText("minister cookie");

        double alone = relevant(tiny.model().heads(), tiny, page, "cookie");
        List<Head> rivalled = tiny.model().heads().stream()
                .map(head -> head.type() == HeadType.BINARY ? head.withRivals(rivals) : head)
                .toList();
        double both = relevant(rivalled, tiny, page, "cookie");

        // A cookie weighs -3 for relevance and 1 for listing, each over the root of two words.
        assertThat(alone).isCloseTo(-3 / Math.sqrt(2), Offset.offset(1e-5));
        assertThat(both).isCloseTo(-3.5 / Math.sqrt(2), Offset.offset(1e-5));
    }

    @Test
    void givenASecondLookThenWhatItAddsIsTold_andTheSumIsTheScore() throws BundleException {
        Bundle tiny = TestBundles.tiny();
        ForestForm forest = RandomModels.forest(new Random(2), 1, SecondLook.columns(2, 1));
        Rivals rivals = new Rivals("kind", "news", 0.25f, List.of("listing"), 0.5f)
                .withSecond(new SecondLook(List.of("words"), forest));
        List<Head> heads = tiny.model().heads().stream()
                .map(head -> head.type() == HeadType.BINARY ? head.withRivals(rivals) : head)
                .toList();

        assertThat(relevant(heads, tiny, Page.ofText("minister cookie"), "second look"))
                .isNotZero();
        assertThat(relevant(heads, tiny, Page.ofText("minister cookie"), "cookie"))
                .isCloseTo(-3.5 / Math.sqrt(2), Offset.offset(1e-5));
    }

    private static double relevant(List<Head> heads, Bundle bundle, Page page, String word) throws BundleException {
        Model model = bundle.model();
        Classifier some = Classifier.of(Bundle.of(
                "some",
                new Model(model.spec(), model.vocabulary(), heads, model.table()),
                bundle.fields(),
                bundle.provenance(),
                ""));
        LabelExplanation label = some.explain(page, 9).heads().get(0).labels().get(0);
        double sum = label.bias() + label.rest();
        for (Contribution contribution : label.contributions()) {
            sum += contribution.score();
        }
        assertThat(sum).isCloseTo(label.score(), Offset.offset(1e-5));
        assertThat(1 / (1 + Math.exp(-label.score()))).isCloseTo(label.probability(), Offset.offset(1e-5));
        return label.contributions().stream()
                .filter(contribution -> contribution.name().equals(word))
                .findFirst()
                .orElseThrow()
                .score();
    }

    @Test
    void givenNothingKnownThenNothingIsExplained() {
        assertThat(classifier.explain(Page.ofText("xyzzy"), 5).heads())
                .allMatch(head -> head.labels().isEmpty());
    }

    @Test
    void givenAnExplanationThenItsJsonHoldsAnswerBlocksAndWords() throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(classifier
                        .explain(Page.ofText("", "A minister spoke."), 5)
                        .toJson());

        assertThat(json.at("/classification/heads/relevance/decision").asText()).isEqualTo("keep");
        assertThat(json.at("/blocks/0/kept").asBoolean()).isTrue();
        assertThat(json.at("/blocks/0/text").asText()).isEqualTo("A minister spoke.");
        assertThat(json.at("/explanation/relevance/0/contributions/0/name").asText())
                .isEqualTo("minister");
        assertThat(json.at("/explanation/relevance/0/contributions/0/field").asText())
                .isEqualTo("text");
    }

    static Stream<FeatureSpec> specs() {
        FeatureSpec standard = FeatureSpec.standard();
        return Stream.of(
                standard,
                standard.withWordNgrams(1),
                standard.withWordNgrams(3),
                standard.withTitle(TitleUse.SEPARATE),
                standard.withTitle(TitleUse.BOTH),
                standard.withPageFields(true));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void givenAnEnglishArticleThenEveryFeatureHasAName(FeatureSpec spec) {
        Article article = new Article(
                null,
                "https://site.example/news/talks",
                "en",
                null,
                null,
                List.of("newsarticle"),
                "Talks to resume on Tuesday, U.S. says",
                "It's \"not over\": 12,000 people fled the café district.\nTalks, talks and more talks.",
                List.of(new Block("Next Article", "navigation"), new Block("About us", "links")));
        Set<Long> keys = new TreeSet<>();
        NgramHasher hasher = new NgramHasher(
                spec, (hashes, count) -> Arrays.stream(hashes, 0, count).forEach(keys::add));
        for (int field = 0; field < spec.fields(); field++) {
            hasher.hash(article, field);
        }
        float[] idf = new float[keys.size()];
        Arrays.fill(idf, 1);
        Vocabulary vocabulary =
                new Vocabulary(keys.stream().mapToLong(Long::longValue).toArray(), idf);

        FeatureVector vector = new FeatureExtractor(spec, vocabulary).extract(article);
        Map<Integer, NgramNames.Named> names = NgramNames.of(article, spec, vocabulary);

        assertThat(vector.size).isEqualTo(keys.size());
        for (int i = 0; i < vector.size; i++) {
            assertThat(names).containsKey(vector.index[i]);
        }
    }
}
