package dev.winnow.trainer.fit;

import dev.winnow.model.LinearForm;
import dev.winnow.trainer.vectors.WordVectors;
import java.util.Arrays;

/**
 * What word vectors add to the features of all documents. The vector of a document is linear in the values of its n-grams:
 *
 * <pre>{@code
 * d = factor x sum over its words w of value(w) / idf(w) x vector(w)
 * }</pre>
 *
 * so that once weights {@code u} are fitted to {@code d}, each word's row in the table gains
 * {@code factor / idf(w) x (vector(w) . u)}, and scoring needs no vectors. Words that no training document has are in the
 * vocabulary too, so that they have rows, and so that they count in the norm as any n-gram does.
 */
final class VectorFeatures {
    private final WordVectors vectors;
    private final long[] keys;
    private final Corpus.Featured featured;
    /** [features] which of the vectors is the feature's, or -1. */
    private final int[] wordOf;
    /** [documents x dimension] for a factor of 1. */
    private final float[] dense;
    /** The mean length of the documents' vectors. */
    private final double usual;

    /** @param featured features whose vocabulary has all these vectors' words */
    VectorFeatures(WordVectors vectors, long[] keys, Corpus.Featured featured) {
        this.vectors = vectors;
        this.keys = keys;
        this.featured = featured;
        this.wordOf = new int[featured.vocabulary().size()];
        Arrays.fill(wordOf, -1);
        for (int w = 0; w < keys.length; w++) {
            int row = keys[w] == 0 ? -1 : featured.vocabulary().row(keys[w]);
            if (row >= 0 && wordOf[row] < 0) {
                wordOf[row] = w;
            }
        }
        int dimension = vectors.dimension();
        FeatureRows rows = featured.rows();
        this.dense = new float[Math.multiplyExact(rows.documents(), dimension)];
        double lengths = 0;
        int documents = 0;
        for (int d = 0; d < rows.documents(); d++) {
            double length = add(d, dense, d * dimension);
            lengths += length;
            documents += length > 0 ? 1 : 0;
        }
        this.usual = documents == 0 ? 1 : lengths / documents;
    }

    private double add(int document, float[] out, int to) {
        FeatureRows rows = featured.rows();
        int dimension = vectors.dimension();
        double[] sum = new double[dimension];
        for (int i = rows.start()[document]; i < rows.start()[document + 1]; i++) {
            int row = rows.index()[i];
            int word = wordOf[row];
            if (word >= 0) {
                double by = (double) rows.value()[i] / featured.vocabulary().idf()[row] * vectors.weight()[word];
                for (int k = 0; k < dimension; k++) {
                    sum[k] += by * vectors.bytes()[word * dimension + k];
                }
            }
        }
        double squares = 0;
        for (int k = 0; k < dimension; k++) {
            out[to + k] = (float) sum[k];
            squares += sum[k] * sum[k];
        }
        return Math.sqrt(squares);
    }

    /** The same without what is beside the articles' own text. */
    VectorFeatures textOnly() {
        return new VectorFeatures(vectors, keys, featured.textOnly());
    }

    WordVectors vectors() {
        return vectors;
    }

    Corpus.Featured featured() {
        return featured;
    }

    /** How many words have rows that no training document has. */
    int unseenWords() {
        boolean[] seen = new boolean[wordOf.length];
        for (int row : featured.rows().index()) {
            seen[row] = true;
        }
        int unseen = 0;
        for (boolean s : seen) {
            unseen += s ? 0 : 1;
        }
        return unseen;
    }

    private double factor(double share) {
        return share / usual;
    }

    /** The documents with their vectors as further columns, behind the n-grams'; without them for a share of 0. */
    FeatureRows rows(double share) {
        FeatureRows rows = featured.rows();
        if (share == 0) {
            return rows;
        }
        int dimension = vectors.dimension();
        int documents = rows.documents();
        int[] start = new int[documents + 1];
        int size = Math.addExact(rows.index().length, dense.length);
        int[] index = new int[size];
        float[] value = new float[size];
        float factor = (float) factor(share);
        int n = 0;
        for (int d = 0; d < documents; d++) {
            System.arraycopy(rows.index(), rows.start()[d], index, n, rows.size(d));
            System.arraycopy(rows.value(), rows.start()[d], value, n, rows.size(d));
            n += rows.size(d);
            for (int k = 0; k < dimension; k++) {
                index[n] = rows.features() + k;
                value[n++] = factor * dense[d * dimension + k];
            }
            start[d + 1] = n;
        }
        return new FeatureRows(rows.features() + dimension, start, index, value);
    }

    /** The same scores from the n-grams alone: the weights of {@link #rows}' further columns go into the words' rows. */
    Fitted fold(Fitted fitted, double share) {
        if (share == 0 || !(fitted.form() instanceof LinearForm form)) {
            return fitted;
        }
        int outputs = form.outputs();
        int features = wordOf.length;
        float[] table = Arrays.copyOf(fitted.table(), features * outputs);
        float factor = (float) factor(share);
        for (int row = 0; row < features; row++) {
            if (wordOf[row] >= 0) {
                double by = (double) factor / featured.vocabulary().idf()[row];
                for (int k = 0; k < outputs; k++) {
                    double gain = by * vectors.dot(wordOf[row], fitted.table(), features * outputs + k, outputs);
                    table[row * outputs + k] += (float) gain;
                }
            }
        }
        return new Fitted(form, table);
    }
}
