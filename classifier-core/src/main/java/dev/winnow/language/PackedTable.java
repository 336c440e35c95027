package dev.winnow.language;

/**
 * A table ready for summing: four languages a long, a lane of 16 bits each. Weights are stored with 128 added, so that
 * there is no sign and a lane holds the sum of 256 of them. Immutable, safe for use by many threads.
 */
final class PackedTable {
    private static final int LANES = 4;
    private static final int LANE_BITS = 16;
    private static final int BATCH = 256; // x 255 < 2^16
    private static final int OFFSET = 128;
    private static final long EVEN_LANES = 0x0000FFFF0000FFFFL;

    private final LanguageTable table;
    private final int stride; // longs a row
    private final long[] packed; // [rows x stride]

    PackedTable(LanguageTable table) {
        this.table = table;
        int languages = table.languages().size();
        this.stride = (languages + LANES - 1) / LANES;
        this.packed = new long[table.rows() * stride];
        for (int row = 0; row < table.rows(); row++) {
            for (int k = 0; k < languages; k++) {
                long weight = table.weights()[row * languages + k] + OFFSET;
                packed[row * stride + k / LANES] |= weight << k % LANES * LANE_BITS;
            }
        }
    }

    LanguageTable table() {
        return table;
    }

    /** How many longs {@link #score} needs for sums. */
    static int sumsNeeded(int languages) {
        return (languages + LANES - 1) / LANES * 2;
    }

    /**
     * The scores of each language for n-grams in these rows.
     *
     * @param sums [{@link #sumsNeeded} or more] overwritten
     * @param out [languages or more] the scores
     */
    void score(int[] rows, int count, long[] sums, float[] out) {
        for (int i = 0; i < 2 * stride; i++) {
            sums[i] = 0;
        }
        for (int from = 0; from < count; from += BATCH) {
            int to = Math.min(count, from + BATCH);
            int k = 0;
            for (; k + 5 <= stride; k += 5) {
                addFive(rows, from, to, k, sums);
            }
            for (; k < stride; k++) {
                addOne(rows, from, to, k, sums);
            }
        }
        float factor = count == 0 ? 0 : (float) (table.step() / Math.sqrt(count));
        for (int k = 0; k < table.languages().size(); k++) {
            int lane = k % LANES;
            long sum = sums[k / LANES * 2 + (lane & 1)] >>> (lane >> 1) * 32 & 0xFFFFFFFFL;
            out[k] = table.bias()[k] + factor * (sum - OFFSET * count);
        }
    }

    /** Five longs, twenty languages, in registers: what the Latin script needs. */
    private void addFive(int[] rows, int from, int to, int at, long[] sums) {
        long[] weights = packed;
        long a = 0;
        long b = 0;
        long c = 0;
        long d = 0;
        long e = 0;
        for (int i = from; i < to; i++) {
            int start = rows[i] * stride + at;
            a += weights[start];
            b += weights[start + 1];
            c += weights[start + 2];
            d += weights[start + 3];
            e += weights[start + 4];
        }
        widen(a, at, sums);
        widen(b, at + 1, sums);
        widen(c, at + 2, sums);
        widen(d, at + 3, sums);
        widen(e, at + 4, sums);
    }

    private void addOne(int[] rows, int from, int to, int at, long[] sums) {
        long a = 0;
        for (int i = from; i < to; i++) {
            a += packed[rows[i] * stride + at];
        }
        widen(a, at, sums);
    }

    /** Adds four sums of 16 bits to four of 32 bits. */
    private static void widen(long lanes, int at, long[] sums) {
        sums[2 * at] += lanes & EVEN_LANES;
        sums[2 * at + 1] += lanes >>> LANE_BITS & EVEN_LANES;
    }
}
