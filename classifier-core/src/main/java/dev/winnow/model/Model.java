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
 * @param table the weights of all linear heads; without columns where no head is linear
 * @param languages the languages it was made for, as primary BCP 47 subtags such as {@code en}; empty for any
 */
public record Model(
        FeatureSpec spec, Vocabulary vocabulary, List<Head> heads, LinearTable table, List<String> languages) {
    /**
     * Checks that the table fits the vocabulary and the linear heads, whose columns follow one another in it, and that
     * rivals are found.
     *
     * @throws IllegalArgumentException if it does not
     */
    public Model {
        heads = List.copyOf(heads);
        languages = List.copyOf(languages);
        if (table.columns() > 0 && table.rows() != vocabulary.size()) {
            throw new IllegalArgumentException(
                    "the linear table has " + table.rows() + " rows, and the vocabulary " + vocabulary.size());
        }
        int next = 0;
        for (Head head : heads) {
            if (head.rivals().isPresent()) {
                head.rivals().get().in(heads);
            }
            if (head.form() instanceof LinearForm linear) {
                if (linear.firstColumn() != next) {
                    throw new IllegalArgumentException("the columns of head \"" + head.name() + "\" begin at "
                            + linear.firstColumn() + " of the linear table, not at " + next);
                }
                next += linear.outputs();
            }
        }
        if (next != table.columns()) {
            throw new IllegalArgumentException(
                    "the linear heads have " + next + " outputs, and the table " + table.columns() + " columns");
        }
    }

    /** A model for any language. */
    public Model(FeatureSpec spec, Vocabulary vocabulary, List<Head> heads, LinearTable table) {
        this(spec, vocabulary, heads, table, List.of());
    }

    /** A model whose linear table holds floats: [rows x columns]. */
    public Model(FeatureSpec spec, Vocabulary vocabulary, List<Head> heads, int columns, float[] weights) {
        this(spec, vocabulary, heads, new FloatTable(columns, weights));
    }

    /** The same model with its linear weights rounded to bytes. */
    public Model compact() {
        return table instanceof FloatTable floats
                ? new Model(spec, vocabulary, heads, ByteTable.of(floats), languages)
                : this;
    }

    /** The head of this name. */
    public Head head(String name) {
        return heads.stream()
                .filter(h -> h.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the model has no head \"" + name + "\"; it has "
                        + String.join(", ", heads.stream().map(Head::name).toList())));
    }

    /** The same model with other heads over the same columns. */
    public Model withHeads(List<Head> wanted) {
        return new Model(spec, vocabulary, wanted, table, languages);
    }

    /** The same model for these languages only. */
    public Model withLanguages(List<String> wanted) {
        return new Model(spec, vocabulary, heads, table, wanted);
    }
}
