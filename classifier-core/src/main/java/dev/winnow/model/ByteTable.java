package dev.winnow.model;

import dev.winnow.feature.FeatureVector;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A linear table of bytes, a quarter of the size: {@code weight = (byte) x scale(row)}. The largest weight of a row is 127,
 * so each weight is off by at most 1/254 of the largest in its row.
 */
public final class ByteTable implements LinearTable {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final VarHandle FLOATS =
            MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);

    private final int columns;
    /** How far rows are apart: the columns, or in a wide table these and a scale, up to a multiple of 8. */
    private final int stride;
    /** [rows x stride]; in a wide table a row ends with its scale, which so comes with the row's own cache line. */
    private final byte[] weights;

    private final float[] scale;

    /**
     * A table of these bytes.
     *
     * @param columns how many columns there are
     * @param weights [rows x columns]
     * @param scale [rows]; not to be changed
     * @throws IllegalArgumentException if the lengths do not fit
     */
    public ByteTable(int columns, byte[] weights, float[] scale) {
        if (weights.length != (long) scale.length * columns) {
            throw new IllegalArgumentException(
                    weights.length + " weights are not " + scale.length + " rows of " + columns);
        }
        boolean wide = columns > NARROW;
        this.columns = columns;
        this.scale = scale;
        this.stride = wide ? (columns + Float.BYTES + 7) & ~7 : columns;
        if ((long) scale.length * stride > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    scale.length + " rows of " + columns + " padded to " + stride + " are too many for one array");
        }
        this.weights = wide ? padded(columns, stride, weights, scale) : weights;
    }

    private static byte[] padded(int columns, int stride, byte[] weights, float[] scale) {
        byte[] padded = new byte[scale.length * stride];
        for (int row = 0; row < scale.length; row++) {
            int to = row * stride;
            System.arraycopy(weights, row * columns, padded, to, columns);
            int bits = Float.floatToRawIntBits(scale[row]);
            int end = to + stride;
            padded[end - 4] = (byte) bits;
            padded[end - 3] = (byte) (bits >>> 8);
            padded[end - 2] = (byte) (bits >>> 16);
            padded[end - 1] = (byte) (bits >>> 24);
        }
        return padded;
    }

    /** The nearest bytes to a table of floats. */
    public static ByteTable of(FloatTable table) {
        int rows = table.rows();
        int columns = table.columns();
        byte[] weights = new byte[rows * columns];
        float[] scale = new float[rows];
        for (int row = 0; row < rows; row++) {
            float largest = 0;
            for (int k = 0; k < columns; k++) {
                largest = Math.max(largest, Math.abs(table.weight(row, k)));
            }
            scale[row] = largest / 127;
            for (int k = 0; k < columns && largest > 0; k++) {
                weights[row * columns + k] = (byte) Math.round(table.weight(row, k) / scale[row]);
            }
        }
        return new ByteTable(columns, weights, scale);
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public int rows() {
        return scale.length;
    }

    /** The scales: [rows]; not to be changed. */
    public float[] scale() {
        return scale;
    }

    /** The bytes: [rows x columns], a copy. */
    public byte[] bytes() {
        if (columns <= NARROW) {
            return weights.clone();
        }
        byte[] bytes = new byte[rows() * columns];
        for (int row = 0; row < rows(); row++) {
            System.arraycopy(weights, row * stride, bytes, row * columns, columns);
        }
        return bytes;
    }

    @Override
    public float weight(int row, int column) {
        return scale[row] * weights[row * stride + column];
    }

    @Override
    public Summer summer() {
        return columns > NARROW ? new WideSummer() : this::sumNarrow;
    }

    private void sumNarrow(FeatureVector vector, float[] sums) {
        int k = 0;
        for (; k + 4 <= columns; k += 4) {
            sumFour(vector.index, vector.value, vector.size, k, sums);
        }
        for (; k < columns; k++) {
            float sum = 0;
            for (int i = 0; i < vector.size; i++) {
                sum += vector.value[i] * scale[vector.index[i]] * weights[vector.index[i] * columns + k];
            }
            sums[k] = sum;
        }
    }

    private void sumFour(int[] index, float[] value, int size, int k, float[] sums) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        for (int i = 0; i < size; i++) {
            int at = index[i] * columns + k;
            float v = value[i] * scale[index[i]];
            a += v * weights[at];
            b += v * weights[at + 1];
            c += v * weights[at + 2];
            d += v * weights[at + 3];
        }
        sums[k] = a;
        sums[k + 1] = b;
        sums[k + 2] = c;
        sums[k + 3] = d;
    }

    /**
     * Sums eight columns at once inside longs. A row's factor {@code value x scale} is rounded to 12 bits of the largest in
     * the article; a weight gets 128 added, so that its 8 bits have no sign. Of a long of eight weights, each of four masks leaves two of
     * them 32 bits apart, and one multiplication by the factor serves both. Up to {@value #MOST_ROWS} such products fit a
     * lane of 32 bits. The added 128s are taken off at the end, being 128 times the sum of the factors.
     */
    private final class WideSummer implements Summer {
        private static final int LARGEST_FACTOR = 4095;
        private static final int MOST_ROWS = 4096; // x 4095 x 255 < 2^32
        private static final long LANES = 0x000000FF000000FFL;
        /**
         * Adds 128 to each of eight bytes. To add it once, when a model is opened, takes longer where a program is short,
         * and here no difference could be measured.
         */
        private static final long ADD_128 = 0x8080808080808080L;

        /** Four longs for each eight columns: bytes 0 and 4, 1 and 5, 2 and 6, 3 and 7. */
        private final long[] lanes = new long[(columns + 7) / 8 * 4];

        private int[] factor = new int[256];
        private float[] scaled = new float[256];
        /** Written so that touching is not left out. */
        private int touched;

        @Override
        public void sum(FeatureVector vector, float[] sums) {
            int size = vector.size;
            Arrays.fill(sums, 0);
            if (factor.length < size) {
                factor = new int[vector.index.length];
                scaled = new float[vector.index.length];
            }
            float largest = fetch(vector);
            if (largest <= 0) {
                return;
            }
            float step = largest / LARGEST_FACTOR;
            for (int i = 0; i < size; i++) {
                factor[i] = (int) (scaled[i] / step + 0.5f);
            }
            for (int from = 0; from < size; from += MOST_ROWS) {
                sumRows(vector.index, from, Math.min(size, from + MOST_ROWS), step, sums);
            }
        }

        /**
         * Sets {@link #scaled} and tells the largest of it. On the way both ends of each row are touched: here the misses of
         * tens of rows are under way at once, where {@link #addTwo} would wait for two rows at a time (1.5x at rank 64,
         * nothing at 115 columns).
         */
        private float fetch(FeatureVector vector) {
            int[] index = vector.index;
            float[] value = vector.value;
            float[] out = scaled;
            int toScale = stride - Float.BYTES;
            int touches = 0;
            float largest = 0;
            for (int i = 0; i < vector.size; i++) {
                int row = index[i] * stride;
                touches += weights[row];
                out[i] = value[i] * (float) FLOATS.get(weights, row + toScale);
                largest = Math.max(largest, out[i]);
            }
            touched = touches;
            return largest;
        }

        private void sumRows(int[] index, int from, int to, float step, float[] sums) {
            Arrays.fill(lanes, 0);
            long factors = 0;
            int i = from;
            for (; i + 2 <= to; i += 2) {
                factors += factor[i] + factor[i + 1];
                addTwo(index[i] * stride, index[i + 1] * stride, factor[i], factor[i + 1]);
            }
            if (i < to) {
                factors += factor[i];
                addTwo(index[i] * stride, index[i] * stride, factor[i], 0);
            }
            long added = 128 * factors;
            for (int k = 0; k < columns; k++) {
                long pair = lanes[(k >>> 3) * 4 + (k & 3)];
                long sum = (k & 4) == 0 ? pair & 0xFFFFFFFFL : pair >>> 32;
                sums[k] += step * (sum - added);
            }
        }

        private void addTwo(int a, int b, long fa, long fb) {
            byte[] w = weights;
            long[] out = lanes;
            for (int k = 0, lane = 0; k < columns; k += 8, lane += 4) {
                long x = (long) LONGS.get(w, a + k) ^ ADD_128;
                long y = (long) LONGS.get(w, b + k) ^ ADD_128;
                out[lane] += (x & LANES) * fa + (y & LANES) * fb;
                out[lane + 1] += (x >>> 8 & LANES) * fa + (y >>> 8 & LANES) * fb;
                out[lane + 2] += (x >>> 16 & LANES) * fa + (y >>> 16 & LANES) * fb;
                out[lane + 3] += (x >>> 24 & LANES) * fa + (y >>> 24 & LANES) * fb;
            }
        }
    }
}
