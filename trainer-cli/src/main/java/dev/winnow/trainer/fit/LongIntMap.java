package dev.winnow.trainer.fit;

/** Numbers 64-bit keys 0, 1, 2, ... in the order they are first met. Open addressing; not thread-safe. */
final class LongIntMap {
    private long[] keys;
    private int[] numbers; // number + 1, 0 where free
    private int size;

    LongIntMap(int expected) {
        int capacity = Integer.highestOneBit(Math.max(16, expected) * 2 - 1) * 2;
        keys = new long[capacity];
        numbers = new int[capacity];
    }

    /** The number of a key; a new one if it has none yet. */
    int number(long key) {
        int mask = keys.length - 1;
        int i = (int) (key >>> 7) & mask;
        while (numbers[i] != 0) {
            if (keys[i] == key) {
                return numbers[i] - 1;
            }
            i = (i + 1) & mask;
        }
        if (size * 2 >= keys.length) {
            grow();
            return number(key);
        }
        keys[i] = key;
        numbers[i] = ++size;
        return size - 1;
    }

    int size() {
        return size;
    }

    /** Forgets all keys and lets go of the memory. */
    void reset() {
        keys = new long[16];
        numbers = new int[16];
        size = 0;
    }

    /** The keys, by number. */
    long[] keysByNumber() {
        long[] out = new long[size];
        for (int i = 0; i < keys.length; i++) {
            if (numbers[i] != 0) {
                out[numbers[i] - 1] = keys[i];
            }
        }
        return out;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new long[oldKeys.length * 2];
        numbers = new int[oldKeys.length * 2];
        int mask = keys.length - 1;
        for (int j = 0; j < oldKeys.length; j++) {
            if (oldNumbers[j] != 0) {
                int i = (int) (oldKeys[j] >>> 7) & mask;
                while (numbers[i] != 0) {
                    i = (i + 1) & mask;
                }
                keys[i] = oldKeys[j];
                numbers[i] = oldNumbers[j];
            }
        }
    }
}
