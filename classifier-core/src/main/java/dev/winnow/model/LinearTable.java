package dev.winnow.model;

import dev.winnow.feature.FeatureVector;

/**
 * The weights of all linear heads of a model: one contiguous row a feature, one column an output. Immutable and
 * thread-safe.
 */
public sealed interface LinearTable permits FloatTable, ByteTable, FactoredTable {
    /** Up to so many columns are summed in registers. */
    int NARROW = 8;

    /** How many columns there are: the outputs of all linear heads. */
    int columns();

    /** How many rows there are. */
    int rows();

    /** One weight. */
    float weight(int row, int column);

    /** Sums with scratch memory of its own: one a thread. */
    Summer summer();

    /** Multiplies a feature vector with the table. Not thread-safe. */
    interface Summer {
        /** {@code sums[k] = sum over the vector of value x weight(row, k)}: [columns]. */
        void sum(FeatureVector vector, float[] sums);
    }
}
