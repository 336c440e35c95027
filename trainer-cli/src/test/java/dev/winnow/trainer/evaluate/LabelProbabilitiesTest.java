package dev.winnow.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LabelProbabilitiesTest {

    @Test
    void aLabelsProbabilitiesComeBackOverManyChunks() {
        int labels = 1000;
        LabelProbabilities probabilities = new LabelProbabilities(labels, 1_000_000);
        double[] row = new double[labels];
        for (int i = 0; i < 500; i++) {
            row[999] = i / 500.0;
            probabilities.add(row);
        }

        RankedEvents ranked = probabilities.rank(999, i -> i >= 250);

        assertThat(probabilities.complete()).isTrue();
        assertThat(ranked.rocAuc()).isEqualTo(1);
        assertThat(ranked.calibrationBins(1).get(0).probability()).isCloseTo(0.499, within(1e-6));
    }

    @Test
    void beyondTheLimitAllAreLetGo() {
        LabelProbabilities probabilities = new LabelProbabilities(3, 6);
        double[] row = {0.1, 0.2, 0.7};
        probabilities.add(row);
        probabilities.add(row);
        assertThat(probabilities.complete()).isTrue();

        probabilities.add(row);

        assertThat(probabilities.complete()).isFalse();
    }
}
