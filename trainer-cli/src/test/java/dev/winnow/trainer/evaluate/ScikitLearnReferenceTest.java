package dev.winnow.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.model.HeadType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * The metrics against scikit-learn 1.2.1, which was given the same synthetic documents (java.util.Random is a published
 * generator). They hold ties, labels absent from gold or never predicted, gold labels unknown to the model, and empty
 * predictions. The numbers of documents keep calibration_curve's interpolated bin edges off the data, where it rounds.
 * Multi-class Brier and ECE are numpy sums over scikit-learn's arrays and calibration_curve's bins.
 */
class ScikitLearnReferenceTest {
    private static final Offset<Double> EXACT = within(1e-9);
    private static final Offset<Double> AS_FLOAT = within(1e-6);

    @Test
    void singleHeadAgrees() {
        List<String> labels = List.of("a", "b", "c", "d", "e");
        List<String> all = List.of("a", "b", "c", "d", "e", "x");
        HeadEvaluator evaluator = new HeadEvaluator("topics", HeadType.SINGLE, labels, null);
        Random random = new Random(42);
        int[] gold = {0, 0, 0, 0, 1, 1, 1, 2, 2, 3};
        for (int i = 0; i < 398; i++) {
            String label = random.nextInt(25) != 0 ? all.get(gold[random.nextInt(10)]) : "x";
            int[] weights = new int[5];
            for (int k = 0; k < 5; k++) {
                weights[k] = 1 + random.nextInt(10);
            }
            if (!label.equals("x")) {
                weights[all.indexOf(label)] += random.nextInt(12);
            }
            weights[3] = 1;
            double[] probabilities = new double[5];
            int sum = weights[0] + weights[1] + weights[2] + weights[3] + weights[4];
            int top = 0;
            for (int k = 0; k < 5; k++) {
                probabilities[k] = (double) weights[k] / sum;
                top = probabilities[k] > probabilities[top] ? k : top;
            }
            List<String> predicted = random.nextInt(20) != 0 ? List.of(labels.get(top)) : List.of();
            evaluator.add(List.of(label), predicted, probabilities, null, all.get(random.nextInt(4)));
        }

        HeadEvaluation evaluation = evaluator.evaluate();

        assertMetrics(
                evaluation,
                Map.of(
                        Metric.ACCURACY, 0.6231155778894473,
                        Metric.MICRO_F1, 0.6391752577319587,
                        Metric.MACRO_F1, 0.4245319030059225,
                        Metric.MAIN_ACCURACY, 0.25125628140703515,
                        Metric.IN_SET, 0.6582914572864321,
                        Metric.ECE, 0.24879501687658062,
                        Metric.ECE_BY_LABEL, 0.1403850100876467,
                        Metric.BRIER, 0.6194542180670086,
                        Metric.LOG_LOSS, 2.6379215069642696));
        assertThat(evaluation.calibration())
                .extracting(CalibrationBin::count)
                .containsExactly(27, 26, 35, 19, 27, 25, 27, 27, 28, 30, 22, 25, 27, 29, 24);
        assertThat(evaluation.labels()).extracting(LabelScores::label).containsExactly("a", "b", "c", "d", "x");
        assertLabel(evaluation, "a", 0.732484076433121, 0.732484076433121, 157, 157);
        assertLabel(evaluation, "b", 0.7368421052631579, 0.7368421052631579, 114, 114);
        assertLabel(evaluation, "c", 0.6049382716049383, 0.7101449275362319, 69, 81);
        assertLabel(evaluation, "d", 0, 0, 41, 0);
        assertLabel(evaluation, "x", 0, 0, 17, 0);
        ConfusionMatrix confusion = evaluation.confusion().orElseThrow();
        assertThat(confusion.count("a", "a")).isEqualTo(115);
        assertThat(confusion.count("d", "a")).isEqualTo(17);
        assertThat(confusion.count("x", "e")).isEqualTo(3);
        assertThat(confusion.count("a", "d")).isZero();
        assertThat(confusion.cells().stream().filter(cell -> cell.predicted().isEmpty()))
                .extracting(ConfusionMatrix.Cell::count)
                .containsExactly(9, 5, 3, 2, 1);
    }

    @Test
    void binaryHeadAgrees() {
        HeadEvaluator evaluator =
                new HeadEvaluator("relevance", HeadType.BINARY, List.of("junk", "relevant"), "relevant");
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            int k = random.nextInt(41);
            String gold = random.nextInt(60) < k + 8 ? "relevant" : "junk";
            double p = k / 40.0;
            String decision = p >= 0.8 ? "keep" : p >= 0.3 ? "review" : "drop";
            String predicted = p >= 0.4 ? "relevant" : "junk";
            evaluator.add(List.of(gold), List.of(predicted), new double[] {1 - p, p}, decision, null);
        }

        HeadEvaluation evaluation = evaluator.evaluate();

