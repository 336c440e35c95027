package dev.winnow.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RankedEventsTest {

    @Test
    void tiesAreOneThreshold() {
        RankedEvents events = ranked(new double[] {0.9, 0.5, 0.5, 0.5, 0.1}, true, true, false, false, true);

        // 0.9: 1 of 1; 0.5: 2 of 4; 0.1: 3 of 5.
        assertThat(events.averagePrecision()).isCloseTo((1 + 2 / 4.0 + 3 / 5.0) / 3, within(1e-15));
        // Of six pairs: two above, two ties, two below.
        assertThat(events.rocAuc()).isCloseTo((2 + 2 * 0.5) / 6, within(1e-15));
    }

    @Test
    void oneKindOfEventHasNoRanking() {
        assertThat(ranked(new double[] {0.2, 0.8}, false, false).averagePrecision())
                .isNaN();
        assertThat(ranked(new double[] {0.2, 0.8}, false, false).rocAuc()).isNaN();
        assertThat(ranked(new double[] {0.2, 0.8}, true, true).rocAuc()).isNaN();
        assertThat(ranked(new double[] {0.2, 0.8}, true, true).averagePrecision())
                .isEqualTo(1);
    }

    @Test
    void theWorstRankingHasNoAreaAndTheBestAll() {
        assertThat(ranked(new double[] {0, 1}, true, false).rocAuc()).isZero();
        assertThat(ranked(new double[] {0, 1}, false, true).rocAuc()).isEqualTo(1);
        assertThat(ranked(new double[] {-0.0, 0.0}, false, true).rocAuc()).isEqualTo(0.5);
    }

    @Test
    void binsHaveEqualMassAndKeepTiesTogether() {
        RankedEvents events =
                ranked(new double[] {0.1, 0.2, 0.3, 0.6, 0.6, 0.6, 0.9}, false, false, true, true, true, false, true);

        List<CalibrationBin> bins = events.calibrationBins(3);

        assertThat(bins).hasSize(3);
        assertBin(bins.get(0), 3, 0.2, 1 / 3.0);
        assertBin(bins.get(1), 3, 0.6, 2 / 3.0);
        assertBin(bins.get(2), 1, 0.9, 1);
        assertThat(RankedEvents.expectedCalibrationError(bins))
                .isCloseTo((3 * (1 / 3.0 - 0.2) + 3 * (2 / 3.0 - 0.6) + 0.1) / 7, within(1e-12));
    }

    @Test
    void fewerEventsThanBinsGiveABinEach() {
        assertThat(ranked(new double[] {0.1, 0.2}, false, true).calibrationBins(15))
                .containsExactly(new CalibrationBin(1, 0.1, 0), new CalibrationBin(1, 0.2, 1));
        assertThat(ranked(new double[0]).calibrationBins(15)).isEmpty();
    }

    private static void assertBin(CalibrationBin bin, int count, double probability, double observed) {
        assertThat(bin.count()).isEqualTo(count);
        assertThat(bin.probability()).isCloseTo(probability, within(1e-12));
        assertThat(bin.observed()).isCloseTo(observed, within(1e-12));
    }

    private static RankedEvents ranked(double[] probabilities, boolean... cameTrue) {
        ScoredEvents events = new ScoredEvents(0);
        for (int i = 0; i < probabilities.length; i++) {
            events.add(probabilities[i], cameTrue[i]);
        }
        return events.rank();
    }
}
