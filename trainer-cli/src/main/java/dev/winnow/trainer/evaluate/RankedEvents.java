package dev.winnow.trainer.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * Events ordered by predicted probability, lowest first, and what follows from that order alone. Events of one
 * probability are never told apart, so no result depends on the order of the documents.
 */
final class RankedEvents {
    private final long[] events;
    private final long positives;

    RankedEvents(long[] events) {
        this.events = events;
        long sum = 0;
        for (long event : events) {
            sum += event & 1;
        }
        this.positives = sum;
    }

    /** {@link Metric#AVERAGE_PRECISION}; NaN without a positive. */
    double averagePrecision() {
        double sum = 0;
        long truePositives = 0;
        for (int end = events.length; end > 0; ) {
            int start = tieStart(end);
            long gained = positives(start, end);
            truePositives += gained;
            sum += gained * ((double) truePositives / (events.length - start));
            end = start;
        }
        return sum / positives;
    }

    /** {@link Metric#ROC_AUC}; NaN unless both kinds of event occur. */
    double rocAuc() {
        double pairs = 0;
        long negativesAbove = 0;
        for (int end = events.length; end > 0; ) {
            int start = tieStart(end);
            long gained = positives(start, end);
            long negatives = end - start - gained;
            pairs += gained * (events.length - positives - negativesAbove - negatives / 2.0);
            negativesAbove += negatives;
            end = start;
        }
        return pairs / ((double) positives * (events.length - positives));
    }

    /**
     * At most {@code bins} bins of equal mass, lowest first. As in scikit-learn's {@code calibration_curve} with
     * {@code strategy="quantile"}, bin b of n events ends behind event {@code floor((n - 1) b / bins)}, counted from 0,
     * and behind all events of the same probability; bins that this leaves empty are not listed.
     */
    List<CalibrationBin> calibrationBins(int bins) {
        List<CalibrationBin> result = new ArrayList<>(bins);
        int start = 0;
        for (int b = 1; b <= bins && start < events.length; b++) {
            int end = tieEnd((int) ((events.length - 1L) * b / bins));
            if (end > start) {
                double sum = 0;
                for (int i = start; i < end; i++) {
                    sum += probability(i);
                }
                int count = end - start;
                result.add(new CalibrationBin(count, sum / count, (double) positives(start, end) / count));
                start = end;
            }
        }
        return result;
    }

    /** {@link Metric#ECE} of such bins; NaN without an event. */
    static double expectedCalibrationError(List<CalibrationBin> bins) {
        double sum = 0;
        long count = 0;
        for (CalibrationBin bin : bins) {
            sum += bin.count() * Math.abs(bin.probability() - bin.observed());
            count += bin.count();
        }
        return sum / count;
    }

    private double probability(int i) {
        return Double.longBitsToDouble(events[i] >>> 1);
    }

    private long positives(int start, int end) {
        long sum = 0;
        for (int i = start; i < end; i++) {
            sum += events[i] & 1;
        }
        return sum;
    }

    /** Where the events begin that share the probability of the one before {@code end}. */
    private int tieStart(int end) {
        int start = end - 1;
        while (start > 0 && events[start - 1] >>> 1 == events[start] >>> 1) {
            start--;
        }
        return start;
    }

    /** Where the events end that share the probability of event i. */
    private int tieEnd(int i) {
        int end = i + 1;
        while (end < events.length && events[end] >>> 1 == events[i] >>> 1) {
            end++;
        }
        return end;
    }
}
