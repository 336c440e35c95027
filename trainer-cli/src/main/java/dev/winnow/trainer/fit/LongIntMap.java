package dev.winnow.trainer.fit;

import java.util.Arrays;

/** Numbers 64-bit keys 0, 1, 2, ... in the order they are first met. Open addressing; not thread-safe. */
final class LongIntMap {
    private long[] keys; // by number
    private int[] slots; // number + 1, 0 where free
    private int size;

    LongIntMap(int expected) {
        int capacity = Integer.highestOneBit(Math.max(16, expected) * 2 - 1) * 2;
        keys = new long[capacity / 2];
        slots = new int[capacity];
    }

    /** The number of a key; a new one if it has none yet. */
    int number(long key) {
        int mask = slots.length - 1;
        int i = (int) (key >>> 7) & mask;
        while (slots[i] != 0) {
            if (keys[slots[i] - 1] == key) {
                return slots[i] - 1;
            }
            i = (i + 1) & mask;
        }
        if (size * 2 >= slots.length) {
            grow();
            return number(key);
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size + size / 2);
        }
        keys[size] = key;
        slots[i] = ++size;
        return size - 1;
    }

    int size() {
        return size;
    }

    /** Forgets all keys and lets go of the memory. */
    void reset() {
        keys = new long[16];
        slots = new int[16];
        size = 0;
    }

    /** The keys, by number. */
    long[] keysByNumber() {
        return Arrays.copyOf(keys, size);
    }

    private void grow() {
        slots = new int[slots.length * 2];
        int mask = slots.length - 1;
        for (int number = 0; number < size; number++) {
            int i = (int) (keys[number] >>> 7) & mask;
            while (slots[i] != 0) {
                i = (i + 1) & mask;
            }
            slots[i] = number + 1;
        }
    }
}
