package dev.winnow.trainer.evaluate;

import dev.winnow.model.HeadType;
import java.util.Arrays;

/** Running sums of {@link Metric#BRIER} and {@link Metric#LOG_LOSS}. */
final class ProbabilityLosses {
    private static final double CLIP = 1e-15;

    private final HeadType type;
    private final int positive;
    private long documents;
    private double squares;
    private double logs;

    /**
     * No document yet.
     *
     * @param positive the positive label's number; read for {@code binary} only
     */
    ProbabilityLosses(HeadType type, int positive) {
        this.type = type;
        this.positive = positive;
    }

    /** Adds a document: its ascending gold labels and the model's probabilities; numbers beyond these are unknown. */
    void add(int[] gold, double[] probabilities) {
        documents++;
        switch (type) {
            case BINARY -> {
                squares += square(probabilities[positive] - (gold[0] == positive ? 1 : 0));
                logs -= log(probabilities[gold[0]]);
            }
            case SINGLE -> {
                addSquares(gold, probabilities);
                logs -= log(gold[0] < probabilities.length ? probabilities[gold[0]] : 0);
            }
            case MULTI -> {
                addSquares(gold, probabilities);
                addLogs(gold, probabilities);
            }
        }
    }

    private void addSquares(int[] gold, double[] probabilities) {
        for (double p : probabilities) {
            squares += p * p;
        }
        for (int label : gold) {
            double p = label < probabilities.length ? probabilities[label] : 0;
            squares += square(1 - p) - p * p;
        }
    }

    private void addLogs(int[] gold, double[] probabilities) {
        for (int label = 0; label < probabilities.length; label++) {
            boolean isGold = Arrays.binarySearch(gold, label) >= 0;
            logs -= log(isGold ? probabilities[label] : 1 - probabilities[label]);
        }
        for (int i = gold.length - 1; i >= 0 && gold[i] >= probabilities.length; i--) {
            logs -= log(0);
        }
    }

    /** {@link Metric#BRIER}, of that many labels. */
    double brier(int labels) {
        return squares / cells(labels);
    }

    /** {@link Metric#LOG_LOSS}, of that many labels. */
    double logLoss(int labels) {
        return logs / cells(labels);
    }

    private double cells(int labels) {
        return type == HeadType.MULTI ? (double) documents * labels : documents;
    }

    private static double square(double x) {
        return x * x;
    }

    private static double log(double p) {
        return Math.log(Math.max(p, CLIP));
    }
}
