package dev.winnow.trainer.data;

/**
 * Counts lengths in fixed memory. Quantiles are exact below 2,048 and at most 0.1 % too low above: a length is kept with
 * its eleven highest bits.
 */
final class LengthHistogram {
    private static final int EXACT_BITS = 11;
    private static final int HALF = 1 << (EXACT_BITS - 1);

    private final long[] counts = new long[index(Integer.MAX_VALUE) + 1];
    private long count;
    private long sum;
    private int min = Integer.MAX_VALUE;
    private int max;

    /** Counts a length, 0 or more. */
    void add(int length) {
        counts[index(length)]++;
        count++;
        sum += length;
        min = Math.min(min, length);
        max = Math.max(max, length);
    }

    long count() {
        return count;
    }

    /** The lengths in short; all zero if there are none. */
    LengthSummary summary() {
        return count == 0
                ? new LengthSummary(0, 0, 0, 0, 0, 0, 0, 0)
                : new LengthSummary(
                        min,
                        quantile(0.05),
                        quantile(0.25),
                        quantile(0.5),
                        quantile(0.75),
                        quantile(0.95),
                        max,
                        (double) sum / count);
    }

    /** The smallest length that at least this share of the lengths does not exceed. */
    private int quantile(double share) {
        long wanted = (long) Math.ceil(share * count);
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= wanted) {
                return Math.max(min, lowest(i));
            }
        }
        return max;
    }

    private static int index(int length) {
        int shift = Math.max(0, Integer.SIZE - Integer.numberOfLeadingZeros(length) - EXACT_BITS);
        return shift * HALF + (length >>> shift);
    }

    private static int lowest(int index) {
        int shift = Math.max(0, index / HALF - 1);
        return (index - shift * HALF) << shift;
    }
}
