package dev.winnow.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.model.HeadType;
import dev.winnow.trainer.evaluate.SyntheticDocuments.Document;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class HeadEvaluatorLawsTest {

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void microF1IsAccuracyWhenEveryDocumentHasOnePrediction(long seed) {
        for (HeadType type : List.of(HeadType.SINGLE, HeadType.BINARY)) {
            HeadEvaluation evaluation = evaluate(type, SyntheticDocuments.of(type, seed, 200));
            assertThat(evaluation.value(Metric.MICRO_F1)).isEqualTo(evaluation.value(Metric.ACCURACY));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfDocumentsDoesNotMatter(long seed) {
        for (HeadType type : HeadType.values()) {
            List<Document> documents = SyntheticDocuments.of(type, seed, 97);
            HeadEvaluation one = evaluate(type, documents);
            HeadEvaluation other = evaluate(type, SyntheticDocuments.shuffled(documents, seed));

            assertThat(other.metrics()).containsOnlyKeys(one.metrics().keySet());
            one.metrics()
                    .forEach((metric, value) -> assertThat(other.metrics().get(metric))
                            .as(metric.key())
                            .isCloseTo(value, within(1e-12)));
            assertThat(other.labels()).isEqualTo(one.labels());
            assertThat(other.confusion()).isEqualTo(one.confusion());
            assertThat(other.calibration()).isEqualTo(one.calibration());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyMetricLiesInItsRange(long seed) {
        for (HeadType type : HeadType.values()) {
            evaluate(type, SyntheticDocuments.of(type, seed, 50))
                    .metrics()
                    .forEach((metric, value) -> assertThat(value)
                            .as(metric.key())
                            .isBetween(
                                    0.0,
                                    metric == Metric.LOG_LOSS ? -Math.log(1e-15) : metric == Metric.BRIER ? 2.0 : 1.0));
        }
    }

    @ParameterizedTest
    @EnumSource(HeadType.class)
    void perfectPredictionsAreWithoutFault(HeadType type) {
        HeadEvaluator evaluator = SyntheticDocuments.evaluator(type, List.of());
        List<String> labels = evaluator.labels();
        for (int i = 0; i < 40; i++) {
            String label = labels.get(i % labels.size());
            double[] certain = new double[labels.size()];
            certain[i % labels.size()] = 1;
            evaluator.add(List.of(label), List.of(label), certain, null, label);
        }

        evaluator.evaluate(Bootstrap.seeded(3)).metrics().forEach((metric, value) -> {
            boolean loss = List.of(Metric.HAMMING_LOSS, Metric.ECE, Metric.ECE_BY_LABEL, Metric.BRIER, Metric.LOG_LOSS)
                    .contains(metric);
            assertThat(value).as(metric.key()).isEqualTo(loss ? 0 : 1);
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void equalProbabilitiesHaveThePrevalenceAsAveragePrecision(long seed) {
        Random random = new Random(seed);
        HeadEvaluator evaluator = SyntheticDocuments.evaluator(HeadType.BINARY, List.of());
        int positives = 0;
        for (int i = 0; i < 100; i++) {
            boolean positive = i == 0 || random.nextInt(3) == 0;
            positives += positive ? 1 : 0;
            evaluator.add(List.of(positive ? "yes" : "no"), List.of("no"), new double[] {0.7, 0.3}, null, null);
        }

        HeadEvaluation evaluation = evaluator.evaluate();

        double prevalence = positives / 100.0;
        assertThat(evaluation.metrics().get(Metric.AVERAGE_PRECISION)).isCloseTo(prevalence, within(1e-12));
        assertThat(evaluation.metrics()).containsEntry(Metric.ROC_AUC, 0.5);
        assertThat(evaluation.calibration()).hasSize(1);
        assertThat(evaluation.metrics().get(Metric.ECE)).isCloseTo(Math.abs(0.3 - prevalence), within(1e-12));
    }

    @Test
    void calibrationErrorIsSmallForACalibratedHeadAndLargeForAnOverconfidentOne() {
        Random random = new Random(5);
        HeadEvaluator calibrated = SyntheticDocuments.evaluator(HeadType.BINARY, List.of());
        HeadEvaluator overconfident = SyntheticDocuments.evaluator(HeadType.BINARY, List.of());
        for (int i = 0; i < 50_000; i++) {
            double p = random.nextDouble();
            double extreme = p < 0.5 ? 0.01 : 0.99;
            List<String> gold = List.of(random.nextDouble() < p ? "yes" : "no");
            calibrated.add(gold, List.of("no"), new double[] {1 - p, p}, null, null);
            overconfident.add(gold, List.of("no"), new double[] {1 - extreme, extreme}, null, null);
        }

        assertThat(calibrated.evaluate().metrics().get(Metric.ECE)).isLessThan(0.01);
        assertThat(overconfident.evaluate().metrics().get(Metric.ECE)).isCloseTo(0.24, within(0.01));
    }

    private static HeadEvaluation evaluate(HeadType type, List<Document> documents) {
        return SyntheticDocuments.evaluator(type, documents).evaluate();
    }
}
