package dev.winnow.trainer.fit;

import dev.winnow.model.Calibration;
import dev.winnow.model.HeadType;
import dev.winnow.model.Rivals;
import dev.winnow.model.Thresholds;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The scores that documents got from fits that had not seen them, and what is learned from these. */
final class HeldOutScores {
    /** Measures that differ by less are equal. */
    static final double NOISE = 1e-9;

    /** In SCutFBR, the F1 below which a fold's threshold is not trusted. */
    static final double FALLBACK = 0.4;

    private final HeadData head;
    private final FitSettings settings;
    private final float[][] scores; // [n][outputs], empty where not yet known

    HeldOutScores(HeadData head, FitSettings settings) {
        this.head = head;
        this.settings = settings;
        this.scores = new float[head.documents().length][0];
    }

    /** Notes the scores of a document: [outputs]. Different documents may be noted by different threads. */
    void put(int document, float[] outputs) {
        scores[document] = outputs;
    }

    /**
     * These scores and what another head's add to them.
     *
     * @param other the scores of the other head for the same documents; where they are not known, nothing is added
     */
    HeldOutScores plus(Rivals.Place rivals, HeldOutScores other) {
        float[] added = new float[scores.length];
        for (int i : known()) {
            added[i] = other.scores[i].length == 0 ? 0 : rivals.added(other.scores[i]);
        }
        return plus(added, 1);
    }

    /** These scores and a number for each document whose score is known. */
    HeldOutScores plus(float[] added, double times) {
        HeldOutScores sums = new HeldOutScores(head, settings);
        for (int i : known()) {
            sums.put(i, new float[] {(float) (scores[i][0] + times * added[i])});
        }
        return sums;
    }

    /** The scores of a document: [outputs], empty where they are not known. */
    float[] of(int document) {
        return scores[document];
    }

    private int[] known() {
        return IntStream.range(0, scores.length)
                .filter(i -> scores[i].length > 0)
                .toArray();
    }

    private float[] column(int[] members, int k) {
        float[] column = new float[members.length];
        for (int j = 0; j < members.length; j++) {
            column[j] = scores[members[j]][k];
        }
        return column;
    }

    private boolean[] truth(int[] members, int k) {
        boolean[] truth = new boolean[members.length];
        for (int j = 0; j < members.length; j++) {
            for (int target : head.targets()[members[j]]) {
                truth[j] |= target == k;
            }
        }
        return truth;
    }

    /** How good the scores known so far are, by the measure that suits the head. */
    double measure() {
        int[] known = known();
        return switch (head.type()) {
            case SINGLE -> accuracy(known);
            case BINARY -> averagePrecision(column(known, 0), truth(known, 0));
            case MULTI -> microF1(known);
        };
    }

    private double accuracy(int[] known) {
        int right = 0;
        for (int i : known) {
            int best = 0;
            for (int k = 1; k < scores[i].length; k++) {
                best = scores[i][k] > scores[i][best] ? k : best;
            }
            right += best == head.targets()[i][0] ? 1 : 0;
        }
        return (double) right / Math.max(1, known.length);
    }

    private double microF1(int[] known) {
        Calibration calibration = calibrate();
        Thresholds thresholds = thresholds(calibration);
        long hits = 0;
        long assigned = 0;
        long gold = 0;
        for (int k = 0; k < head.labels().size(); k++) {
            double[] p = probabilities(known, k, calibration);
            boolean[] truth = truth(known, k);
            for (int j = 0; j < p.length; j++) {
                boolean yes = p[j] >= thresholds.assign()[k];
                hits += yes && truth[j] ? 1 : 0;
                assigned += yes ? 1 : 0;
                gold += truth[j] ? 1 : 0;
            }
        }
        return 2.0 * hits / Math.max(1, assigned + gold);
    }

