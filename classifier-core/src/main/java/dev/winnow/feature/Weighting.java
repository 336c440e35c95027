package dev.winnow.feature;

/**
 * How the n-grams of one article become feature values. In all formulas {@code n(f)} is how often the n-gram occurs in
 * the article (at most {@value #MAX_COUNT}, more count as that), {@code idf(f)} its inverse document frequency, and sums
 * run over the n-grams of the article that the vocabulary knows; others are as if they were not there.
 */
public enum Weighting {
    /** {@code (1 + ln n(f)) idf(f) / sqrt(sum (1 + ln n(g))^2 idf(g)^2)}: sub-linear term frequency, l2 norm. */
    LOG_L2,
    /** {@code n(f) idf(f) / sqrt(sum n(g))}: raw term frequency over the root of the article's length in n-grams. */
    COUNT_ROOT;

    /** The largest count that is told apart. */
    public static final int MAX_COUNT = 127;

    private static final float[] LOG_COUNT = logarithms();

    private static float[] logarithms() {
        float[] table = new float[MAX_COUNT + 1];
        for (int n = 1; n <= MAX_COUNT; n++) {
            table[n] = (float) (1 + StrictMath.log(n));
        }
        return table;
    }

    /** The term frequency part of the formula, for a count from 1 to {@link #MAX_COUNT}. */
    public float termFrequency(int count) {
        return this == LOG_L2 ? LOG_COUNT[count] : count;
    }

    /**
     * Weighs one field of an article: the single place where values are made, in training as in scoring, so that both are
     * bit-equal.
     *
     * @param vector in: {@code index[from..size)} rows in order of first occurrence; out: {@code value[from..size)}
     * @param from where the field begins
     * @param share what all values are multiplied with in the end, as {@link FeatureSpec#share} says
     * @param counts how often row {@code index[i]} occurred, at {@code i}
     * @param idf inverse document frequency, by row
     */
    public void weigh(FeatureVector vector, int from, float share, byte[] counts, float[] idf) {
        float[] value = vector.value;
        int[] index = vector.index;
        int size = vector.size;
        float norm = this == LOG_L2 ? squares(vector, from, counts, idf) : length(vector, from, counts, idf);
        float scale = norm > 0 ? (float) (share / Math.sqrt(norm)) : 0;
        for (int i = from; i < size; i++) {
            value[i] *= scale;
        }
    }

    /** Four sums in turn, because each addition waits for the one before. */
    private static float squares(FeatureVector vector, int from, byte[] counts, float[] idf) {
        float[] value = vector.value;
        int[] index = vector.index;
        int size = vector.size;
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = from;
        for (; i + 4 <= size; i += 4) {
            float p = LOG_COUNT[counts[i]] * idf[index[i]];
            float q = LOG_COUNT[counts[i + 1]] * idf[index[i + 1]];
            float r = LOG_COUNT[counts[i + 2]] * idf[index[i + 2]];
            float s = LOG_COUNT[counts[i + 3]] * idf[index[i + 3]];
            value[i] = p;
            value[i + 1] = q;
            value[i + 2] = r;
            value[i + 3] = s;
            a += p * p;
            b += q * q;
            c += r * r;
            d += s * s;
        }
        for (; i < size; i++) {
            float v = LOG_COUNT[counts[i]] * idf[index[i]];
            value[i] = v;
            a += v * v;
        }
        return a + b + (c + d);
    }

    private static int length(FeatureVector vector, int from, byte[] counts, float[] idf) {
        int length = 0;
        for (int i = from; i < vector.size; i++) {
            vector.value[i] = counts[i] * idf[vector.index[i]];
            length += counts[i];
        }
        return length;
    }
}