        assertMetrics(
                evaluation,
                Map.ofEntries(
                        Map.entry(Metric.ACCURACY, 0.614),
                        Map.entry(Metric.MICRO_F1, 0.614),
                        Map.entry(Metric.MACRO_F1, 0.6089174917224247),
                        Map.entry(Metric.AVERAGE_PRECISION, 0.6450800985483786),
                        Map.entry(Metric.ROC_AUC, 0.6974271314843349),
                        Map.entry(Metric.F1, 0.6535008976660682),
                        Map.entry(Metric.PRECISION, 0.5669781931464174),
                        Map.entry(Metric.RECALL, 0.7711864406779662),
                        Map.entry(Metric.KEEP_PRECISION, 0.6929824561403509),
                        Map.entry(Metric.KEEP_COVERAGE, 0.228),
                        Map.entry(Metric.REVIEW_SHARE, 0.486),
                        Map.entry(Metric.ECE, 0.12115000000000001),
                        Map.entry(Metric.BRIER, 0.23593375),
                        Map.entry(Metric.LOG_LOSS, 0.9313225359919248)));
        assertThat(evaluation.calibration())
                .extracting(CalibrationBin::count)
                .containsExactly(34, 33, 43, 33, 25, 40, 27, 37, 40, 24, 30, 40, 29, 42, 23);
        assertThat(evaluation.label("relevant").orElseThrow().support()).isEqualTo(236);
    }

    @Test
    void multiHeadAgrees() {
        List<String> labels = List.of("a", "b", "c", "d", "e", "f");
        HeadEvaluator evaluator = new HeadEvaluator("topics", HeadType.MULTI, labels, null);
        Random random = new Random(99);
        for (int i = 0; i < 300; i++) {
            Collection<String> gold = new ArrayList<>();
            Collection<String> predicted = new ArrayList<>();
            double[] probabilities = new double[6];
            for (int k = 0; k < 6; k++) {
                boolean isGold = k < 5 && random.nextInt(10) < 4 - k / 2;
                int twentieths = random.nextInt(21);
                twentieths = isGold ? Math.min(20, twentieths + 6) : Math.max(0, twentieths - 6);
                twentieths = k == 4 ? Math.min(twentieths, 9) : twentieths;
                probabilities[k] = twentieths / 20.0;
                if (isGold) {
                    gold.add(labels.get(k));
                }
                if (probabilities[k] >= 0.5) {
                    predicted.add(labels.get(k));
                }
            }
            if (random.nextInt(30) == 0) {
                gold.add("x");
            }
            String main = random.nextInt(3) != 0 ? labels.get(random.nextInt(6)) : null;
            evaluator.add(gold, predicted, probabilities, null, main);
        }

        HeadEvaluation evaluation = evaluator.evaluate();

        assertMetrics(
                evaluation,
                Map.ofEntries(
                        Map.entry(Metric.ACCURACY, 0.19666666666666666),
                        Map.entry(Metric.MICRO_F1, 0.6223404255319149),
                        Map.entry(Metric.MACRO_F1, 0.4702066025312443),
                        Map.entry(Metric.MICRO_PRECISION, 0.5598086124401914),
                        Map.entry(Metric.MICRO_RECALL, 0.7005988023952096),
                        Map.entry(Metric.MACRO_PRECISION, 0.4234873512355781),
                        Map.entry(Metric.MACRO_RECALL, 0.5359716095028072),
                        Map.entry(Metric.HAMMING_LOSS, 0.20285714285714285),
                        Map.entry(Metric.MAIN_ACCURACY, 34 / 224.0),
                        Map.entry(Metric.IN_SET, 163 / 224.0),
                        Map.entry(Metric.ECE, 0.13566666666666663),
                        Map.entry(Metric.ECE_BY_LABEL, 0.10663333333333339),
                        Map.entry(Metric.BRIER, 0.1105),
                        Map.entry(Metric.LOG_LOSS, 0.4425020985122338)));
        assertThat(evaluation.labels()).extracting(LabelScores::label).containsExactly("b", "a", "c", "d", "e", "x");
        assertLabel(evaluation, "d", 0.5384615384615384, 0.8433734939759037, 83, 130);
        assertLabel(evaluation, "e", 0, 0, 53, 0);
        assertLabel(evaluation, "x", 0, 0, 8, 0);
        assertThat(evaluation.confusion()).isEmpty();
    }

    private static void assertMetrics(HeadEvaluation evaluation, Map<Metric, Double> expected) {
        Map<Metric, Double> metrics = new EnumMap<>(evaluation.metrics());
        // By hand in MainLabelTallyTest.
        assertThat(metrics.remove(Metric.MAIN_MACRO_F1) != null).isEqualTo(metrics.containsKey(Metric.MAIN_ACCURACY));
        assertThat(metrics).containsOnlyKeys(expected.keySet());
        expected.forEach((metric, value) -> assertThat(evaluation.metrics().get(metric))
                .as(metric.key())
                .isCloseTo(value, metric == Metric.ECE_BY_LABEL ? AS_FLOAT : EXACT));
    }

    private static void assertLabel(
            HeadEvaluation evaluation, String label, double precision, double recall, int support, int predicted) {
        LabelScores scores = evaluation.label(label).orElseThrow();
        double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        assertThat(scores.precision()).as(label).isCloseTo(precision, EXACT);
        assertThat(scores.recall()).as(label).isCloseTo(recall, EXACT);
        assertThat(scores.f1()).as(label).isCloseTo(f1, EXACT);
        assertThat(scores.support()).as(label).isEqualTo(support);
        assertThat(scores.predicted()).as(label).isEqualTo(predicted);
    }
}
