package dev.winnow.trainer.fit;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Fits thresholds to out-of-fold probabilities. */
final class ThresholdFitter {
    private static final double EVEN = 0.5;

    private ThresholdFitter() {}

    /** A threshold and the F1 that it reaches on what it was fitted to. */
    record Best(double threshold, double f1) {}

    /** Probabilities of one label with the truth beside them, sorted from the highest down. */
    private record Ranked(double[] probability, boolean[] positive, int positives) {
        /** Equal probabilities come positives first; no threshold stands between them. */
        static Ranked of(double[] probability, boolean[] positive) {
            double[] positives = only(true, probability, positive);
            double[] negatives = only(false, probability, positive);
            double[] p = new double[probability.length];
            boolean[] truth = new boolean[p.length];
            int i = positives.length - 1;
            int j = negatives.length - 1;
            for (int rank = 0; rank < p.length; rank++) {
                truth[rank] = j < 0 || (i >= 0 && positives[i] >= negatives[j]);
                p[rank] = truth[rank] ? positives[i--] : negatives[j--];
            }
            return new Ranked(p, truth, positives.length);
        }

        /** The probabilities of one truth, ascending. */
        private static double[] only(boolean wanted, double[] probability, boolean[] positive) {
            double[] found = new double[probability.length];
            int n = 0;
            for (int i = 0; i < probability.length; i++) {
                if (positive[i] == wanted) {
                    found[n++] = probability[i];
                }
            }
            found = Arrays.copyOf(found, n);
            Arrays.sort(found);
            return found;
        }

        /** Whether a threshold can stand between ranks {@code i} and {@code i + 1}. */
        boolean cutsAfter(int i) {
            return i + 1 == probability.length || probability[i] > probability[i + 1];
        }

        /** The threshold between ranks {@code i} and {@code i + 1}: half way. */
        double cutAfter(int i) {
            return i + 1 == probability.length ? probability[i] : (probability[i] + probability[i + 1]) / 2;
        }

        double highest() {
            return probability.length == 0 ? 1 : probability[0];
        }
    }

    /** The threshold of best F1; one above all probabilities if there is no positive. */
    static Best bestF1(double[] probability, boolean[] positive) {
        Ranked ranked = Ranked.of(probability, positive);
        double best = 0;
        double threshold = Math.nextUp(ranked.highest());
        int hits = 0;
        for (int i = 0; i < probability.length; i++) {
            hits += ranked.positive()[i] ? 1 : 0;
            double f1 = 2.0 * hits / (i + 1 + ranked.positives());
            if (ranked.cutsAfter(i) && f1 > best) {
                best = f1;
                threshold = ranked.cutAfter(i);
            }
        }
        return new Best(threshold, best);
    }

    /**
     * SCutFBR.1 (Yang, SIGIR 2001; Lewis et al., JMLR 5, 2004): the mean over folds of each fold's threshold of best F1; a
     * fold in which that F1 stays below {@code fallback} gives its highest probability instead, because a low threshold
     * that was right by luck costs many false positives. A fold that holds all positives is passed over: the fit that scored
     * it had never seen the label, and its scores say nothing of those of the final fit. Where no fold that is left holds a
     * positive, nothing says how low the threshold may be: it is above all
     * probabilities, and at least one half.
     *
     * @param probability [n]
     * @param positive [n]
     * @param fold [n]
     */
    static double scutFbr(double[] probability, boolean[] positive, int[] fold, int folds, double fallback) {
        int[] positives = new int[folds];
        int total = 0;
        double highestOfAll = 0;
        for (int i = 0; i < fold.length; i++) {
            positives[fold[i]] += positive[i] ? 1 : 0;
            total += positive[i] ? 1 : 0;
            highestOfAll = Math.max(highestOfAll, probability[i]);
        }
        double sum = 0;
        int counted = 0;
        int heldPositives = 0;
        for (int f = 0; f < folds; f++) {
            int part = f;
            int[] members =
                    IntStream.range(0, fold.length).filter(i -> fold[i] == part).toArray();
            boolean neverLearned = positives[f] == total;
            if (members.length == 0 || neverLearned) {
                continue;
            }
            double[] p = new double[members.length];
            boolean[] y = new boolean[members.length];
            double highest = 0;
            for (int i = 0; i < members.length; i++) {
                p[i] = probability[members[i]];
                y[i] = positive[members[i]];
                highest = Math.max(highest, p[i]);
            }
            Best best = bestF1(p, y);
            sum += best.f1() < fallback ? highest : best.threshold();
            counted++;
            heldPositives += positives[f];
        }
        return heldPositives == 0 ? Math.max(EVEN, Math.nextUp(highestOfAll)) : sum / counted;
    }

    /**
     * The lowest threshold whose precision, on what it is fitted to, is at least {@code wanted}; one above all
     * probabilities if there is none.
     */
    static double atPrecision(double[] probability, boolean[] positive, double wanted) {
        Ranked ranked = Ranked.of(probability, positive);
        double threshold = Math.nextUp(ranked.highest());
        int hits = 0;
        for (int i = 0; i < probability.length; i++) {
            hits += ranked.positive()[i] ? 1 : 0;
            if (ranked.cutsAfter(i) && hits >= wanted * (i + 1)) {
                threshold = ranked.cutAfter(i);
            }
        }
        return threshold;
    }

    /** The highest threshold from which so large a share of the positives is assigned; 0 without positives. */
    static double atRecall(double[] p, boolean[] truth, double recall) {
        double[] positives = IntStream.range(0, p.length)
                .filter(i -> truth[i])
                .mapToDouble(i -> p[i])
                .sorted()
                .toArray();
        int missed = (int) Math.floor((1 - recall) * positives.length + 1e-9);
        return positives.length == 0 ? 0 : positives[missed];
    }
}
