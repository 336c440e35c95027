package dev.winnow.feature;

/**
 * From a title and a text to a feature vector, without allocating in the steady state. Not thread-safe: one a thread,
 * over a shared vocabulary.
 */
public final class FeatureExtractor {
    private final Vocabulary vocabulary;
    private final Weighting weighting;
    private final NgramHasher hasher;
    private final FeatureVector vector = new FeatureVector();
    /** How often each row has occurred in this article; all 0 between articles. */
    private final byte[] seen;

    private byte[] counts = new byte[256];

    /** An extractor for this spec and vocabulary. */
    public FeatureExtractor(FeatureSpec spec, Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.weighting = spec.weighting();
        this.hasher = new NgramHasher(spec, this::count);
        this.seen = new byte[vocabulary.size()];
    }

    /** The features of an article; the vector is reused by the next call. */
    public FeatureVector extract(CharSequence title, CharSequence text) {
        vector.size = 0;
        hasher.hash(title, text);
        int size = vector.size;
        if (counts.length < size) {
            counts = new byte[vector.index.length];
        }
        int[] index = vector.index;
        for (int i = 0; i < size; i++) {
            counts[i] = seen[index[i]];
            seen[index[i]] = 0;
        }
        weighting.weigh(vector, counts, vocabulary.idf());
        return vector;
    }

    private void count(long[] hashes, int count) {
        vector.ensureCapacity(vector.size + count);
        int[] index = vector.index;
        int size = vector.size;
        for (int i = 0; i < count; i++) {
            int row = vocabulary.row(hashes[i]);
            if (row >= 0) {
                int n = seen[row];
                if (n == 0) {
                    index[size++] = row;
                }
                if (n < Weighting.MAX_COUNT) {
                    seen[row] = (byte) (n + 1);
                }
            }
        }
        vector.size = size;
    }
}
