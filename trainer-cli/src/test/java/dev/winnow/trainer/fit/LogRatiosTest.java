package dev.winnow.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LogRatiosTest {
    private static final int[] START = {0, 3, 5, 7, 9};
    /** Feature 0 in every document; 1 in those of class 0; 2 in one of class 1; 3 in none; 4 has values of either sign. */
    private static final int[] INDEX = {0, 1, 4, 0, 1, 0, 2, 0, 4};

    private static final float[] VALUE = {1, 1, 0.5f, 1, 1, 1, 1, 1, -0.5f};

    private static LabelProblem problem(boolean margin, int... targets) {
        TrainingData data = new TrainingData(new FeatureRows(5, START, INDEX, VALUE));
        int classes = margin ? 2 : 3;
        return new LabelProblem(data, new int[] {0, 1, 2, 3}, targets, classes, margin, new float[0], new float[0], 1);
    }

    @Test
    void aRatioIsThatOfSmoothedShares() {
        float[] ratios = LogRatios.of(problem(true, 0, 0, 1, 1));

        // One more than the documents of either side: feature 0 has 3 and 3, 1 has 3 and 1, 2 has 1 and 2; 7 and 6 in
        // all.
        assertThat(ratios[0]).isCloseTo((float) Math.log((3 / 7.0) / (3 / 6.0)), within(1e-6f));
        assertThat(ratios[1]).isCloseTo((float) Math.log((3 / 7.0) / (1 / 6.0)), within(1e-6f));
        assertThat(ratios[2]).isCloseTo((float) Math.log((1 / 7.0) / (2 / 6.0)), within(1e-6f));
    }

    @Test
    void whatNoDocumentHasIsZero() {
        assertThat(LogRatios.of(problem(true, 0, 0, 1, 1))[3]).isZero();
    }

    @Test
    void whatIsNoCountStaysAsItIs() {
        assertThat(LogRatios.of(problem(true, 0, 0, 1, 1))[4]).isOne();
    }

    @Test
    void theOtherSideHasTheOppositeRatios() {
        float[] ratios = LogRatios.of(problem(true, 0, 1, 1, 0));
        float[] opposite = LogRatios.of(problem(true, 1, 0, 0, 1));

        for (int f = 0; f < 4; f++) {
            assertThat(ratios[f]).isCloseTo(-opposite[f], within(1e-6f));
        }
    }

    @Test
    void severalClassesAreSoManyMargins() {
        LabelProblem problem = problem(false, 0, 1, 2, 2);
        HeadTrainer trainer = TrainerKind.NB_SVM.create(TrainerKind.NB_SVM.options(Map.of()));

        Fitted together = new ClassFitter(problem.data(), trainer, false)
                .fit(problem.documents(), problem.targets(), 3, false, new float[0], 1);

        for (int k = 0; k < 3; k++) {
            Fitted alone = trainer.train(problem.against(k)).fitted();
            assertThat(together.form().bias()[k]).isEqualTo(alone.form().bias()[0]);
            for (int f = 0; f < 5; f++) {
                assertThat(together.table()[f * 3 + k]).isEqualTo(alone.table()[f]);
            }
        }
    }

    @Test
    void severalClassesAtOnceAreRefused() {
        HeadTrainer trainer = TrainerKind.NB_SVM.create(TrainerKind.NB_SVM.options(Map.of()));

        assertThatIllegalArgumentException().isThrownBy(() -> trainer.train(problem(false, 0, 1, 2, 2)));
    }

    @Test
    void balanceIsThatOfTheTwoSides() {
        LabelProblem problem = problem(false, 0, 1, 2, 2);
        LabelProblem balanced = new LabelProblem(
                problem.data(),
                problem.documents(),
                problem.targets(),
                3,
                false,
                new float[] {1, 1, 1},
                new float[0],
                1);

        assertThat(balanced.against(0).classWeights()).containsExactly(2, 4 / 6f);
        assertThat(problem.against(0).classWeights()).isEmpty();
    }
}
