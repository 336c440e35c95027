package dev.winnow.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.model.HeadType;
import dev.winnow.trainer.evaluate.SyntheticDocuments.Document;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BootstrapTest {

    @ParameterizedTest
    @EnumSource(HeadType.class)
    void intervalsContainThePointEstimate(HeadType type) {
        for (int seed = 0; seed < 10; seed++) {
            HeadEvaluation evaluation = SyntheticDocuments.evaluator(type, SyntheticDocuments.of(type, seed, 300))
                    .evaluate(Bootstrap.seeded(seed));

            assertThat(evaluation.ci95()).containsOnlyKeys(Bootstrap.METRICS);
            evaluation
                    .ci95()
                    .forEach((metric, interval) -> assertThat(
                                    interval.contains(evaluation.metrics().get(metric)))
                            .as("%s in %s", metric, interval)
                            .isTrue());
        }
    }

    @Test
    void theSeedAloneDecidesWhateverTheThreads() throws InterruptedException, ExecutionException {
        HeadEvaluator evaluator = SyntheticDocuments.evaluator(HeadType.SINGLE, SyntheticDocuments.single(1, 500));
        HeadEvaluation first = evaluator.evaluate(Bootstrap.seeded(8));
        ForkJoinPool oneThread = new ForkJoinPool(1);
        HeadEvaluation second =
                oneThread.submit(() -> evaluator.evaluate(Bootstrap.seeded(8))).get();
        oneThread.shutdown();

        assertThat(second).isEqualTo(first);
        assertThat(evaluator.evaluate(Bootstrap.seeded(9)).ci95()).isNotEqualTo(first.ci95());
    }

    @Test
    void theIntervalOfAccuracyIsThatOfAProportion() {
        List<Document> documents = SyntheticDocuments.single(2, 2000);
        HeadEvaluation evaluation =
                SyntheticDocuments.evaluator(HeadType.SINGLE, documents).evaluate(new Bootstrap(4000, 1));

        double accuracy = evaluation.metrics().get(Metric.ACCURACY);
        double half = 1.96 * Math.sqrt(accuracy * (1 - accuracy) / 2000);
        Interval interval = evaluation.ci95().get(Metric.ACCURACY);
        assertThat(interval.low()).isCloseTo(accuracy - half, within(half / 10));
        assertThat(interval.high()).isCloseTo(accuracy + half, within(half / 10));
    }

    @Test
    void aResampleIsNeeded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Bootstrap(0, 1))
                .withMessageContaining("resamples");
    }
}
