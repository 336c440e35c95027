package dev.winnow.feature;

import java.util.Arrays;

/**
 * A sparse feature vector, reused from article to article: {@code index[0..size)} holds vocabulary rows in order of
 * first occurrence, each once; {@code value[0..size)} their weights. Not thread-safe: one a thread.
 */
public final class FeatureVector {
    /** Vocabulary rows; only the first {@link #size} are meant. */
    public int[] index = new int[256];
    /** Weights; only the first {@link #size} are meant. */
    public float[] value = new float[256];
    /** How many entries are meant. */
    public int size;
    /** How many of them, the first, are of the article's title and text. */
    public int textSize;

    /** Makes room for at least {@code capacity} entries, keeping what is there. */
    public void ensureCapacity(int capacity) {
        if (index.length < capacity) {
            int grown = Math.max(capacity, index.length * 2);
            index = Arrays.copyOf(index, grown);
            value = Arrays.copyOf(value, grown);
        }
    }
}
