package dev.winnow.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.winnow.model.HeadType;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadEvaluatorTest {
    private static final List<String> TOPICS = List.of("politics", "sport", "culture");

    @Test
    void singleHeadByHand() {
        HeadEvaluation evaluation = threeTopics().evaluate();

        // politics: tp 1, predicted 2, support 2; sport: tp 1, predicted 1, support 1; health: unknown to the model.
        assertValue(evaluation, Metric.ACCURACY, 2 / 4.0);
        assertValue(evaluation, Metric.MICRO_F1, 2 * 2 / (4.0 + 4.0));
        assertValue(evaluation, Metric.MACRO_F1, (0.5 + 1 + 0) / 3);
        assertThat(evaluation.label("politics")).contains(new LabelScores("politics", 0.5, 0.5, 0.5, 2, 2));
        assertThat(evaluation.label("sport")).contains(new LabelScores("sport", 1, 1, 1, 1, 1));
        assertThat(evaluation.label("health")).contains(new LabelScores("health", 0, 0, 0, 1, 0));
        assertThat(evaluation.label("culture")).isEmpty();
        assertValue(
                evaluation, Metric.LOG_LOSS, -(Math.log(0.7) + Math.log(0.3) + Math.log(0.8) + Math.log(1e-15)) / 4);
        double brier = (0.09 + 0.04 + 0.01) + (0.49 + 0.01 + 0.36) + (0.01 + 0.04 + 0.01) + (0.36 + 0.09 + 0.01 + 1);
        assertValue(evaluation, Metric.BRIER, brier / 4);
        // Each document is a bin of its own, right or wrong: 0.7 and 0.8 right, 0.6 and 0.6 wrong.
        assertValue(evaluation, Metric.ECE, (0.3 + 0.2 + 0.6 + 0.6) / 4);
        assertThat(evaluation.value(Metric.MAIN_ACCURACY)).isEmpty();
        assertThat(evaluation.value(Metric.KEEP_COVERAGE)).isEmpty();
    }

    private static HeadEvaluator threeTopics() {
        HeadEvaluator evaluator = new HeadEvaluator("topics", HeadType.SINGLE, TOPICS, null);
        evaluator.add(List.of("politics"), List.of("politics"), new double[] {0.7, 0.2, 0.1}, null, null);
        evaluator.add(List.of("politics"), List.of("culture"), new double[] {0.3, 0.1, 0.6}, null, null);
        evaluator.add(List.of("sport"), List.of("sport"), new double[] {0.1, 0.8, 0.1}, null, null);
        evaluator.add(List.of("health"), List.of("politics"), new double[] {0.6, 0.3, 0.1}, null, null);
        return evaluator;
    }

    @Test
    void noPredictionOfASingleHeadIsWrongAndLowersRecallOnly() {
        HeadEvaluator evaluator = new HeadEvaluator("topics", HeadType.SINGLE, TOPICS, null);
        evaluator.add(List.of("sport"), List.of(), new double[] {0.3, 0.4, 0.3}, null, null);
        evaluator.add(List.of("sport"), List.of("sport"), new double[] {0, 1, 0}, null, null);

        HeadEvaluation evaluation = evaluator.evaluate();

        assertValue(evaluation, Metric.ACCURACY, 0.5);
        assertValue(evaluation, Metric.MICRO_F1, 2 / 3.0);
        assertThat(evaluation.label("sport")).contains(new LabelScores("sport", 1, 0.5, 2 / 3.0, 2, 1));
    }

    @Test
    void multiHeadByHand() {
        HeadEvaluator evaluator = new HeadEvaluator("topics", HeadType.MULTI, TOPICS, null);
        double[] p = {0.9, 0.6, 0.2};
        evaluator.add(List.of("sport", "politics", "sport"), List.of("politics", "sport"), p, null, "sport");
        evaluator.add(List.of(), List.of("politics"), p, null, "culture");
        evaluator.add(List.of("health"), List.of(), p, null, null);

        HeadEvaluation evaluation = evaluator.evaluate();

        assertValue(evaluation, Metric.ACCURACY, 1 / 3.0);
        assertValue(evaluation, Metric.MICRO_PRECISION, 2 / 3.0);
        assertValue(evaluation, Metric.MICRO_RECALL, 2 / 3.0);
        assertValue(evaluation, Metric.MACRO_PRECISION, (0.5 + 1 + 0) / 3);
        assertValue(evaluation, Metric.MACRO_RECALL, (1 + 1 + 0) / 3.0);
        assertValue(evaluation, Metric.HAMMING_LOSS, 2 / (3.0 * 4));
        assertValue(evaluation, Metric.MAIN_ACCURACY, 0);
        assertValue(evaluation, Metric.MAIN_MACRO_F1, 0);
        assertValue(evaluation, Metric.IN_SET, 0.5);
        assertValue(evaluation, Metric.ECE, 0.9 - 1 / 3.0);
        assertValue(evaluation, Metric.ECE_BY_LABEL, ((0.9 - 1 / 3.0) + (0.6 - 1 / 3.0)) / 2, 1e-7);
        double logs =
                Math.log(0.9) + Math.log(0.6) + Math.log(0.8) + 2 * (Math.log(0.1) + Math.log(0.4) + Math.log(0.8));
        assertValue(evaluation, Metric.LOG_LOSS, -(logs + Math.log(1e-15)) / 12);
    }

    @Test
    void binaryHeadByHand() {
        HeadEvaluation evaluation = relevance().evaluate();

        assertValue(evaluation, Metric.ACCURACY, 3 / 5.0);
        assertValue(evaluation, Metric.PRECISION, 2 / 3.0);
        assertValue(evaluation, Metric.RECALL, 2 / 3.0);
        assertValue(evaluation, Metric.F1, 2 / 3.0);
        assertValue(evaluation, Metric.KEEP_PRECISION, 0.5);
        assertValue(evaluation, Metric.KEEP_COVERAGE, 2 / 5.0);
        assertValue(evaluation, Metric.REVIEW_SHARE, 2 / 5.0);
        // Thresholds 0.9 (one of one), 0.8 (one of two), 0.6 (two of three), 0.2 (three of four).
        assertValue(evaluation, Metric.AVERAGE_PRECISION, 1 / 3.0 + 2 / 9.0 + 3 / 12.0);
        assertValue(evaluation, Metric.ROC_AUC, 4 / 6.0);
        assertValue(evaluation, Metric.BRIER, (0.01 + 0.64 + 0.16 + 0.64 + 0.01) / 5);
    }

    private static HeadEvaluator relevance() {
        HeadEvaluator evaluator =
                new HeadEvaluator("relevance", HeadType.BINARY, List.of("relevant", "junk"), "relevant");
        evaluator.add(List.of("relevant"), List.of("relevant"), new double[] {0.9, 0.1}, "keep", null);
        evaluator.add(List.of("junk"), List.of("relevant"), new double[] {0.8, 0.2}, "keep", null);
        evaluator.add(List.of("relevant"), List.of("relevant"), new double[] {0.6, 0.4}, "review", null);
        evaluator.add(List.of("relevant"), List.of("junk"), new double[] {0.2, 0.8}, "review", null);
        evaluator.add(List.of("junk"), List.of("junk"), new double[] {0.1, 0.9}, "drop", null);
        return evaluator;
    }

    @Test
    void figuresThatAreNotDefinedAreAbsent() {
        HeadEvaluator evaluator =
                new HeadEvaluator("relevance", HeadType.BINARY, List.of("relevant", "junk"), "relevant");
        evaluator.add(List.of("junk"), List.of("junk"), new double[] {0.1, 0.9}, "drop", null);

        HeadEvaluation evaluation = evaluator.evaluate();

        assertThat(evaluation.metrics())
                .doesNotContainKeys(Metric.AVERAGE_PRECISION, Metric.ROC_AUC, Metric.KEEP_PRECISION)
                .containsEntry(Metric.RECALL, 0.0)
                .containsEntry(Metric.KEEP_COVERAGE, 0.0);
    }

    @Test
    void withoutDocumentsNothingIsDefined() {
        for (HeadType type : HeadType.values()) {
            String positive = type == HeadType.BINARY ? "yes" : null;
            HeadEvaluator evaluator = new HeadEvaluator("h", type, List.of("no", "yes"), positive);

            HeadEvaluation evaluation = evaluator.evaluate(Bootstrap.seeded(1));

            assertThat(evaluation.documents()).isZero();
            assertThat(evaluation.metrics()).isEmpty();
            assertThat(evaluation.ci95()).isEmpty();
            assertThat(evaluation.labels()).isEmpty();
            assertThat(evaluation.toJson().get("documents").intValue()).isZero();
            assertThat(evaluation.toJson().has("accuracy")).isFalse();
        }
    }

    @Test
    void jsonHasTheAgreedLayout() throws JsonProcessingException {
        HeadEvaluator topics = new HeadEvaluator("topics", HeadType.SINGLE, List.of("politics", "sport"), null);
        topics.add(List.of("politics"), List.of("politics"), new double[] {0.75, 0.25}, null, null);
        topics.add(List.of("sport"), List.of(), new double[] {0.5, 0.5}, null, null);

        Evaluation evaluation = new Evaluation(
                6, List.of(topics.evaluate(new Bootstrap(1, 7)), relevance().evaluate()));

        ObjectMapper json = new ObjectMapper();
        var written = json.readTree(json.writeValueAsString(evaluation.toJson()));
        assertThat(written.get("documents").intValue()).isEqualTo(6);
        var single = written.at("/heads/topics");
        assertThat(single.fieldNames())
                .toIterable()
                .containsExactly(
                        "type",
                        "documents",
                        "accuracy",
                        "microF1",
                        "macroF1",
                        "ece",
                        "eceByLabel",
                        "brier",
                        "logLoss",
                        "ci95",
                        "labels",
                        "confusion",
                        "calibration");
        assertThat(single.get("type").textValue()).isEqualTo("single");
        assertThat(single.get("accuracy").doubleValue()).isEqualTo(0.5);
        assertThat(single.at("/ci95/microF1")).hasSize(2);
        assertThat(single.get("labels")).isEqualTo(json.readTree("""
                        {"politics":{"precision":1.0,"recall":1.0,"f1":1.0,"support":1,"predicted":1},
                         "sport":{"precision":0.0,"recall":0.0,"f1":0.0,"support":1,"predicted":0}}"""));
        assertThat(single.get("confusion")).isEqualTo(json.readTree("""
                        [{"gold":"politics","predicted":"politics","count":1},
                         {"gold":"sport","predicted":null,"count":1}]"""));
        var binary = written.at("/heads/relevance");
        assertThat(binary.get("type").textValue()).isEqualTo("binary");
        assertThat(binary.get("positive").textValue()).isEqualTo("relevant");
        assertThat(binary.fieldNames())
                .toIterable()
                .contains(
                        "averagePrecision", "f1", "precision", "recall", "keepPrecision", "keepCoverage", "reviewShare")
                .doesNotContain("ci95", "eceByLabel");
    }

    @Test
    void wrongArgumentsAreNamedAndDoNotCount() {
        HeadEvaluator single = new HeadEvaluator("topics", HeadType.SINGLE, TOPICS, null);
        List<String> sport = List.of("sport");
        double[] p = {0.2, 0.5, 0.3};
        assertWrong("topics: one gold label expected", () -> single.add(List.of(), sport, p, null, null));
        assertWrong("topics: one gold label", () -> single.add(List.of("sport", "culture"), sport, p, null, null));
        assertWrong("at most one prediction", () -> single.add(sport, List.of("sport", "culture"), p, null, null));
        assertWrong("predicted label health", () -> single.add(sport, List.of("health"), p, null, null));
        assertWrong("2 probabilities", () -> single.add(sport, sport, new double[] {0.5, 0.5}, null, null));
        assertWrong(
                "NaN of label culture", () -> single.add(sport, sport, new double[] {0, 1, Double.NaN}, null, null));
        assertWrong("1.1 of label sport", () -> single.add(sport, sport, new double[] {0, 1.1, 0}, null, null));
        assertWrong("unknown decision maybe", () -> single.add(sport, sport, p, "maybe", null));
        assertThat(single.evaluate().documents()).isZero();

        HeadEvaluator binary = new HeadEvaluator("b", HeadType.BINARY, List.of("yes", "no"), "yes");
        assertWrong(
                "gold label perhaps",
                () -> binary.add(List.of("perhaps"), List.of("no"), new double[] {0, 1}, null, null));
        assertWrong("occurs twice", () -> new HeadEvaluator("h", HeadType.MULTI, List.of("a", "a"), null));
        assertWrong("no labels", () -> new HeadEvaluator("h", HeadType.MULTI, List.of(), null));
        assertWrong("two labels", () -> new HeadEvaluator("h", HeadType.BINARY, TOPICS, "sport"));
        assertWrong("positive null", () -> new HeadEvaluator("h", HeadType.BINARY, List.of("a", "b"), null));
        assertWrong("only a binary head", () -> new HeadEvaluator("h", HeadType.SINGLE, List.of("a", "b"), "a"));
    }

    private static void assertWrong(String message, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
    }

    private static void assertValue(HeadEvaluation evaluation, Metric metric, double expected) {
        assertValue(evaluation, metric, expected, 1e-12);
    }

    private static void assertValue(HeadEvaluation evaluation, Metric metric, double expected, double tolerance) {
        assertThat(evaluation.value(metric)).as(metric.key()).isPresent();
        assertThat(evaluation.value(metric).getAsDouble()).as(metric.key()).isCloseTo(expected, within(tolerance));
    }
}
