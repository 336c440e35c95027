package dev.winnow.feature;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The n-grams that a bundle knows: each has a row, numbered by falling document frequency, so that the rows touched most
 * lie together. Immutable and thread-safe.
 */
public final class Vocabulary {
    /** More rows than this are refused. */
    public static final int MAX_ROWS = 1 << 26;

    /** Hashes never crowd so: of 2^26 of them some 150 at most. A stranger's keys could, and make every lookup crawl. */
    private static final int MOST_PROBES = 1024;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    /** Tags looked at together. */
    private static final int WINDOW = 8;

    private final long[] keys;
    private final float[] idf;
    /** Open addressing: upper half the upper half of the hash, lower half the row plus one; 0 is free. */
    private final long[] slots;
    /**
     * A byte a slot: 0 where it is free, else seven bits of the hash. It stays in cache where the slots do not. The first
     * {@value #WINDOW} stand at the end once more, so that a window of them can be read from any slot on.
     */
    private final byte[] tags;

    private final int mask;
    /** Whether the upper half of a hash does not always tell neighbours in {@link #slots} apart; hardly ever so. */
    private boolean ambiguous;

    /**
     * A vocabulary over these hashes; the arrays are kept, not copied, and must not change.
     *
     * @param keys n-gram hashes, by row, all different
     * @param idf inverse document frequencies, by row
     * @throws IllegalArgumentException if the lengths differ, there are too many rows or two keys are equal,
     *     or the keys are so much alike that they cannot be hashes
     */
    public Vocabulary(long[] keys, float[] idf) {
        if (keys.length != idf.length) {
            throw new IllegalArgumentException(
                    "a vocabulary has as many keys as idf values, not " + keys.length + " and " + idf.length);
        }
        if (keys.length > MAX_ROWS) {
            throw new IllegalArgumentException("a vocabulary has at most " + MAX_ROWS + " rows, not " + keys.length);
        }
        this.keys = keys;
        this.idf = idf;
        // At most half full: a miss, the common case for word pairs, ends after 1.5 probes on average.
        int size = Integer.highestOneBit(Math.max(keys.length, 8) * 2 - 1) * 2;
        this.slots = new long[size];
        this.tags = new byte[size + WINDOW];
        this.mask = size - 1;
        for (int row = 0; row < keys.length; row++) {
            insert(row);
        }
        System.arraycopy(tags, 0, tags, size, WINDOW);
    }

    private void insert(int row) {
        long key = keys[row];
        int i = (int) key & mask;
        for (int probes = 0; slots[i] != 0; probes++) {
            if (keys[(int) slots[i] - 1] == key) {
                throw new IllegalArgumentException("two rows of a vocabulary have the same key " + key);
            }
            if (probes == MOST_PROBES) {
                throw new IllegalArgumentException("the keys of a vocabulary are not hashes: too many are alike");
            }
            ambiguous |= (slots[i] ^ key) >>> 32 == 0;
            i = (i + 1) & mask;
        }
        slots[i] = (key & 0xFFFFFFFF00000000L) | (row + 1);
        tags[i] = tag(key);
    }

    /**
     * Finds the rows of n-grams, unknown ones left out. First the tags of eight slots at once say which hashes may be known,
     * and in which slot; then those slots are looked at. Neither pass has a branch on whether a hash is known, which the
     * processor would guess wrongly at every third, and cache misses overlap (a quarter less time on long articles).
     *
     * @param hashes [count]; overwritten
     * @param rows the rows are written from {@code rows[from]} on, in the order of their hashes; room for {@code count}
     * @return where they end
     */
    int rows(long[] hashes, int count, int[] rows, int from) {
        int candidates = 0;
        for (int i = 0; i < count; i++) {
            long hash = hashes[i];
            int home = (int) hash & mask;
            long window = (long) LONGS.get(tags, home);
            long free = ~window & HIGH;
            long differences = window ^ (tag(hash) & 0xFFL) * ONES;
            // The lowest bit set is where a byte is 0; only what lies before the first free slot is meant.
            long same = differences - ONES & ~differences & HIGH & (free & -free) - 1;
            rows[from + candidates] = home + (Long.numberOfTrailingZeros(same) >>> 3) & mask;
            hashes[candidates] = hash;
            candidates +=
                    (int) ((same | -same | free - 1 & ~free) >>> 63); // 1 for a like tag, or no free slot to end at
        }
        int end = from;
        for (int i = 0; i < candidates; i++) {
            long hash = hashes[i];
            long slot = slots[rows[from + i]];
            int row = (slot ^ hash) >>> 32 == 0 && !ambiguous ? (int) slot - 1 : row(hash);
            rows[end] = row;
            end += ~row >>> 31; // 1 where the row is not negative
        }
        return end;
    }

    /** The row of an n-gram, or -1. An unknown n-gram is taken for a known one with probability below 1e-9. */
    public int row(long hash) {
        int i = (int) hash & mask;
        byte tag = tag(hash);
        while (true) {
            byte found = tags[i];
            if (found == 0) {
                return -1;
            }
            if (found == tag) {
                long slot = slots[i];
                if ((slot ^ hash) >>> 32 == 0 && (!ambiguous || keys[(int) slot - 1] == hash)) {
                    return (int) slot - 1;
                }
            }
            i = (i + 1) & mask;
        }
    }

    private static byte tag(long hash) {
        return (byte) (hash >>> 57 | 0x80);
    }

    /** How many rows there are. */
    public int size() {
        return keys.length;
    }

    /** The hashes, by row; not to be changed. */
    public long[] keys() {
        return keys;
    }

    /** The inverse document frequencies, by row; not to be changed. */
    public float[] idf() {
        return idf;
    }
}
