package dev.winnow.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.model.HeadType;
import dev.winnow.trainer.data.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The same rows, plan and seed give the same bytes, whoever did the work. The bundle holds the calibration and thresholds
 * that came of the out-of-fold scores, so those are the same too.
 */
class ReproducibilityTest {
    private static final HeadRequest SINGLE = new HeadRequest("topic", "topic", Optional.empty(), List.of());
    private static final HeadRequest MULTI =
            new HeadRequest("topics", "topics", Optional.of(HeadType.MULTI), List.of());
    private static final HeadRequest BINARY =
            new HeadRequest("relevance", "label", Optional.empty(), List.of("article", "junk"));

    /** Rows with one, two or no topic, some ids twice. */
    private static List<Row> rows() {
        Random random = new Random(21);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            String topic = String.valueOf((char) ('a' + i % 3));
            String other = i % 5 == 0 ? "d" : "";
            List<String> topics = i % 7 == 0 ? List.of() : other.isEmpty() ? List.of(topic) : List.of(topic, other);
            rows.add(TestRows.row(
                    i % 80,
                    TestRows.text(topic, random) + (other.isEmpty() ? "" : TestRows.text(other, random)),
                    Map.of(
                            "topic",
                            List.of(topic),
                            "topics",
                            topics,
                            "label",
                            List.of(i % 3 == 0 ? "junk" : "article"))));
        }
        return rows;
    }

    private static Plans plan(TrainerKind kind) {
        Plans plan = kind == TrainerKind.MULTILABEL_SGD ? Plans.of(MULTI) : Plans.of(SINGLE, MULTI, BINARY);
        return plan.trainer(kind).folds(3);
    }

    @ParameterizedTest
    @EnumSource
    void givenAnyNumberOfThreads_whenTrained_thenTheBundleIsTheSame(TrainerKind kind) {
        byte[] one = plan(kind).threads(1).bytes(rows());

        assertThat(plan(kind).threads(1).bytes(rows())).isEqualTo(one);
        assertThat(plan(kind).threads(2).bytes(rows())).isEqualTo(one);
        assertThat(plan(kind).threads(4).bytes(rows())).isEqualTo(one);
    }

    @Test
    void givenTheSamples_whenTrainedWithMoreThreads_thenTheBundleIsTheSame() {
        List<Row> rows = TestRows.samples("train");

        byte[] one = plan(TrainerKind.SVM).threads(1).bytes(rows);

        assertThat(plan(TrainerKind.SVM).threads(4).bytes(rows)).isEqualTo(one);
    }

    @Test
    void givenAnotherSeed_whenTrained_thenTheBundleIsAnother() {
        assertThat(plan(TrainerKind.SVM).seed(2).bytes(rows()))
                .isNotEqualTo(plan(TrainerKind.SVM).seed(1).bytes(rows()));
    }

    @Test
    void givenAHeadTrainedAloneOrBesideOthers_whenCompared_thenItsDecisionsAreTheSame() {
        Training.Outcome alone = Plans.of(SINGLE).folds(3).train(rows());
        Training.Outcome together = plan(TrainerKind.SVM).train(rows());

        assertThat(together.bundle().model().head("topic").calibration().slope())
                .isEqualTo(alone.bundle().model().head("topic").calibration().slope());
        assertThat(together.heads().get(0)).isEqualTo(alone.heads().get(0));
    }
}
