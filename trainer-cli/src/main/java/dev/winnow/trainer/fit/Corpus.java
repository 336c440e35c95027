package dev.winnow.trainer.fit;

import dev.winnow.feature.FeatureSpec;
import dev.winnow.feature.FeatureVector;
import dev.winnow.feature.Field;
import dev.winnow.feature.Vocabulary;
import dev.winnow.trainer.InputException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * All n-grams of all documents, counted, from which a vocabulary and the feature rows are made. Documents are added in
 * their order; the outcome does not depend on how many threads counted them.
 */
final class Corpus {
    /** Rarer n-grams of style than those in one of so many documents tell less than they cost. */
    private static final int STYLE_RARITY = 50;

    private final LongIntMap ngrams = new LongIntMap(1 << 16);
    private int[] documentFrequency = new int[1 << 16];
    private int[] start = new int[1024]; // of each field of each document
    private int[] ids = new int[1 << 16];
    private byte[] counts = new byte[1 << 16];
    private byte[] fieldOf = new byte[1 << 16]; // the field in which an n-gram stands
    private int documents;
    private int distinct; // of them, those that are not one before over again
    private int fields; // of each document
    private int starts;
    private int entries;

    /** Adds one document. */
    void add(CountedNgrams document) {
        add(document, false);
    }

    /** @param again whether it is one before over again, which tells nothing more of how frequent n-grams are */
    void add(CountedNgrams document, boolean again) {
        int n = document.hashes().length;
        if (entries + n < 0) {
            throw new InputException(
                    "the data has more than 2 billion n-grams in all, which is more than train can hold: "
                            + "train on a part of it with --sample N");
        }
        if (ids.length < entries + n) {
            int grown = (int) Math.min(Integer.MAX_VALUE - 16, Math.max(entries + n, ids.length * 3L / 2));
            ids = Arrays.copyOf(ids, grown);
            counts = Arrays.copyOf(counts, grown);
        }
        byte field = 0;
        for (int i = 0; i < n; i++) {
            int id = ngrams.number(document.hashes()[i]);
            if (id == documentFrequency.length) {
                documentFrequency = Arrays.copyOf(documentFrequency, id * 2);
                fieldOf = Arrays.copyOf(fieldOf, id * 2);
            }
            documentFrequency[id] += again ? 0 : 1;
            while (i >= document.ends()[field]) {
                field++;
            }
            fieldOf[id] = field;
            ids[entries] = id;
            counts[entries++] = document.counts()[i];
        }
        documents++;
        distinct += again ? 0 : 1;
        fields = document.ends().length;
        if (starts + fields >= start.length) {
            start = Arrays.copyOf(start, start.length * 2);
        }
        for (int end : document.ends()) {
            start[++starts] = entries - n + end;
        }
    }

    /** Lets go of everything. */
    void clear() {
        ngrams.reset();
        documentFrequency = new int[0];
        fieldOf = new byte[0];
        ids = new int[0];
        counts = new byte[0];
        start = new int[1];
    }

    int documents() {
        return documents;
    }

    /**
     * A vocabulary and every document's features by it.
     *
     * @param textFeatures how many features are of the articles' own text; they come first
     */
    record Featured(Vocabulary vocabulary, FeatureRows rows, int textFeatures) {
        /** The same without what is beside the articles' own text. */
        Featured textOnly() {
            return new Featured(vocabulary, rows.below(textFeatures), textFeatures);
        }
    }

    /**
     * Keeps the n-grams found in at least {@code minDocuments} documents, at most {@code maxFeatures} of them (those in
     * most documents), those of style only where one document of {@value #STYLE_RARITY} has them, with {@code idf = 1 + ln((1 + documents) / (1 + documentFrequency))}.
     */
    Featured featurize(FeatureSpec spec, int minDocuments, int maxFeatures) {
        return featurize(spec, minDocuments, maxFeatures, new long[0]);
    }

