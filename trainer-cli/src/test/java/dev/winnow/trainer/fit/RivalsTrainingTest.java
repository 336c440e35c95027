package dev.winnow.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.Classifier;
import dev.winnow.article.Page;
import dev.winnow.bundle.BundleException;
import dev.winnow.model.HeadType;
import dev.winnow.model.Rivals;
import dev.winnow.trainer.InputException;
import dev.winnow.trainer.data.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A binary head with rivals in another. */
class RivalsTrainingTest {
    private static final RivalsRequest KINDS = new RivalsRequest("kind", "news", List.of("shop", "forum"));

    @Test
    void givenJunkOfSeveralKinds_thenTheyAreRivals_asMuchAsHeldOutRowsAreBestWith() {
        Training.Outcome outcome =
                Plans.of(relevance(KINDS), kind()).words(1).folds(3).train(rows());

        HeadReport relevance = outcome.heads().get(0);
        Rivals rivals = relevance.rivals().orElseThrow();
        assertThat(rivals)
                .isEqualTo(new Rivals("kind", "news", rivals.gain(), List.of("shop", "forum"), rivals.weight()));
        double alone = relevance.rivalWeights().get(0.0);
        double chosen = relevance.rivalWeights().get((double) rivals.weight());
        assertThat(chosen).isGreaterThan(alone);
        assertThat(relevance.rivalWeights().values()).allMatch(measure -> measure <= chosen + 1e-9);
        assertThat(outcome.bundle().model().head("relevance").rivals()).contains(rivals);
        assertThat(outcome.bundle().model().head("kind").rivals()).isEmpty();
        assertThat(outcome.bundle().card()).contains("times the greatest of: shop, forum");
        assertThat(outcome.bundle()
                        .provenance()
                        .at("/heads/relevance/rivalWeights/0.0")
                        .doubleValue())
                .isEqualTo(alone);
    }

    @Test
    void givenRivals_thenTheProbabilityIsCalibratedWithThem() throws BundleException {
        List<Row> rows = rows();
        Training.Outcome outcome =
                Plans.of(relevance(KINDS), kind()).words(1).folds(3).train(rows);
        Classifier classifier = Classifier.of(outcome.bundle());

        double sum = 0;
        double relevant = 0;
        for (Row row : rows) {
            sum += classifier.classify(row.page()).heads().get(0).probabilities()[0];
            relevant += row.values("label").contains("article") ? 1 : 0;
        }

        assertThat(sum / rows.size()).isBetween(relevant / rows.size() - 0.06, relevant / rows.size() + 0.06);
    }

    @Test
    void givenTheSameRows_thenTheBytesAreTheSame_whateverTheThreads() {
        Plans one = Plans.of(relevance(KINDS), kind()).words(1).folds(3).threads(1);
        Plans two = Plans.of(relevance(KINDS), kind()).words(1).folds(3).threads(2);

        assertThat(one.bytes(rows())).isEqualTo(two.bytes(rows()));
    }

    @Test
    void givenAHeadOrALabelThatIsNotThere_orNothingHeldOut_thenTheErrorSaysSo() {
        refused(new RivalsRequest("sort", "news", List.of("shop")), 3, "rivals in head sort");
        refused(new RivalsRequest("relevance", "news", List.of("shop")), 3, "of type single");
        refused(new RivalsRequest("kind", "news", List.of("shop", "spam")), 3, "that no row has: spam");
        refused(KINDS, 0, "held out: there are none");
    }

    private static void refused(RivalsRequest rivals, int folds, String part) {
        assertThatThrownBy(() -> Plans.of(relevance(rivals), kind())
                        .words(1)
                        .folds(folds)
                        .train(rows()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(part);
    }

    private static HeadRequest relevance(RivalsRequest rivals) {
        return new HeadRequest(
                "relevance",
                "label",
                Optional.of(HeadType.BINARY),
                List.of("article", "junk"),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                false,
                false,
                Optional.of(rivals));
    }

    private static HeadRequest kind() {
        return new HeadRequest("kind", "kind", Optional.of(HeadType.SINGLE), List.of());
    }

    /** News with words of shops and of forums, each of which alone speaks for junk only with more of its own. */
    private static List<Row> rows() {
        Random random = new Random(7);
        List<Row> rows = new ArrayList<>();
        String[] kinds = {"news", "shop", "forum"};
        String[][] words = {
            {"minister", "said", "talks", "monday", "police", "vote"},
            {"price", "basket", "sale", "size", "order", "delivery"},
            {"posted", "reply", "thread", "member", "joined", "quote"}
        };
        for (int i = 0; i < 360; i++) {
            int kind = i % 3;
            StringBuilder text = new StringBuilder();
            for (int w = 0; w < 14; w++) {
                int from = random.nextInt(100) < 46 ? kind : random.nextInt(3);
                text.append(words[from][random.nextInt(6)]).append(' ');
            }
            rows.add(new Row(
                    Page.ofText(text.toString()),
                    Map.of("label", List.of(kind == 0 ? "article" : "junk"), "kind", List.of(kinds[kind])),
                    "made up",
                    i));
        }
        return rows;
    }
}
