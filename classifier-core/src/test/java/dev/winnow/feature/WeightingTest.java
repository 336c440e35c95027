package dev.winnow.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WeightingTest {

    @ParameterizedTest
    @EnumSource
    void givenRandomCountsThenValuesAreThoseOfTheFormula(Weighting weighting) {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            int size = 1 + random.nextInt(500);
            float[] idf = new float[size];
            byte[] counts = new byte[size];
            FeatureVector vector = new FeatureVector();
            vector.ensureCapacity(size);
            vector.size = size;
            for (int i = 0; i < size; i++) {
                idf[i] = 0.5f + random.nextFloat() * 10;
                counts[i] = (byte) (1 + random.nextInt(Weighting.MAX_COUNT));
                vector.index[i] = size - 1 - i;
            }

            weighting.weigh(vector, 0, 1, counts, idf);

            for (int i = 0; i < size; i++) {
                assertThat((double) vector.value[i]).isCloseTo(formula(weighting, counts, idf, i), within(1e-5));
            }
        }
    }

    @Test
    void givenLogL2ThenTheVectorHasLengthOne() {
        FeatureVector vector = new FeatureVector();
        vector.size = 3;
        vector.index[1] = 1;
        vector.index[2] = 2;

        Weighting.LOG_L2.weigh(vector, 0, 1, new byte[] {1, 5, 127}, new float[] {3, 1, 0.5f});

        double squares = 0;
        for (int i = 0; i < 3; i++) {
            squares += (double) vector.value[i] * vector.value[i];
        }
        assertThat(squares).isCloseTo(1, within(1e-6));
    }

    @ParameterizedTest
    @EnumSource
    void givenNoFeatureOrNoFrequencyThenThereIsNoNaN(Weighting weighting) {
        FeatureVector empty = new FeatureVector();
        weighting.weigh(empty, 0, 1, new byte[0], new float[0]);
        assertThat(empty.size).isZero();

        FeatureVector worthless = new FeatureVector();
        worthless.size = 1;
        weighting.weigh(worthless, 0, 1, new byte[] {9}, new float[] {0});
        assertThat(worthless.value[0]).isZero();
    }

    @Test
    void givenACountThenItsTermFrequencyIsThatOfTheFormula() {
        for (int n = 1; n <= Weighting.MAX_COUNT; n++) {
            assertThat(Weighting.LOG_L2.termFrequency(n)).isEqualTo((float) (1 + StrictMath.log(n)));
            assertThat(Weighting.COUNT_ROOT.termFrequency(n)).isEqualTo(n);
        }
    }

    /** The Javadoc's formulas, in double; the idf of entry i stands at row size - 1 - i. */
    private static double formula(Weighting weighting, byte[] counts, float[] idf, int i) {
        double sum = 0;
        for (int j = 0; j < counts.length; j++) {
            double weight = (1 + Math.log(counts[j])) * idf[counts.length - 1 - j];
            sum += weighting == Weighting.LOG_L2 ? weight * weight : counts[j];
        }
        double frequency = weighting == Weighting.LOG_L2 ? 1 + Math.log(counts[i]) : counts[i];
        return frequency * idf[counts.length - 1 - i] / Math.sqrt(sum);
    }
}