    /** The same, and these n-grams besides, in however many documents they are found. */
    Featured featurize(FeatureSpec spec, int minDocuments, int maxFeatures, long[] besides) {
        BitSet always = new BitSet();
        for (long hash : besides) {
            always.set(ngrams.number(hash));
        }
        long[] hashes = ngrams.keysByNumber();
        documentFrequency = Arrays.copyOf(documentFrequency, Math.max(documentFrequency.length, hashes.length));
        fieldOf = Arrays.copyOf(fieldOf, documentFrequency.length);
        int leastOfStyle = Math.max(minDocuments, distinct / STYLE_RARITY);
        Comparator<Integer> byFrequency = (a, b) -> documentFrequency[a] != documentFrequency[b]
                ? Integer.compare(documentFrequency[b], documentFrequency[a])
                : Long.compareUnsigned(hashes[a], hashes[b]);
        IntStream.range(0, hashes.length)
                .filter(id -> documentFrequency[id] >= (isStyle(id) ? leastOfStyle : minDocuments))
                .boxed()
                .sorted(byFrequency)
                .limit(maxFeatures)
                .forEach(always::set);
        int[] kept = always.stream()
                .boxed()
                .sorted(byFrequency)
                .sorted((a, b) -> Boolean.compare(isBeside(a), isBeside(b))) // stable: within both the order stays
                .mapToInt(Integer::intValue)
                .toArray();
        long[] keys = new long[kept.length];
        float[] idf = new float[kept.length];
        int[] rowOf = new int[hashes.length];
        for (int row = 0; row < kept.length; row++) {
            keys[row] = hashes[kept[row]];
            idf[row] = (float) (1 + StrictMath.log((1.0 + distinct) / (1.0 + documentFrequency[kept[row]])));
            rowOf[kept[row]] = row + 1;
        }
        Vocabulary vocabulary = new Vocabulary(keys, idf);
        int textFeatures = (int) Arrays.stream(kept).filter(id -> !isBeside(id)).count();
        return new Featured(vocabulary, weigh(spec, vocabulary, rowOf), textFeatures);
    }

    private boolean isBeside(int id) {
        return fieldOf[id] != Field.TEXT.ordinal();
    }

    private boolean isStyle(int id) {
        return fieldOf[id] == Field.STYLE.ordinal();
    }

    private FeatureRows weigh(FeatureSpec spec, Vocabulary vocabulary, int[] rowOf) {
        int total = 0;
        for (int e = 0; e < entries; e++) {
            if (rowOf[ids[e]] > 0) {
                total++;
            }
        }
        int[] rowStart = new int[documents + 1];
        int[] index = new int[total];
        float[] value = new float[total];
        FeatureVector vector = new FeatureVector();
        byte[] vectorCounts = new byte[256];
        int n = 0;
        for (int d = 0; d < documents; d++) {
            vector.size = 0;
            vector.ensureCapacity(start[(d + 1) * fields] - start[d * fields]);
            if (vectorCounts.length < vector.index.length) {
                vectorCounts = new byte[vector.index.length];
            }
            for (int field = 0; field < fields; field++) {
                int from = vector.size;
                int at = d * fields + field;
                for (int e = start[at]; e < start[at + 1]; e++) {
                    if (rowOf[ids[e]] > 0) {
                        vector.index[vector.size] = rowOf[ids[e]] - 1;
                        vectorCounts[vector.size++] = counts[e];
                    }
                }
                // Weighed in order of first occurrence, as in scoring: the same sums, bit by bit. Sorted only then.
                spec.weighting().weigh(vector, from, FeatureSpec.share(field), vectorCounts, vocabulary.idf());
            }
            n = appendSorted(vector, index, value, n);
            rowStart[d + 1] = n;
        }
        return new FeatureRows(vocabulary.size(), rowStart, index, value);
    }

    private static int appendSorted(FeatureVector vector, int[] index, float[] value, int n) {
        long[] pairs = new long[vector.size];
        for (int i = 0; i < vector.size; i++) {
            pairs[i] = (long) vector.index[i] << 32 | Float.floatToRawIntBits(vector.value[i]) & 0xFFFFFFFFL;
        }
        Arrays.sort(pairs);
        for (long pair : pairs) {
            index[n] = (int) (pair >>> 32);
            value[n++] = Float.intBitsToFloat((int) pair);
        }
        return n;
    }
}
