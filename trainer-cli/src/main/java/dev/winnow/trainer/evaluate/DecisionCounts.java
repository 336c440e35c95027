package dev.winnow.trainer.evaluate;

import dev.winnow.model.HeadType;
import dev.winnow.trainer.evaluate.Outcomes.Outcome;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

/**
 * True positives, predictions and support of each label over weighted outcomes, and the metrics that follow from them
 * alone. The formulas stand at {@link Metric}.
 */
final class DecisionCounts {
    private final int[] truePositives; // [labels]
    private final int[] predicted; // [labels]
    private final int[] support; // [labels]
    private long documents;
    private long right;

    /**
     * Counts outcomes.
     *
     * @param outcomes the distinct outcomes
     * @param weights how often each occurs, [outcomes]
     * @param labels the number of labels
     */
    DecisionCounts(List<Outcome> outcomes, int[] weights, int labels) {
        truePositives = new int[labels];
        predicted = new int[labels];
        support = new int[labels];
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                count(outcomes.get(i), weights[i]);
            }
        }
    }

    private void count(Outcome outcome, int weight) {
        documents += weight;
        for (int label : outcome.gold()) {
            support[label] += weight;
        }
        int common = 0;
        for (int label : outcome.predicted()) {
            predicted[label] += weight;
            if (outcome.hasGold(label)) {
                truePositives[label] += weight;
                common++;
            }
        }
        if (common == outcome.gold().length && common == outcome.predicted().length) {
            right += weight;
        }
    }

    int support(int label) {
        return support[label];
    }

    double precision(int label) {
        return ratio(truePositives[label], predicted[label]);
    }

    double recall(int label) {
        return ratio(truePositives[label], support[label]);
    }

    double f1(int label) {
        return ratio(2L * truePositives[label], (long) support[label] + predicted[label]);
    }

    /** The scores of a label with support. */
    LabelScores scores(int label, String name) {
        return new LabelScores(name, precision(label), recall(label), f1(label), support[label], predicted[label]);
    }

    /** The metrics that follow from counts, for a kind of head. */
    static Set<Metric> metrics(HeadType type) {
        return type == HeadType.MULTI
                ? EnumSet.range(Metric.ACCURACY, Metric.HAMMING_LOSS)
                : EnumSet.range(Metric.ACCURACY, Metric.MACRO_F1);
    }

    /** One of the metrics that follow from counts alone; NaN where it is not defined. */
    double value(Metric metric) {
        return switch (metric) {
            case ACCURACY -> (double) right / documents;
            case MICRO_F1 -> ratio(2 * sum(truePositives), sum(support) + sum(predicted));
            case MACRO_F1 -> macro(this::f1);
            case MICRO_PRECISION -> ratio(sum(truePositives), sum(predicted));
            case MICRO_RECALL -> ratio(sum(truePositives), sum(support));
            case MACRO_PRECISION -> macro(this::precision);
            case MACRO_RECALL -> macro(this::recall);
            case HAMMING_LOSS ->
                (double) (sum(support) + sum(predicted) - 2 * sum(truePositives))
                        / ((double) documents * support.length);
            default -> throw new IllegalArgumentException(metric + " does not follow from counts");
        };
    }

    /** The mean over the labels with support; NaN if there is none. */
    private double macro(IntToDoubleFunction metric) {
        double sum = 0;
        int count = 0;
        for (int label = 0; label < support.length; label++) {
            if (support[label] > 0) {
                sum += metric.applyAsDouble(label);
                count++;
            }
        }
        return sum / count;
    }

    private static long sum(int[] values) {
        long sum = 0;
        for (int value : values) {
            sum += value;
        }
        return sum;
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
