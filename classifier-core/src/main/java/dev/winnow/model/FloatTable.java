package dev.winnow.model;

import dev.winnow.feature.FeatureVector;
import java.util.Arrays;

/**
 * A linear table of floats: the weights as they were fitted.
 *
 * @param columns how many columns there are
 * @param weights [rows x columns]; not to be changed
 */
public record FloatTable(int columns, float[] weights) implements LinearTable {
    /**
     * Checks that rows are whole.
     *
     * @throws IllegalArgumentException if they are not
     */
    public FloatTable {
        if (columns < 0 || (columns == 0 ? weights.length > 0 : weights.length % columns != 0)) {
            throw new IllegalArgumentException(weights.length + " weights do not make rows of " + columns);
        }
    }

    @Override
    public int rows() {
        return columns == 0 ? 0 : weights.length / columns;
    }

    @Override
    public float weight(int row, int column) {
        return weights[row * columns + column];
    }

    @Override
    public Summer summer() {
        return columns > NARROW ? this::sumWide : this::sumNarrow;
    }

    private void sumNarrow(FeatureVector vector, float[] sums) {
        int k = 0;
        for (; k + 4 <= columns; k += 4) {
            sumFour(vector.index, vector.value, vector.size, k, sums);
        }
        for (; k < columns; k++) {
            sumOne(vector.index, vector.value, vector.size, k, sums);
        }
    }

    /**
     * Four columns in four registers: no store has to be waited for (2x on ag_news). Rows are added up four by four, as in
     * {@link #sumWide}, so that a head's scores do not depend on how many columns there are beside it.
     */
    private void sumFour(int[] index, float[] value, int size, int k, float[] sums) {
        float[] w = weights;
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = 0;
        for (; i + 4 <= size; i += 4) {
            int p = index[i] * columns + k;
            int q = index[i + 1] * columns + k;
            int r = index[i + 2] * columns + k;
            int s = index[i + 3] * columns + k;
            float vp = value[i];
            float vq = value[i + 1];
            float vr = value[i + 2];
            float vs = value[i + 3];
            a += vp * w[p] + vq * w[q] + vr * w[r] + vs * w[s];
            b += vp * w[p + 1] + vq * w[q + 1] + vr * w[r + 1] + vs * w[s + 1];
            c += vp * w[p + 2] + vq * w[q + 2] + vr * w[r + 2] + vs * w[s + 2];
            d += vp * w[p + 3] + vq * w[q + 3] + vr * w[r + 3] + vs * w[s + 3];
        }
        for (; i < size; i++) {
            int at = index[i] * columns + k;
            float v = value[i];
            a += v * w[at];
            b += v * w[at + 1];
            c += v * w[at + 2];
            d += v * w[at + 3];
        }
        sums[k] = a;
        sums[k + 1] = b;
        sums[k + 2] = c;
        sums[k + 3] = d;
    }

    private void sumOne(int[] index, float[] value, int size, int k, float[] sums) {
        float[] w = weights;
        float sum = 0;
        int i = 0;
        for (; i + 4 <= size; i += 4) {
            sum += value[i] * w[index[i] * columns + k]
                    + value[i + 1] * w[index[i + 1] * columns + k]
                    + value[i + 2] * w[index[i + 2] * columns + k]
                    + value[i + 3] * w[index[i + 3] * columns + k];
        }
        for (; i < size; i++) {
            sum += value[i] * w[index[i] * columns + k];
        }
        sums[k] = sum;
    }

    /** Four rows at a time: a quarter of the loads and stores of sums, four cache misses under way at once (1.4x). */
    private void sumWide(FeatureVector vector, float[] sums) {
        Arrays.fill(sums, 0);
        int[] index = vector.index;
        float[] value = vector.value;
        int i = 0;
        for (; i + 4 <= vector.size; i += 4) {
            addFour(
                    index[i] * columns,
                    index[i + 1] * columns,
                    index[i + 2] * columns,
                    index[i + 3] * columns,
                    value[i],
                    value[i + 1],
                    value[i + 2],
                    value[i + 3],
                    sums);
        }
        for (; i < vector.size; i++) {
            int row = index[i] * columns;
            float v = value[i];
            for (int k = 0; k < columns; k++) {
                sums[k] += v * weights[row + k];
            }
        }
    }

    private void addFour(int a, int b, int c, int d, float va, float vb, float vc, float vd, float[] sums) {
        float[] w = weights;
        for (int k = 0; k < columns; k++) {
            sums[k] += va * w[a + k] + vb * w[b + k] + vc * w[c + k] + vd * w[d + k];
        }
    }
}