    Calibration calibrate() {
        int[] known = known();
        if (head.type() == HeadType.SINGLE) {
            float[][] s = Arrays.stream(known).mapToObj(i -> scores[i]).toArray(float[][]::new);
            int[] y = Arrays.stream(known).map(i -> head.targets()[i][0]).toArray();
            return Calibrator.softmax(s, y, head.labels().size());
        }
        int outputs = outputs();
        double[] slope = new double[outputs];
        double[] offset = new double[outputs];
        Calibrator.Sigmoid pooled = pooled(known, outputs);
        for (int k = 0; k < outputs; k++) {
            boolean[] truth = truth(known, k);
            int positives = 0;
            for (boolean t : truth) {
                positives += t ? 1 : 0;
            }
            Calibrator.Sigmoid own =
                    positives < Calibrator.FEWEST_POSITIVES ? pooled : Calibrator.platt(column(known, k), truth);
            // A slope that is not above zero says that the scores have no worth: the pooled one then.
            Calibrator.Sigmoid used = own.slope() > 1e-6 ? own : pooled;
            slope[k] = used.slope();
            offset[k] = used.offset();
        }
        return new Calibration(slope, offset);
    }

    private Calibrator.Sigmoid pooled(int[] known, int outputs) {
        float[] all = new float[known.length * outputs];
        boolean[] truth = new boolean[all.length];
        for (int k = 0; k < outputs; k++) {
            System.arraycopy(column(known, k), 0, all, k * known.length, known.length);
            System.arraycopy(truth(known, k), 0, truth, k * known.length, known.length);
        }
        Calibrator.Sigmoid fitted = Calibrator.platt(all, truth);
        return fitted.slope() > 1e-6 ? fitted : new Calibrator.Sigmoid(1, fitted.offset());
    }

    private double[] probabilities(int[] members, int k, Calibration calibration) {
        double[] p = new double[members.length];
        for (int j = 0; j < p.length; j++) {
            p[j] = (float) Calibration.logistic(
                    calibration.slope()[k] * scores[members[j]][k] + calibration.offset()[k]);
        }
        return p;
    }

    Thresholds thresholds(Calibration calibration) {
        int[] known = known();
        if (head.type() == HeadType.SINGLE) {
            return Thresholds.none();
        }
        int[] fold = Arrays.stream(known).map(i -> head.fold()[i]).toArray();
        double[] assign = new double[outputs()];
        for (int k = 0; k < assign.length; k++) {
            double[] p = probabilities(known, k, calibration);
            boolean[] truth = truth(known, k);
            if (head.type() == HeadType.BINARY) {
                return binaryThresholds(p, truth);
            }
            assign[k] = settings.labelPrecision().isPresent()
                    ? ThresholdFitter.atPrecision(
                            p, truth, settings.labelPrecision().getAsDouble())
                    : ThresholdFitter.scutFbr(p, truth, fold, head.folds(), FALLBACK);
        }
        return new Thresholds(assign, 1, 0);
    }

    private Thresholds binaryThresholds(double[] p, boolean[] truth) {
        double assign = ThresholdFitter.bestF1(p, truth).threshold();
        double keep = ThresholdFitter.atPrecision(p, truth, settings.keepPrecision());
        double[] negative = Arrays.stream(p).map(x -> 1 - x).toArray();
        boolean[] junk = new boolean[truth.length];
        for (int i = 0; i < junk.length; i++) {
            junk[i] = !truth[i];
        }
        double precise = 1 - ThresholdFitter.atPrecision(negative, junk, settings.dropPrecision());
        // Where junk is the rule, precision alone would drop most of what is wanted, and even what is called wanted.
        double missing = ThresholdFitter.atRecall(p, truth, settings.dropPrecision());
        double drop = Math.min(precise, Math.min(missing, assign));
        return new Thresholds(new double[] {assign}, Math.max(keep, drop), Math.min(keep, drop));
    }

    /** Area under the precision-recall curve, as the sum of precision at each positive's rank over tied groups. */
    static double averagePrecision(float[] scores, boolean[] positive) {
        Integer[] order = new Integer[scores.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Float.compare(scores[b], scores[a]));
        int hits = 0;
        int total = 0;
        double sum = 0;
        for (boolean p : positive) {
            total += p ? 1 : 0;
        }
        for (int i = 0; i < order.length; ) {
            int j = i;
            int group = 0;
            while (j < order.length && scores[order[j]] == scores[order[i]]) {
                group += positive[order[j]] ? 1 : 0;
                j++;
            }
            hits += group;
            sum += (double) group * hits / j;
            i = j;
        }
        return total == 0 ? 0 : sum / total;
    }

    private int outputs() {
        return head.type() == HeadType.BINARY ? 1 : head.labels().size();
    }
}
