package dev.winnow.trainer.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Tells whether a title and text came before, by 64 bits of their SHA-256: among five million different ones a false
 * match has a chance of one in a million. No more than that many are remembered.
 */
final class SeenTexts {
    static final int MOST = 5_000_000;

    private final MessageDigest digest;
    private long[] table = new long[1 << 12]; // open addressing; 0 is free
    private int size;

    SeenTexts() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether it came before; if not, it is remembered, unless {@link #isFull}. */
    boolean isRepeated(String title, String text) {
        digest.update(title.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        long key = ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)))
                .getLong();
        key = key == 0 ? 1 : key;
        int place = place(table, key);
        if (table[place] == key) {
            return true;
        }
        if (!isFull()) {
            table[place] = key;
            size++;
            if (2 * size > table.length) {
                grow();
            }
        }
        return false;
    }

    /** Whether no more are remembered. */
    boolean isFull() {
        return size >= MOST;
    }

    private void grow() {
        long[] larger = new long[2 * table.length];
        for (long key : table) {
            if (key != 0) {
                larger[place(larger, key)] = key;
            }
        }
        table = larger;
    }

    private static int place(long[] table, long key) {
        int place = (int) key & (table.length - 1);
        while (table[place] != 0 && table[place] != key) {
            place = (place + 1) & (table.length - 1);
        }
        return place;
    }
}
