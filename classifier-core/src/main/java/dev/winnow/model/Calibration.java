package dev.winnow.model;

import java.util.Arrays;

/**
 * From scores to probabilities: {@code z[k] = slope[k] score[k] + offset[k]}, then the logistic function of each
 * {@code z[k]} for binary and multi heads (Platt scaling), or the softmax over them for single heads (vector scaling,
 * Guo et al., ICML 2017). Immutable; the arrays must not change.
 *
 * @param slope [outputs]
 * @param offset [outputs]
 */
public record Calibration(double[] slope, double[] offset) {
    /** No calibration: the scores themselves, squashed. */
    public static Calibration identity(int outputs) {
        double[] ones = new double[outputs];
        Arrays.fill(ones, 1);
        return new Calibration(ones, new double[outputs]);
    }

    /** The logistic function. */
    public static double logistic(double z) {
        double e = Math.exp(-Math.abs(z));
        return z >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    /** Probabilities of independent labels: {@code out[k]} for each score. */
    public void logistic(float[] scores, float[] out) {
        for (int k = 0; k < slope.length; k++) {
            out[k] = (float) logistic(slope[k] * scores[k] + offset[k]);
        }
    }

    /** Probabilities of labels of which one holds: {@code out} sums to 1. */
    public void softmax(float[] scores, float[] out) {
        double max = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < slope.length; k++) {
            max = Math.max(max, slope[k] * scores[k] + offset[k]);
        }
        double sum = 0;
        for (int k = 0; k < slope.length; k++) {
            double e = Math.exp(slope[k] * scores[k] + offset[k] - max);
            out[k] = (float) e;
            sum += e;
        }
        for (int k = 0; k < slope.length; k++) {
            out[k] = (float) (out[k] / sum);
        }
    }
}
