package dev.winnow.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ThresholdFitterTest {
    private static final int ROUNDS = 500;

    /** Probabilities with many ties, and the truth. */
    private record Draw(double[] probability, boolean[] positive) {
        static Draw of(Random random) {
            int n = 1 + random.nextInt(30);
            double[] p = new double[n];
            boolean[] y = new boolean[n];
            double share = random.nextDouble();
            for (int i = 0; i < n; i++) {
                p[i] = (float) (random.nextBoolean() ? random.nextInt(5) / 4.0 : random.nextDouble());
                y[i] = random.nextDouble() < share * (0.5 + p[i]);
            }
            return new Draw(p, y);
        }

        double f1(double threshold) {
            return 2.0 * hits(threshold) / (assigned(threshold) + positives());
        }

        double precision(double threshold) {
            return (double) hits(threshold) / assigned(threshold);
        }

        int hits(double threshold) {
            int hits = 0;
            for (int i = 0; i < positive.length; i++) {
                hits += positive[i] && probability[i] >= threshold ? 1 : 0;
            }
            return hits;
        }

        long assigned(double threshold) {
            return Arrays.stream(probability).filter(p -> p >= threshold).count();
        }

        int positives() {
            return hits(Double.NEGATIVE_INFINITY);
        }

        /** Every threshold that tells some probabilities from others. */
        DoubleStream cuts() {
            return Arrays.stream(probability).distinct();
        }
    }

    @Test
    void givenAnyProbabilities_whenFittedForF1_thenNoCutIsBetter() {
        Random random = new Random(1);
        for (int round = 0; round < ROUNDS; round++) {
            Draw draw = Draw.of(random);

            ThresholdFitter.Best best = ThresholdFitter.bestF1(draw.probability(), draw.positive());

            double brute = draw.cuts().map(draw::f1).max().orElseThrow();
            assertThat(best.f1()).isCloseTo(draw.positives() == 0 ? 0 : brute, Offset.offset(1e-12));
            if (draw.positives() > 0) {
                assertThat(draw.f1(best.threshold())).isCloseTo(best.f1(), Offset.offset(1e-12));
            } else {
                assertThat(draw.assigned(best.threshold())).isZero();
            }
        }
    }

    @Test
    void givenAnyProbabilities_whenFittedForPrecision_thenItIsReachedAndNoLowerCutReachesIt() {
        Random random = new Random(2);
        for (int round = 0; round < ROUNDS; round++) {
            Draw draw = Draw.of(random);
            double wanted = 0.3 + 0.69 * random.nextDouble();

            double threshold = ThresholdFitter.atPrecision(draw.probability(), draw.positive(), wanted);

            if (draw.assigned(threshold) > 0) {
                assertThat(draw.precision(threshold)).isGreaterThanOrEqualTo(wanted);
            }
            assertThat(draw.cuts().filter(cut -> draw.assigned(cut) > draw.assigned(threshold)))
                    .allMatch(cut -> draw.precision(cut) < wanted);
        }
    }

    @Test
    void givenTies_whenFitted_thenTheyFallToOneSideTogether() {
        double[] p = {0.9, 0.5, 0.5, 0.5, 0.1};
        boolean[] y = {true, true, false, true, false};

        double forF1 = ThresholdFitter.bestF1(p, y).threshold();
        double forPrecision = ThresholdFitter.atPrecision(p, y, 0.9);

        assertThat(forF1).isBetween(0.1, 0.5);
        assertThat(forPrecision).isBetween(0.5, 0.9).isNotEqualTo(0.5);
    }

    @Test
    void givenNeighbouringFloats_whenFitted_thenTheThresholdStandsBetweenThem() {
        float low = 0.7f;
        float high = Math.nextUp(low);

        double threshold = ThresholdFitter.bestF1(new double[] {low, high}, new boolean[] {false, true})
                .threshold();

        assertThat(threshold).isGreaterThan(low).isLessThanOrEqualTo(high);
    }

    @Test
    void givenFoldsThatAgree_whenFittedByFold_thenTheMeanOfTheirThresholdsIsTaken() {
        double[] p = {0.8, 0.4, 0.6, 0.2};
        boolean[] y = {true, false, true, false};
        int[] fold = {0, 0, 1, 1};

        assertThat(ThresholdFitter.scutFbr(p, y, fold, 2, 0.4)).isCloseTo((0.6 + 0.4) / 2, Offset.offset(1e-9));
    }

    @Test
    void givenAFoldWhoseBestF1IsLow_whenFittedByFold_thenItsHighestProbabilityStandsIn() {
        double[] p = {0.8, 0.4, 0.9, 0.7, 0.6, 0.5, 0.1};
        boolean[] y = {true, false, false, false, false, false, true};
        int[] fold = {0, 0, 1, 1, 1, 1, 1};

        assertThat(ThresholdFitter.bestF1(
                                new double[] {0.9, 0.7, 0.6, 0.5, 0.1},
                                new boolean[] {false, false, false, false, true})
                        .f1())
                .isLessThan(0.4);
        assertThat(ThresholdFitter.scutFbr(p, y, fold, 2, 0.4)).isCloseTo((0.6 + 0.9) / 2, Offset.offset(1e-9));
    }

    @Test
    void givenALabelWithoutAnyPositive_whenFittedByFold_thenNothingWouldBeAssigned() {
        double[] p = {0.3, 0.3, 0.3, 0.3};
        boolean[] y = new boolean[4];

        assertThat(ThresholdFitter.scutFbr(p, y, new int[] {0, 0, 1, 1}, 2, 0.4))
                .isGreaterThan(0.3);
    }

    @Test
    void givenEmptyFolds_whenFittedByFold_thenTheyDoNotCount() {
        double[] p = {0.8, 0.4, 0.8, 0.4};
        boolean[] y = {true, false, true, false};

        assertThat(ThresholdFitter.scutFbr(p, y, new int[] {3, 3, 7, 7}, 10, 0.4))
                .isCloseTo(0.6, Offset.offset(1e-9));
    }

    @Test
    void givenAFoldThatHoldsAllPositives_whenFittedByFold_thenItIsPassedOver() {
        double[] p = {0.001, 0.001, 0.3, 0.2};
        boolean[] y = {true, false, false, false};

        // Of what is left nothing is positive: nothing seen so far would be assigned.
        assertThat(ThresholdFitter.scutFbr(p, y, new int[] {0, 0, 1, 1}, 2, 0.4))
                .isEqualTo(0.5);
        assertThat(ThresholdFitter.scutFbr(new double[] {0.001, 0.001, 0.7, 0.2}, y, new int[] {0, 0, 1, 1}, 2, 0.4))
                .isCloseTo(0.7, Offset.offset(1e-9))
                .isGreaterThan(0.7);
        assertThat(ThresholdFitter.scutFbr(p, y, new int[4], 2, 0.4)).isEqualTo(0.5);
    }

    @Test
    void givenAWantedRecall_whenFitted_thenNoMoreThanTheRestOfThePositivesLiesBelow() {
        double[] p = {0.9, 0.1, 0.7, 0.5, 0.3, 0.95, 0.99};
        boolean[] y = {true, true, true, true, false, false, false};

        assertThat(ThresholdFitter.atRecall(p, y, 1)).isEqualTo(0.1);
        assertThat(ThresholdFitter.atRecall(p, y, 0.75)).isEqualTo(0.5);
        assertThat(ThresholdFitter.atRecall(p, y, 0.8)).isEqualTo(0.1);
        assertThat(ThresholdFitter.atRecall(p, new boolean[7], 0.9)).isZero();
    }
}
