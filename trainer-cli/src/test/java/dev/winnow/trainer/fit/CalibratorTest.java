package dev.winnow.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.model.Calibration;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalibratorTest {

    @ParameterizedTest
    @CsvSource({"1, 0", "3, -2", "0.5, 1", "20, -4"})
    void givenDrawsFromASigmoid_whenFitted_thenPlattFindsIt(double slope, double offset) {
        Random random = new Random(2);
        float[] scores = new float[50_000];
        boolean[] positive = new boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) (random.nextGaussian() / Math.sqrt(slope) - offset / slope);
            positive[i] = random.nextDouble() < Calibration.logistic(slope * scores[i] + offset);
        }

        Calibrator.Sigmoid found = Calibrator.platt(scores, positive);

        assertThat(found.slope()).isCloseTo(slope, Offset.offset(0.08 * slope));
        assertThat(found.offset()).isCloseTo(offset, Offset.offset(0.1 + 0.05 * Math.abs(offset)));
    }

    @ParameterizedTest
    @ValueSource(floats = {1e-30f, 1e4f, 1e30f, Float.MAX_VALUE})
    void givenScoresOfAnySize_whenFitted_thenProbabilitiesAreInRangeAndOrdered(float size) {
        Random random = new Random(4);
        float[] scores = new float[200];
        boolean[] positive = new boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = size * (2 * random.nextFloat() - 1);
            positive[i] = scores[i] + size * (random.nextFloat() - 0.5f) > 0;
        }

        Calibrator.Sigmoid found = Calibrator.platt(scores, positive);

        assertThat(found.slope()).isFinite().isNotNegative();
        assertThat(found.offset()).isFinite();
        assertThat(found.probability(-size)).isBetween(0.0, 1.0);
        assertThat(found.probability(size)).isBetween(found.probability(-size), 1.0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void givenOneTruthOnly_whenFitted_thenProbabilitiesAreFarOnThatSideAndFinite(boolean truth) {
        float[] scores = {-2, -1, 0, 1, 2, 3, 4, 5};
        boolean[] positive = new boolean[scores.length];
        Arrays.fill(positive, truth);

        Calibrator.Sigmoid found = Calibrator.platt(scores, positive);

        for (float score : scores) {
            double p = found.probability(score);
            assertThat(truth ? p : 1 - p).isBetween(0.8, 0.95); // Platt's targets: 9/10 and 1/10 of eight
        }
    }

    @Test
    void givenNoScores_whenFitted_thenNothingIsKnown() {
        Calibrator.Sigmoid found = Calibrator.platt(new float[0], new boolean[0]);

        assertThat(found.probability(100)).isEqualTo(0.5);
    }

    @Test
    void givenSeparableScores_whenFitted_thenProbabilitiesStayBelowCertainty() {
        Calibrator.Sigmoid found = Calibrator.platt(
                new float[] {-3, -2, -1, 1, 2, 3}, new boolean[] {false, false, false, true, true, true});

        assertThat(found.probability(1)).isBetween(0.6, 0.95);
    }

    /** Scores of which the class's own is larger by one on average, {@code sharpness} times too large or small. */
    private static float[][] draws(int n, int classes, double sharpness, int[] targets, Random random) {
        float[][] scores = new float[n][classes];
        for (int i = 0; i < n; i++) {
            targets[i] = (int) (classes * random.nextDouble() * random.nextDouble());
            for (int k = 0; k < classes; k++) {
                scores[i][k] = (float) (sharpness * (random.nextGaussian() + (k == targets[i] ? 2 : 0)));
            }
        }
        return scores;
    }

    private static double logLoss(Calibration calibration, float[][] scores, int[] targets) {
        double loss = 0;
        float[] p = new float[calibration.slope().length];
        for (int i = 0; i < scores.length; i++) {
            calibration.softmax(scores[i], p);
            loss -= Math.log(Math.max(1e-30, p[targets[i]]));
        }
        return loss / scores.length;
    }

    @ParameterizedTest
    @CsvSource({"2, 0.1", "2, 10", "5, 0.2", "5, 5", "20, 1", "100, 3", "101, 3", "300, 0.3"})
    void givenScoresTooSharpOrTooFlat_whenFitted_thenLogLossFalls(int classes, double sharpness) {
        Random random = new Random(6);
        int[] targets = new int[500];
        float[][] scores = draws(500, classes, sharpness, targets, random);

        Calibration found = Calibrator.softmax(scores, targets, classes);

        assertThat(logLoss(found, scores, targets)).isLessThan(logLoss(Calibration.identity(classes), scores, targets));
        assertThat(found.slope()).containsOnly(found.slope()[0]);
        assertThat(found.slope()[0]).isBetween(0.3 / sharpness, 6 / sharpness);
    }

    @Test
    void givenMoreClassesThanOffsetsAreFittedFor_whenFitted_thenTheBestClassStaysTheBest() {
        Random random = new Random(7);
        int[] targets = new int[300];
        float[][] scores = draws(300, 150, 4, targets, random);

        Calibration found = Calibrator.softmax(scores, targets, 150);

        assertThat(found.offset()).containsOnly(0);
        float[] p = new float[150];
        for (float[] of : scores) {
            found.softmax(of, p);
            assertThat(p[argmax(of)]).isEqualTo(p[argmax(p)]);
        }
    }

    private static int argmax(float[] values) {
        int best = 0;
        for (int k = 1; k < values.length; k++) {
            best = values[k] > values[best] ? k : best;
        }
        return best;
    }

    @Test
    void givenWorthlessScores_whenFitted_thenTheirOrderStandsAndNothingIsSure() {
        float[][] scores = {{1, 0}, {0, 1}, {2, 0}, {0, 2}, {1, 0}};
        int[] wrong = {1, 0, 1, 0, 1};

        Calibration found = Calibrator.softmax(scores, wrong, 2);

        float[] p = new float[2];
        for (float[] of : scores) {
            found.softmax(of, p);
            assertThat(argmax(p)).isEqualTo(argmax(of));
            assertThat(p[argmax(p)]).isLessThan(0.51f);
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {1e-30f, 1e10f, 1e30f})
    void givenScoresOfAnySize_whenASoftmaxIsFitted_thenItIsFinite(float size) {
        Random random = new Random(6);
        int[] targets = new int[100];
        float[][] scores = draws(100, 4, size, targets, random);

        Calibration found = Calibrator.softmax(scores, targets, 4);

        assertThat(Arrays.stream(found.slope())).allMatch(s -> Double.isFinite(s) && s > 0);
        assertThat(Arrays.stream(found.offset())).allMatch(Double::isFinite);
        assertThat(logLoss(found, scores, targets)).isFinite();
    }

    @Test
    void givenAClassWithoutAnyDocument_whenFitted_thenItsOffsetIsLow() {
        Random random = new Random(6);
        int[] targets = new int[200];
        float[][] scores = draws(200, 3, 1, targets, random);
        Arrays.setAll(targets, i -> targets[i] == 2 ? 1 : targets[i]);

        Calibration found = Calibrator.softmax(scores, targets, 3);

        assertThat(found.offset()[2]).isFinite().isLessThan(-1);
    }
}
