package dev.winnow.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.model.HeadType;
import dev.winnow.trainer.evaluate.SyntheticDocuments.Document;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedComparisonTest {

    /** scipy 1.10.1, {@code binomtest} and {@code binom.pmf}; the first is the example of Fagerland and others. */
    @ParameterizedTest
    @CsvSource({
        "1, 7, 0.0703125, 0.0390625",
        "7, 1, 0.0703125, 0.0390625",
        "5, 5, 1.0, 0.876953125",
        "0, 3, 0.25, 0.125",
        "0, 0, 1, 1",
        "300, 371, 0.0068418956320018, 0.006123362907806917",
        "49000, 51000, 2.588716038346895e-10, 2.5367694462479965e-10"
    })
    void mcNemarAgreesWithScipy(int onlyA, int onlyB, double exact, double midP) {
        McNemar test = McNemar.of(onlyA, onlyB);

        assertThat(test.exact()).isCloseTo(exact, within(exact * 1e-9));
        assertThat(test.midP()).isCloseTo(midP, within(midP * 1e-9));
    }

    @Test
    void countsWhatOnlyOneModelGotRight() {
        HeadEvaluator a = topics(List.of("a", "b"), "a", "a", "b", "b");
        HeadEvaluator b = topics(List.of("b", "c", "a"), "a", "b", "a", "a");

        PairedComparison comparison = PairedComparison.of(a, b, Bootstrap.seeded(1));

        assertThat(comparison.documents()).isEqualTo(4);
        assertThat(comparison.mcNemar().onlyA()).isEqualTo(1);
        assertThat(comparison.mcNemar().onlyB()).isEqualTo(2);
        PairedComparison.Difference accuracy = comparison.differences().get(Metric.ACCURACY);
        assertThat(accuracy.a()).isEqualTo(0.5);
        assertThat(accuracy.b()).isEqualTo(0.75);
        assertThat(accuracy.difference()).isEqualTo(0.25);
        assertThat(comparison.toJson().at("/accuracy/difference").doubleValue()).isEqualTo(0.25);
        assertThat(comparison.toJson().at("/macroF1/ci95")).hasSize(2);
        assertThat(comparison.toJson().at("/mcnemar/onlyB").intValue()).isEqualTo(2);
    }

    /** Four documents of label a, a label predicted for each. */
    private static HeadEvaluator topics(List<String> labels, String... predicted) {
        HeadEvaluator evaluator = new HeadEvaluator("topics", HeadType.SINGLE, labels, null);
        for (String label : predicted) {
            evaluator.add(Set.of("a"), Set.of(label), new double[labels.size()], null, null);
        }
        return evaluator;
    }

    @Test
    void aModelDoesNotDifferFromItself() {
        List<Document> documents = SyntheticDocuments.multi(4, 200);
        PairedComparison comparison = PairedComparison.of(
                SyntheticDocuments.evaluator(HeadType.MULTI, documents),
                SyntheticDocuments.evaluator(HeadType.MULTI, documents),
                Bootstrap.seeded(1));

        assertThat(comparison.mcNemar()).isEqualTo(new McNemar(0, 0, 1, 1));
        assertThat(comparison.differences().values())
                .extracting(PairedComparison.Difference::ci95)
                .containsOnly(new Interval(0, 0));
    }

    @Test
    void exchangingTheModelsTurnsTheSign() {
        List<Document> documents = SyntheticDocuments.single(6, 300);
        HeadEvaluator better = SyntheticDocuments.evaluator(HeadType.SINGLE, documents);
        HeadEvaluator worse = SyntheticDocuments.evaluator(HeadType.SINGLE, List.of());
        documents.forEach(d -> worse.add(d.gold(), List.of("a"), d.probabilities(), null, null));

        PairedComparison one = PairedComparison.of(worse, better, Bootstrap.seeded(2));
        PairedComparison other = PairedComparison.of(better, worse, Bootstrap.seeded(2));

        assertThat(one.mcNemar().midP()).isEqualTo(other.mcNemar().midP()).isLessThan(0.01);
        for (Metric metric : Bootstrap.METRICS) {
            Interval interval = one.differences().get(metric).ci95();
            Interval mirrored = other.differences().get(metric).ci95();
            assertThat(interval.contains(one.differences().get(metric).difference()))
                    .isTrue();
            assertThat(interval.low()).isPositive().isCloseTo(-mirrored.high(), within(1e-12));
        }
    }

    @Test
    void otherDocumentsAreRefused() {
        HeadEvaluator a = topics(List.of("a", "b"), "a", "b");
        HeadEvaluator fewer = topics(List.of("a", "b"), "a");
        HeadEvaluator otherGold = topics(List.of("a", "b"), "a");
        otherGold.add(Set.of("b"), Set.of("b"), new double[2], null, null);
        HeadEvaluator none = topics(List.of("a"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairedComparison.of(a, fewer, Bootstrap.seeded(1)))
                .withMessageContaining("2 and 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairedComparison.of(a, otherGold, Bootstrap.seeded(1)))
                .withMessageContaining("document 2");
        assertThatIllegalArgumentException().isThrownBy(() -> PairedComparison.of(none, none, Bootstrap.seeded(1)));
    }
}
