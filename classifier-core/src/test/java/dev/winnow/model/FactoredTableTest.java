package dev.winnow.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.feature.FeatureVector;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FactoredTableTest {
    private static final int ROWS = 60;

    @Test
    void givenAnyRankAndWidthThenSumsAreThoseOfTheWeights() {
        Random random = new Random(1);
        for (int rank = 1; rank <= 21; rank++) {
            int columns = rank + 1 + random.nextInt(40);
            FactoredTable table = table(random, rank, columns);
            FeatureVector vector = vector(random, random.nextInt(ROWS));
            float[] sums = new float[columns];
            Arrays.fill(sums, 7); // of the article before

            LinearTable.Summer summer = table.summer();
            summer.sum(vector, sums);
            summer.sum(vector, sums);

            for (int k = 0; k < columns; k++) {
                double expected = 0;
                for (int i = 0; i < vector.size; i++) {
                    expected += vector.value[i] * table.weight(vector.index[i], k);
                }
                assertThat((double) sums[k])
                        .as("rank " + rank + ", column " + k)
                        .isCloseTo(expected, within(0.3));
            }
        }
    }

    @Test
    void givenAnEmptyVectorThenSumsAreZero() {
        FactoredTable table = table(new Random(2), 9, 12);
        float[] sums = new float[12];
        Arrays.fill(sums, 7);

        table.summer().sum(new FeatureVector(), sums);

        assertThat(sums).containsOnly(0);
    }

    @Test
    void givenWhatDoesNotFitThenItIsRefused() {
        ByteTable factors = ByteTable.of(new FloatTable(2, new float[6]));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FactoredTable(factors, 5, new float[9]))
                .withMessage("9 numbers do not mix 2 factors into 5 columns");
        assertThatIllegalArgumentException().isThrownBy(() -> new FactoredTable(factors, 0, new float[0]));
    }

    private static FactoredTable table(Random random, int rank, int columns) {
        ByteTable factors = ByteTable.of(new FloatTable(rank, RandomModels.floats(random, ROWS * rank)));
        return new FactoredTable(factors, columns, RandomModels.floats(random, rank * columns));
    }

    private static FeatureVector vector(Random random, int size) {
        FeatureVector vector = new FeatureVector();
        vector.ensureCapacity(size);
        vector.size = size;
        for (int i = 0; i < size; i++) {
            vector.index[i] = random.nextInt(ROWS);
            vector.value[i] = random.nextFloat();
        }
        return vector;
    }
}
