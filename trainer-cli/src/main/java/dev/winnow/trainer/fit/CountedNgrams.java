package dev.winnow.trainer.fit;

import dev.winnow.feature.FeatureSpec;
import dev.winnow.feature.NgramHasher;
import dev.winnow.feature.Weighting;
import java.util.Arrays;

/**
 * The different n-grams of one document and how often each occurs, in order of first occurrence.
 *
 * @param hashes [n]
 * @param counts [n], at most {@link Weighting#MAX_COUNT}
 */
record CountedNgrams(long[] hashes, byte[] counts) {

    /** Counts document after document; not thread-safe. */
    static final class Counter {
        private final NgramHasher hasher;
        private long[] all = new long[1024];
        private int size;

        Counter(FeatureSpec spec) {
            hasher = new NgramHasher(spec, this::add);
        }

        private void add(long[] hashes, int count) {
            if (all.length < size + count) {
                all = Arrays.copyOf(all, Math.max(size + count, all.length * 2));
            }
            System.arraycopy(hashes, 0, all, size, count);
            size += count;
        }

        CountedNgrams count(CharSequence title, CharSequence text) {
            size = 0;
            hasher.hash(title, text);
            LongIntMap numbers = new LongIntMap(size);
            byte[] counts = new byte[size];
            for (int i = 0; i < size; i++) {
                int n = numbers.number(all[i]);
                if (counts[n] < Weighting.MAX_COUNT) {
                    counts[n]++;
                }
            }
            return new CountedNgrams(numbers.keysByNumber(), Arrays.copyOf(counts, numbers.size()));
        }
    }
}
