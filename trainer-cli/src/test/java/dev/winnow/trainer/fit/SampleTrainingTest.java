package dev.winnow.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.Classifier;
import dev.winnow.model.HeadType;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.evaluate.BundleEvaluation;
import dev.winnow.trainer.evaluate.HeadEvaluation;
import dev.winnow.trainer.evaluate.Metric;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Trained on one part of the samples, measured on the other. */
class SampleTrainingTest {
    private static HeadEvaluation evaluate(HeadRequest request, TrainerKind kind) {
        return evaluate(Plans.of(request).trainer(kind).folds(4));
    }

    private static HeadEvaluation evaluate(Plans plan) {
        Classifier classifier =
                Classifier.of(plan.train(TestRows.samples("train")).bundle());
        BundleEvaluation evaluation = new BundleEvaluation(classifier, Optional.empty());
        for (Row row : TestRows.samples("test")) {
            evaluation.add(row);
        }
        return evaluation.evaluation(1).heads().get(0);
    }

    /**
     * 18 of 35 test rows are articles: 0.51 by naming always the same. A forest needs more rows than these. Naive Bayes leans
     * on the menus and share bars of junk pages, which reading leaves out since it knows which blocks are the article: it
     * had 27 rows right with them and has 26 without (docs/reading.md, what extraction is worth).
     */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MULTILABEL_SGD")
    void givenArticlesAndJunk_whenTrained_thenMostAreToldApart(TrainerKind kind) {
        HeadEvaluation relevance =
                evaluate(new HeadRequest("relevance", "label", Optional.empty(), List.of("article", "junk")), kind);

        assertThat(relevance.type()).isEqualTo(HeadType.BINARY);
        assertThat(relevance.documents()).isEqualTo(35);
        assertThat(relevance.value(Metric.ACCURACY).orElseThrow())
                .isGreaterThan(
                        switch (kind) {
                            case RANDOM_FOREST -> 0.6;
                            case NAIVE_BAYES -> 0.7;
                            default -> 0.75;
                        });
    }

    /** Six topics with three test rows each: one in six by guessing. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"MULTILABEL_SGD", "XGBOOST", "RANDOM_FOREST"})
    void givenOneTopicARow_whenTrained_thenMostAreRight(TrainerKind kind) {
        HeadEvaluation topic = evaluate(new HeadRequest("topic", "topic", Optional.empty(), List.of()), kind);

        assertThat(topic.type()).isEqualTo(HeadType.SINGLE);
        assertThat(topic.documents()).isEqualTo(18);
        assertThat(topic.value(Metric.ACCURACY).orElseThrow()).isGreaterThan(0.5);
    }

    /** Naming the most frequent topic always has a micro-F1 of about 0.2. */
    @Test
    void givenTopicsOfARow_whenTrained_thenMostAreFound() {
        HeadEvaluation topics =
                evaluate(new HeadRequest("topics", "topics", Optional.empty(), List.of()), TrainerKind.SVM);

        assertThat(topics.type()).isEqualTo(HeadType.MULTI);
        assertThat(topics.value(Metric.MICRO_F1).orElseThrow()).isGreaterThan(0.6);
    }
}
