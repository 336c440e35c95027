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
    /** The rows of the hashes just taken, unknown ones left out. */
    private int[] known = new int[2048];

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

    /**
     * Counts hashes in two passes without a branch that depends on the data: first the known ones are found, then they are
     * counted. A quarter faster than one pass, in which the processor guesses wrongly at every other hash.
     */
    private void count(long[] hashes, int count) {
        vector.ensureCapacity(vector.size + count);
        if (known.length < count) {
            known = new int[count];
        }
        int[] rows = known;
        int found = 0;
        for (int i = 0; i < count; i++) {
            int row = vocabulary.row(hashes[i]);
            rows[found] = row;
            found += ~row >>> 31; // 1 where the row is not negative
        }
        int[] index = vector.index;
        byte[] times = seen;
        int size = vector.size;
        for (int i = 0; i < found; i++) {
            int row = rows[i];
            int n = times[row];
            index[size] = row;
            size += (n - 1) >>> 31; // 1 where it is the first time
            times[row] = (byte) (n + ((n - Weighting.MAX_COUNT) >>> 31)); // 1 more, up to the limit
        }
        vector.size = size;
    }
}
