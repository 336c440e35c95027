package dev.winnow.feature;

import dev.winnow.article.Article;

/**
 * From an article to a feature vector, without allocating in the steady state. Not thread-safe: one a thread,
 * over a shared vocabulary.
 */
public final class FeatureExtractor {
    private final Vocabulary vocabulary;
    private final Weighting weighting;
    private final int fields;
    private final NgramHasher hasher;
    private final FeatureVector vector = new FeatureVector();
    /** How often each row has occurred in this article; all 0 between articles. */
    private final byte[] seen;

    private byte[] counts = new byte[256];

    /** An extractor for this spec and vocabulary. */
    public FeatureExtractor(FeatureSpec spec, Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.weighting = spec.weighting();
        this.fields = spec.fields();
        this.hasher = new NgramHasher(spec, this::count);
        this.seen = new byte[vocabulary.size()];
    }

    /** The features of an article in all fields of the spec; the vector is reused by the next call. */
    public FeatureVector extract(Article article) {
        vector.size = 0;
        for (int field = 0; field < fields; field++) {
            int from = vector.size;
            hasher.hash(article, field);
            weigh(from, field);
        }
        return vector;
    }

    /** The features of a title and a text, without what is beside them on a page. */
    public FeatureVector extract(CharSequence title, CharSequence text) {
        vector.size = 0;
        hasher.hash(title, text);
        return weigh(0, 0);
    }

    /** The features of an article that lies in memory as UTF-8; the same vector as for the text as a String. */
    public FeatureVector extract(Utf8Text title, Utf8Text text) {
        vector.size = 0;
        hasher.hash(title, text);
        return weigh(0, 0);
    }

    /** Finds the known ones among the hashes, and counts them; each stands in the vector as often as it occurs. */
    private void count(long[] hashes, int count) {
        int from = vector.size;
        vector.ensureCapacity(from + count);
        int[] index = vector.index;
        int size = vocabulary.rows(hashes, count, index, from);
        byte[] times = seen;
        for (int i = from; i < size; i++) {
            int n = times[index[i]];
            times[index[i]] = (byte) (n + ((n - Weighting.MAX_COUNT) >>> 31)); // 1 more, up to the limit
        }
        vector.size = size;
    }

    /** Leaves the first occurrence of each row; what was counted is forgotten on the way. */
    private FeatureVector weigh(int from, int field) {
        int size = vector.size;
        if (counts.length < size) {
            counts = new byte[vector.index.length];
        }
        int[] index = vector.index;
        byte[] times = seen;
        int distinct = from;
        for (int i = from; i < size; i++) {
            int row = index[i];
            byte n = times[row];
            times[row] = 0;
            index[distinct] = row;
            counts[distinct] = n;
            distinct += -n >>> 31; // 1 where it is the first time
        }
        vector.size = distinct;
        vector.textSize = field == 0 ? distinct : vector.textSize;
        weighting.weigh(vector, from, FeatureSpec.share(field), counts, vocabulary.idf());
        return vector;
    }
}
