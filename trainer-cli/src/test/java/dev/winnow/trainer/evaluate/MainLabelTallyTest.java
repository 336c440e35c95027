package dev.winnow.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MainLabelTallyTest {
    @Test
    void givenMainAndMostProbableLabelsThenTheFiguresAreThoseByHand() {
        MainLabelTally tally = new MainLabelTally();
        tally.add("a", "a", true);
        tally.add("a", "b", true);
        tally.add("b", "b", true);
        tally.add("c", "b", false);
        tally.add(null, "c", true);
        Map<Metric, Double> metrics = new EnumMap<>(Metric.class);

        tally.addTo(metrics);

        assertThat(metrics.get(Metric.MAIN_ACCURACY)).isEqualTo(0.5);
        assertThat(metrics.get(Metric.IN_SET)).isEqualTo(0.75);
        // a: 2 x 1 / (2 + 1), b: 2 x 1 / (1 + 3), c: 0
        assertThat(metrics.get(Metric.MAIN_MACRO_F1)).isCloseTo((2 / 3.0 + 0.5) / 3, Offset.offset(1e-12));
    }

    @Test
    void givenNoMainLabelThenThereIsNoFigure() {
        MainLabelTally tally = new MainLabelTally();
        tally.add(null, "a", true);
        Map<Metric, Double> metrics = new EnumMap<>(Metric.class);

        tally.addTo(metrics);

        assertThat(metrics).isEmpty();
    }
}
