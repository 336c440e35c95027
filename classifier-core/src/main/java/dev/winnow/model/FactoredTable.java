package dev.winnow.model;

import dev.winnow.feature.FeatureVector;
import java.util.Arrays;

/**
 * A linear table as the product of two: a row a feature of as many factors as the table has rank, in bytes, and a small dense
 * matrix that mixes them into the columns. {@code weight(row, k) = sum over c of factors(row, c) x mixing[c][k]}. An article
 * gathers short rows and is multiplied once with the small matrix, however many columns there are. Immutable and thread-safe.
 *
 * @param factors [rows x rank]
 * @param columns how many columns there are
 * @param mixing [rank x columns]; not to be changed
 */
public record FactoredTable(ByteTable factors, int columns, float[] mixing) implements LinearTable {
    /**
     * Checks that the two fit.
     *
     * @throws IllegalArgumentException if they do not
     */
    public FactoredTable {
        if (columns < 1 || factors.columns() < 1 || mixing.length != (long) factors.columns() * columns) {
            throw new IllegalArgumentException(mixing.length + " numbers do not mix " + factors.columns()
                    + " factors into " + columns + " columns");
        }
    }

    /** How many factors each row has. */
    public int rank() {
        return factors.columns();
    }

    @Override
    public int rows() {
        return factors.rows();
    }

    @Override
    public float weight(int row, int column) {
        float sum = 0;
        for (int c = 0; c < rank(); c++) {
            sum += factors.weight(row, c) * mixing[c * columns + column];
        }
        return sum;
    }

    @Override
    public Summer summer() {
        return new MixingSummer(factors.summer(), new float[rank()]);
    }

    /** Sums factors, then mixes them. */
    private final class MixingSummer implements Summer {
        private final Summer factorSummer;
        private final float[] factorSums;

        MixingSummer(Summer factorSummer, float[] factorSums) {
            this.factorSummer = factorSummer;
            this.factorSums = factorSums;
        }

        @Override
        public void sum(FeatureVector vector, float[] sums) {
            factorSummer.sum(vector, factorSums);
            Arrays.fill(sums, 0, columns, 0);
            int c = 0;
            for (; c + 4 <= factorSums.length; c += 4) {
                addFour(c, sums);
            }
            for (; c < factorSums.length; c++) {
                addOne(c, sums);
            }
        }

        /** Four factors at a time: a quarter of the loads and stores of sums. */
        private void addFour(int c, float[] sums) {
            float[] m = mixing;
            float p = factorSums[c];
            float q = factorSums[c + 1];
            float r = factorSums[c + 2];
            float s = factorSums[c + 3];
            int a = c * columns;
            int b = a + columns;
            int d = b + columns;
            int e = d + columns;
            for (int k = 0; k < columns; k++) {
                sums[k] += p * m[a + k] + q * m[b + k] + r * m[d + k] + s * m[e + k];
            }
        }

        private void addOne(int c, float[] sums) {
            float factor = factorSums[c];
            for (int k = 0; k < columns; k++) {
                sums[k] += factor * mixing[c * columns + k];
            }
        }
    }
}
