package dev.winnow.trainer.fit;

import dev.winnow.article.Article;
import dev.winnow.feature.FeatureSpec;
import dev.winnow.feature.NgramHasher;
import dev.winnow.feature.Weighting;
import java.util.Arrays;

/**
 * The different n-grams of one document and how often each occurs, field by field, in order of first occurrence.
 *
 * @param hashes [n]; those of different fields are never the same
 * @param counts [n], at most {@link Weighting#MAX_COUNT}
 * @param ends [fields] where each field ends
 */
record CountedNgrams(long[] hashes, byte[] counts, int[] ends) {

    /** Counts document after document; not thread-safe. */
    static final class Counter {
        private final NgramHasher hasher;
        private final int fields;
        private long[] all = new long[1024];
        private int size;

        Counter(FeatureSpec spec) {
            hasher = new NgramHasher(spec, this::add);
            fields = spec.fields();
        }

        private void add(long[] hashes, int count) {
            if (all.length < size + count) {
                all = Arrays.copyOf(all, Math.max(size + count, all.length * 2));
            }
            System.arraycopy(hashes, 0, all, size, count);
            size += count;
        }

        CountedNgrams count(Article article) {
            size = 0;
            int[] ends = new int[fields];
            int[] hashed = new int[fields];
            for (int field = 0; field < fields; field++) {
                hasher.hash(article, field);
                hashed[field] = size;
            }
            LongIntMap numbers = new LongIntMap(size);
            byte[] counts = new byte[size];
            int field = 0;
            for (int i = 0; i < size; i++) {
                while (i == hashed[field]) {
                    ends[field++] = numbers.size();
                }
                int n = numbers.number(all[i]);
                if (counts[n] < Weighting.MAX_COUNT) {
                    counts[n]++;
                }
            }
            Arrays.fill(ends, field, fields, numbers.size());
            return new CountedNgrams(numbers.keysByNumber(), Arrays.copyOf(counts, numbers.size()), ends);
        }
    }
}
