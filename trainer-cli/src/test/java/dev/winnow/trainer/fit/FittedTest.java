package dev.winnow.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.article.Article;
import dev.winnow.feature.FeatureSpec;
import dev.winnow.model.HeadType;
import dev.winnow.model.Scorer;
import dev.winnow.trainer.data.Row;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is fitted where classes are missing. */
class FittedTest {
    private static final List<Row> ROWS = TestRows.synthetic(60, 4, 3);
    private static final Featured FEATURED = Featured.of(ROWS, FeatureSpec.standard(), 1);

    private static float[] score(Fitted fitted, Row row) {
        Article article = Featured.read(row);
        Scorer scorer = FEATURED.scorer(fitted, HeadType.MULTI);
        scorer.score(article.title(), article.text());
        return scorer.scores(0).clone();
    }

    private static int argmax(float[] scores) {
        int best = 0;
        for (int k = 1; k < scores.length; k++) {
            best = scores[k] > scores[best] ? k : best;
        }
        return best;
    }

    /** Rows of labels a, b, c and d, of which b and d have another number and a is the rarest. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MULTILABEL_SGD")
    void givenClassesWithoutAnyRow_whenFitted_thenTheyNeverWinAndTheOthersScoreAsAlone(TrainerKind kind) {
        int[] documents =
                IntStream.range(0, ROWS.size()).filter(d -> d % 4 != 0 || d < 8).toArray();
        int[] alone = Arrays.stream(documents).map(d -> d % 4).toArray();
        int[] numbers = {2, 0, 5, 3};
        int[] spread = Arrays.stream(alone).map(k -> numbers[k]).toArray();
        ClassFitter fitter = new ClassFitter(
                FEATURED.data(), kind.of(HeadType.SINGLE).create(kind.options(Plans.quick(kind))), false);

        // The classes' order is that of their numbers, in both.
        int[] rank = {1, 0, 3, 2};
        Fitted four =
                fitter.fit(documents, Arrays.stream(alone).map(k -> rank[k]).toArray(), 4, false, new float[0], 9);
        Fitted seven = fitter.fit(documents, spread, 7, false, new float[0], 9);

        for (Row row : ROWS) {
            float[] expected = score(four, row);
            float[] found = score(seven, row);
            assertThat(found).hasSize(7);
            for (int k = 0; k < 4; k++) {
                assertThat(found[numbers[k]]).isEqualTo(expected[rank[k]]);
            }
            for (int missing : new int[] {1, 4, 6}) {
                assertThat(found[missing]).isCloseTo(expected[rank[0]] - 1, Offset.offset(1e-4f));
            }
            assertThat(argmax(found)).isNotIn(1, 4, 6);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MULTILABEL_SGD")
    void givenOneClassOnly_whenFitted_thenItAlwaysWins(TrainerKind kind) {
        ClassFitter fitter = new ClassFitter(
                FEATURED.data(), kind.of(HeadType.SINGLE).create(kind.options(Plans.quick(kind))), false);

        Fitted single = fitter.fit(new int[] {0, 1, 2}, new int[] {1, 1, 1}, 3, false, new float[0], 1);
        Fitted negative = fitter.fit(new int[] {0, 1, 2}, new int[] {1, 1, 1}, 2, true, new float[0], 1);
        Fitted positive = fitter.fit(new int[] {0, 1, 2}, new int[] {0, 0, 0}, 2, true, new float[0], 1);

        for (Row row : ROWS) {
            assertThat(argmax(score(single, row))).isEqualTo(1);
            assertThat(score(negative, row)[0]).isNegative();
            assertThat(score(positive, row)[0]).isPositive();
        }
    }

    @Test
    void givenLabelsOfNoneAndOfEveryDocument_whenFittedOneVersusRest_thenTheyNeverAndAlwaysHold() {
        int[][] labels = new int[ROWS.size()][];
        for (int d = 0; d < labels.length; d++) {
            labels[d] = d % 2 == 0 ? new int[] {0, 2} : new int[] {2};
        }
        MultiProblem problem = new MultiProblem(
                FEATURED.data(), IntStream.range(0, ROWS.size()).toArray(), labels, 3, false, new float[0], 1);
        for (TrainerKind kind : TrainerKind.values()) {
            Fitted fitted;
            try (Parallel parallel = new Parallel(2)) {
                fitted = kind.of(HeadType.MULTI)
                        .createMulti(kind.options(Plans.quick(kind)))
                        .fit(problem, parallel, () -> {});
            }
            for (Row row : ROWS) {
                assertThat(score(fitted, row)[1]).as(kind.title()).isNegative();
                assertThat(score(fitted, row)[2]).as(kind.title()).isPositive();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"XGBOOST", "RANDOM_FOREST"})
    void givenAClassWithoutASelectedFeature_whenFitted_thenItIsNotLost(TrainerKind kind) {
        TrainerOptions options = kind.options(Plans.quick(kind)).with("features", 2);
        int[] classes = new int[ROWS.size()];
        Arrays.setAll(classes, d -> d % 4);
        LabelProblem problem = FEATURED.problem(classes, 4, false, 5);
        assertThat(ChiSquare.reduce(problem, ChiSquare.select(problem, 2)).targets())
                .contains(0, 1, 2, 3);

        Fitted fitted = kind.create(options).train(problem).fitted();

        assertThat(score(fitted, ROWS.get(0))).hasSize(4);
    }
}
