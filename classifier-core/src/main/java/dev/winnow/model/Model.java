package dev.winnow.model;

import dev.winnow.feature.FeatureSpec;
import dev.winnow.feature.Vocabulary;
import java.util.List;

/**
 * Features and heads: all that scoring needs. Immutable and thread-safe.
 *
 * @param spec how features are made
 * @param vocabulary which features there are
 * @param heads the heads, in the order they were trained
 * @param columns how many columns the linear table has: the outputs of all linear heads
 * @param table [rows x columns], one contiguous row a feature; not to be changed
 */
public record Model(FeatureSpec spec, Vocabulary vocabulary, List<Head> heads, int columns, float[] table) {
    /**
     * Checks that the table fits the vocabulary and the linear heads, whose columns follow one another in it.
     *
     * @throws IllegalArgumentException if it does not
     */
    public Model {
        heads = List.copyOf(heads);
        if (table.length != (long) vocabulary.size() * columns) {
            throw new IllegalArgumentException("the linear table has " + table.length + " weights, not "
                    + vocabulary.size() + " rows x " + columns + " columns");
        }
        int next = 0;
        for (Head head : heads) {
            if (head.form() instanceof LinearForm linear) {
                if (linear.firstColumn() != next) {
                    throw new IllegalArgumentException("the columns of head \"" + head.name() + "\" begin at "
                            + linear.firstColumn() + " of the linear table, not at " + next);
                }
                next += linear.outputs();
            }
        }
        if (next != columns) {
            throw new IllegalArgumentException(
                    "the linear heads have " + next + " outputs, and the table " + columns + " columns");
        }
    }

    /** The head of this name. */
    public Head head(String name) {
        return heads.stream()
                .filter(h -> h.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the model has no head \"" + name + "\"; it has "
                        + String.join(", ", heads.stream().map(Head::name).toList())));
    }
}
