package dev.winnow.trainer.fit;

import dev.winnow.feature.FeatureVector;
import java.util.Arrays;

/**
 * The feature vectors of all training documents, as compressed sparse rows: document {@code d} has the entries
 * {@code start[d]} to {@code start[d + 1]} of {@code index} and {@code value}, sorted by index, each index once.
 *
 * @param features how many features there are; every index is below
 * @param start [documents + 1]
 * @param index vocabulary rows
 * @param value weights
 */
record FeatureRows(int features, int[] start, int[] index, float[] value) {
    int documents() {
        return start.length - 1;
    }

    /** How many features document {@code d} has. */
    int size(int d) {
        return start[d + 1] - start[d];
    }

    /** Copies a document into a vector. */
    void copyTo(int d, FeatureVector vector) {
        int size = size(d);
        vector.ensureCapacity(size);
        System.arraycopy(index, start[d], vector.index, 0, size);
        System.arraycopy(value, start[d], vector.value, 0, size);
        vector.size = size;
    }

    /** The same documents with only the entries below a feature; there are as many features as before. */
    FeatureRows below(int first) {
        int[] newStart = new int[start.length];
        int[] newIndex = new int[index.length];
        float[] newValue = new float[index.length];
        int n = 0;
        for (int d = 0; d < documents(); d++) {
            for (int i = start[d]; i < start[d + 1] && index[i] < first; i++) {
                newIndex[n] = index[i];
                newValue[n++] = value[i];
            }
            newStart[d + 1] = n;
        }
        return new FeatureRows(features, newStart, Arrays.copyOf(newIndex, n), Arrays.copyOf(newValue, n));
    }

    /**
     * The same documents with only some features.
     *
     * @param keep [features'] the features to keep, ascending; feature {@code keep[i]} becomes {@code i}
     */
    FeatureRows only(int[] keep) {
        int[] renamed = new int[features];
        for (int i = 0; i < keep.length; i++) {
            renamed[keep[i]] = i + 1;
        }
        int[] newStart = new int[start.length];
        int[] newIndex = new int[index.length];
        float[] newValue = new float[index.length];
        int n = 0;
        for (int d = 0; d < documents(); d++) {
            for (int i = start[d]; i < start[d + 1]; i++) {
                if (renamed[index[i]] > 0) {
                    newIndex[n] = renamed[index[i]] - 1;
                    newValue[n++] = value[i];
                }
            }
            newStart[d + 1] = n;
        }
        return new FeatureRows(keep.length, newStart, Arrays.copyOf(newIndex, n), Arrays.copyOf(newValue, n));
    }
}
