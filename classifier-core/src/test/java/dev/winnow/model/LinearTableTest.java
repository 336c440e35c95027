package dev.winnow.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.feature.FeatureVector;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinearTableTest {
    private static final int WIDEST = 50;

    @Test
    void givenFloatsOfAnyWidthThenSumsAreThoseOfTheFormula() {
        Random random = new Random(1);
        for (int columns = 1; columns <= WIDEST; columns++) {
            FloatTable table = new FloatTable(columns, RandomModels.floats(random, 70 * columns));
            for (int size : new int[] {0, 1, 2, 3, 4, 5, 7, 64, 70}) {
                requireSums(table, vector(random, 70, size), 1e-4);
            }
        }
    }

    @Test
    void givenBytesOfAnyWidthThenSumsAreThoseOfTheFormulaButForTheRounding() {
        Random random = new Random(2);
        for (int columns = 1; columns <= WIDEST; columns++) {
            ByteTable table = ByteTable.of(new FloatTable(columns, RandomModels.floats(random, 70 * columns)));
            for (int size : new int[] {0, 1, 2, 3, 4, 5, 7, 64, 70}) {
                FeatureVector vector = vector(random, 70, size);
                double largest = 0;
                for (int i = 0; i < size; i++) {
                    largest = Math.max(largest, vector.value[i] * table.scale()[vector.index[i]]);
                }
                // Each row's factor is off by half a step of 1/4095 of the largest, and a byte is 127 at most.
                requireSums(table, vector, 1e-4 + size * 127 * largest / 4095 / 2);
            }
        }
    }

    @Test
    void givenMoreRowsThanALaneHoldsThenTheSumIsStillRight() {
        int rows = 10_001;
        int columns = 16;
        byte[] bytes = new byte[rows * columns];
        Arrays.fill(bytes, (byte) 127);
        float[] scale = new float[rows];
        Arrays.fill(scale, 1);
        FeatureVector vector = new FeatureVector();
        vector.ensureCapacity(rows);
        vector.size = rows;
        for (int i = 0; i < rows; i++) {
            vector.index[i] = i;
            vector.value[i] = 1;
        }
        float[] sums = new float[columns];

        new ByteTable(columns, bytes, scale).summer().sum(vector, sums);

        for (float sum : sums) {
            assertThat(sum).isCloseTo(127f * rows, within(2f));
        }
    }

    @Test
    void givenBytesOfAnyWidthThenTheyComeOutAsTheyWentIn() {
        Random random = new Random(3);
        for (int columns = 0; columns <= WIDEST; columns++) {
            byte[] bytes = new byte[9 * columns];
            random.nextBytes(bytes);
            float[] scale = new float[9];
            Arrays.fill(scale, 0.5f);

            ByteTable table = new ByteTable(columns, bytes.clone(), scale);

            assertThat(table.bytes()).as(columns + " columns").isEqualTo(bytes);
            for (int row = 0; row < 9; row++) {
                for (int k = 0; k < columns; k++) {
                    assertThat(table.weight(row, k)).isEqualTo(bytes[row * columns + k] * 0.5f);
                }
            }
        }
    }

    @Test
    void givenFloatsRoundedToBytesThenEachIsOffByLittleOfTheLargestInItsRow() {
        Random random = new Random(4);
        for (int columns = 1; columns <= WIDEST; columns++) {
            FloatTable floats = new FloatTable(columns, RandomModels.floats(random, 20 * columns));
            ByteTable bytes = ByteTable.of(floats);
            for (int row = 0; row < 20; row++) {
                double largest = 0;
                for (int k = 0; k < columns; k++) {
                    largest = Math.max(largest, Math.abs(floats.weight(row, k)));
                }
                for (int k = 0; k < columns; k++) {
                    assertThat((double) bytes.weight(row, k))
                            .isCloseTo(floats.weight(row, k), within(largest / 254 * 1.0001));
                }
            }
        }
    }

    @Test
    void givenARowOfZeroesThenItsBytesAreZeroes() {
        ByteTable table = ByteTable.of(new FloatTable(3, new float[] {0, -0f, 0, 1, 2, -4}));

        assertThat(table.bytes()).containsExactly(0, 0, 0, 32, 64, -127);
        assertThat(table.scale()[0]).isZero();
    }

    @Test
    void givenLengthsThatDoNotFitThenTheyAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FloatTable(2, new float[3]));
        assertThatIllegalArgumentException().isThrownBy(() -> new FloatTable(0, new float[3]));
        assertThatIllegalArgumentException().isThrownBy(() -> new FloatTable(-1, new float[3]));
        assertThatIllegalArgumentException().isThrownBy(() -> new ByteTable(2, new byte[3], new float[1]));
        assertThatIllegalArgumentException().isThrownBy(() -> new ByteTable(2, new byte[2], new float[2]));
    }

    private static void requireSums(LinearTable table, FeatureVector vector, double tolerance) {
        LinearTable.Summer summer = table.summer();
        float[] sums = new float[table.columns()];
        Arrays.fill(sums, 99);
        for (int twice = 0; twice < 2; twice++) {
            summer.sum(vector, sums);
            for (int k = 0; k < sums.length; k++) {
                double expected = 0;
                for (int i = 0; i < vector.size; i++) {
                    expected += (double) vector.value[i] * table.weight(vector.index[i], k);
                }
                assertThat((double) sums[k])
                        .as(table.columns() + " columns, " + vector.size + " features, column " + k)
                        .isCloseTo(expected, within(tolerance));
            }
        }
    }

    private static FeatureVector vector(Random random, int rows, int size) {
        FeatureVector vector = new FeatureVector();
        int first = random.nextInt(rows);
        vector.size = size;
        for (int i = 0; i < size; i++) {
            vector.index[i] = (first + i * 3) % rows;
            vector.value[i] = random.nextFloat();
        }
        return vector;
    }
}
