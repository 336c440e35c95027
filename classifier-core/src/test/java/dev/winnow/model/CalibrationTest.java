package dev.winnow.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {

    @Test
    void givenNoCalibrationThenAScoreOfZeroIsOneHalf() {
        assertThat(logistic(Calibration.identity(1), 0)).isEqualTo(0.5f);
        assertThat(softmax(Calibration.identity(4), 7, 7, 7, 7)).containsExactly(0.25f, 0.25f, 0.25f, 0.25f);
    }

    @ParameterizedTest
    @ValueSource(floats = {1e4f, 88, 1e30f, Float.MAX_VALUE})
    void givenExtremeScoresThenProbabilitiesAreNumbersInRange(float score) {
        assertThat(logistic(Calibration.identity(1), score)).isEqualTo(1);
        assertThat(logistic(Calibration.identity(1), -score)).isBetween(0f, 1e-38f);
        float[] p = softmax(Calibration.identity(3), score, -score, 0);
        assertThat(p[0]).isEqualTo(1);
        assertThat(p[1]).isZero();
        assertThat(p[2]).isBetween(0f, 1e-38f);
        float third = (float) (1 / 3.0);
        assertThat(softmax(Calibration.identity(3), -score, -score, -score)).containsExactly(third, third, third);
    }

    @Test
    void givenALogisticThenItIsMonotoneAndSymmetric() {
        float before = 0;
        for (double score = -120; score <= 120; score += 0.01) {
            float p = logistic(Calibration.identity(1), (float) score);
            assertThat(p).isBetween(before, 1f);
            assertThat(p + logistic(Calibration.identity(1), (float) -score)).isCloseTo(1, within(2e-7f));
            before = p;
        }
        assertThat(logistic(Calibration.identity(1), 1)).isGreaterThan(logistic(Calibration.identity(1), 0.999f));
    }

    @Test
    void givenSlopesAndOffsetsThenProbabilitiesAreThoseOfTheFormula() {
        Random random = new Random(1);
        for (int round = 0; round < 500; round++) {
            int n = 1 + random.nextInt(8);
            Calibration calibration = new Calibration(
                    random.doubles(n, -3, 3).toArray(), random.doubles(n, -3, 3).toArray());
            float[] scores = RandomModels.floats(random, n);
            float[] independent = new float[n];
            calibration.logistic(scores, independent);
            float[] exclusive = softmax(calibration, scores);
            double sum = 0;
            for (int k = 0; k < n; k++) {
                sum += Math.exp(z(calibration, scores, k));
            }
            for (int k = 0; k < n; k++) {
                double z = z(calibration, scores, k);
                assertThat((double) independent[k]).isCloseTo(1 / (1 + Math.exp(-z)), within(1e-7));
                assertThat((double) exclusive[k]).isCloseTo(Math.exp(z) / sum, within(1e-7));
            }
        }
    }

    @Test
    void givenASoftmaxThenItSumsToOneAndKeepsTheOrderOfTheScores() {
        Random random = new Random(2);
        for (int round = 0; round < 200; round++) {
            int n = 1 + random.nextInt(2000);
            float[] scores = RandomModels.floats(random, n);
            float[] p = softmax(Calibration.identity(n), scores);
            double sum = 0;
            for (int k = 0; k < n; k++) {
                sum += p[k];
                assertThat(scores[k] > scores[0] ? p[k] >= p[0] : p[k] <= p[0]).isTrue();
            }
            assertThat(sum).isCloseTo(1, within(1e-5));
        }
    }

    private static double z(Calibration calibration, float[] scores, int k) {
        return calibration.slope()[k] * scores[k] + calibration.offset()[k];
    }

    private static float logistic(Calibration calibration, float score) {
        float[] out = new float[1];
        calibration.logistic(new float[] {score}, out);
        return out[0];
    }

    private static float[] softmax(Calibration calibration, float... scores) {
        float[] out = new float[scores.length];
        calibration.softmax(scores, out);
        return out;
    }
}
