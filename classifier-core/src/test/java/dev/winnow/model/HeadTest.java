package dev.winnow.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadTest {
    private static final Thresholds BANDS = new Thresholds(new double[] {0.5}, 0.75, 0.25);

    @Test
    void givenABinaryHeadThenItKeepsFromTheUpperThresholdOnAndDropsBelowTheLower() {
        assertThat(binary(0.75).decision()).isEqualTo(Decision.KEEP);
        assertThat(binary(0.76).decision()).isEqualTo(Decision.KEEP);
        assertThat(binary(0.7499).decision()).isEqualTo(Decision.REVIEW);
        assertThat(binary(0.25).decision()).isEqualTo(Decision.REVIEW);
        assertThat(binary(0.2499).decision()).isEqualTo(Decision.DROP);
    }

    @Test
    void givenABinaryHeadThenItsLabelIsThatOfItsOwnThreshold() {
        assertThat(binary(0.5).labels()).containsExactly("relevant");
        assertThat(binary(0.4999).labels()).containsExactly("junk");
        assertThat(binary(0.3).probabilities()).containsExactly(0.3f, 1 - 0.3f);
    }

    @Test
    void givenBandsThatMeetThenThereIsNoReview() {
        Head head = head(HeadType.BINARY, new Thresholds(new double[] {0.5}, 0.5, 0.5), "yes", "no");

        assertThat(head.decide(scores(0.5)).decision()).isEqualTo(Decision.KEEP);
        assertThat(head.decide(scores(0.49)).decision()).isEqualTo(Decision.DROP);
    }

    @Test
    void givenASingleHeadThenItsLabelIsTheMostProbableOneAndTheFirstOfEquals() {
        Head head = head(HeadType.SINGLE, Thresholds.none(), "a", "b", "c");

        assertThat(head.decide(new float[] {1, 3, 2}).labels()).containsExactly("b");
        assertThat(head.decide(new float[] {3, 1, 3}).labels()).containsExactly("a");
        assertThat(head.decide(new float[] {0, 0, 0}).labels()).containsExactly("a");
        assertThat(head.decide(new float[] {1, 3, 2}).decision()).isNull();
    }

    @Test
    void givenASingleHeadWithOneLabelThenItIsAlwaysThatOne() {
        Head head = head(HeadType.SINGLE, Thresholds.none(), "only");

        assertThat(head.decide(new float[] {-1e4f}).labels()).containsExactly("only");
        assertThat(head.decide(new float[] {-1e4f}).probabilities()).containsExactly(1);
    }

    @Test
    void givenAMultiHeadThenEveryLabelFromItsThresholdOnIsAssignedMostProbableFirst() {
        Head head = head(HeadType.MULTI, new Thresholds(new double[] {0.5, 0.25, 0.75, 0}, 1, 0), "a", "b", "c", "d");

        assertThat(head.decide(scores(0.5, 0.9, 0.74, 0.01)).labels()).containsExactly("b", "a", "d");
        assertThat(head.decide(scores(0.49, 0.24, 0.75, 0.01)).labels()).containsExactly("c", "d");
        assertThat(head.decide(scores(0.6, 0.6, 0.1, 0.6)).labels()).containsExactly("a", "b", "d");
        assertThat(head.decide(scores(0.6, 0.6, 0.1, 0.6)).decision()).isNull();
    }

    @Test
    void givenAMultiHeadWithNothingProbableThenThereIsNoLabel() {
        Head head = head(HeadType.MULTI, new Thresholds(new double[] {0.5, 0.5}, 1, 0), "a", "b");

        assertThat(head.decide(scores(0.4, 0.1)).labels()).isEmpty();
    }

    @Test
    void givenNoFeatureThenABinaryHeadAnswersItsPriorsForReviewHoweverSureTheyAre() {
        Head head = new Head(
                "relevance",
                HeadType.BINARY,
                List.of("relevant", "junk"),
                new LinearForm(0, new float[1]),
                Calibration.identity(1),
                BANDS,
                new float[] {0.9f, 0.1f});

        HeadResult result = head.decideNothing(Undecided.UNKNOWN);

        assertThat(result.decision()).isEqualTo(Decision.REVIEW);
        assertThat(result.labels()).containsExactly("relevant");
        assertThat(result.probabilities()).containsExactly(0.9f, 0.1f);
    }

    @Test
    void givenNoFeatureThenOtherHeadsAnswerTheirPriorsAndNoLabel() {
        for (HeadType type : List.of(HeadType.SINGLE, HeadType.MULTI)) {
            Head head = head(type, new Thresholds(new double[] {0, 0}, 1, 0), "a", "b");

            HeadResult result = head.decideNothing(Undecided.UNKNOWN);

            assertThat(result.labels()).isEmpty();
            assertThat(result.decision()).isNull();
            assertThat(result.probabilities()).containsExactly(0.5f, 0.5f);
        }
    }

    @Test
    void givenAnotherLanguageThenABinaryHeadAnswersByItsOwnCalibrationAndLeavesItForReviewHoweverSureItIs() {
        Calibration foreign = new Calibration(new double[] {1}, new double[] {1});
        Head head = head(HeadType.BINARY, BANDS, "relevant", "junk").withOtherLanguages(foreign);
        for (float score = -12; score <= 12; score += 0.25f) {
            HeadResult result = head.decideOtherLanguage(new float[] {score});

            assertThat(result.undecided()).isEqualTo(Undecided.LANGUAGE);
            assertThat(result.decision()).isEqualTo(Decision.REVIEW);
            float p = result.probability("relevant");
            assertThat(p).isEqualTo((float) Calibration.logistic(score + 1));
            assertThat(p + result.probability("junk")).isEqualTo(1);
            assertThat(result.labels()).containsExactly(p >= 0.5f ? "relevant" : "junk");
        }
    }

    @Test
    void givenAnotherLanguageAndNoCalibrationForItThenAHeadAnswersWhatIsUsual() {
        for (HeadType type : HeadType.values()) {
            Head head = head(type, type == HeadType.SINGLE ? Thresholds.none() : BANDS, "a", "b");

            HeadResult result = head.decideOtherLanguage(new float[] {9, -9});

            assertThat(result.undecided()).isEqualTo(Undecided.LANGUAGE);
            assertThat(result.probabilities()).containsExactly(0.5f, 0.5f);
        }
    }

    @Test
    void givenAHeadThatIsNotBinaryThenACalibrationForOtherLanguagesIsRefused() {
        Head head = head(HeadType.SINGLE, Thresholds.none(), "a", "b");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> head.withOtherLanguages(Calibration.identity(2)))
                .withMessageContaining("calibrated for other languages, and is not binary");
    }

    @Test
    void givenAResultThatSomeoneWritesToThenTheHeadStaysAsItWas() {
        Head head = head(HeadType.MULTI, new Thresholds(new double[] {0, 0}, 1, 0), "a", "b");
        float[] scores = {1, 2};

        head.decideNothing(Undecided.UNKNOWN).probabilities()[0] = 99;
        head.decide(scores).probabilities()[0] = 99;

        assertThat(head.decideNothing(Undecided.UNKNOWN).probabilities()).containsExactly(0.5f, 0.5f);
        assertThat(head.decide(scores).probability("a")).isLessThan(1);
        assertThat(scores).containsExactly(1, 2);
    }

    @Test
    void givenAListOfLabelsThatChangesThenTheHeadKeepsItsOwn() {
        List<String> labels = new ArrayList<>(List.of("a", "b"));
        Head head = new Head(
                "h",
                HeadType.SINGLE,
                labels,
                new LinearForm(0, new float[2]),
                Calibration.identity(2),
                Thresholds.none(),
                new float[2]);

        labels.set(0, "z");

        assertThat(head.labels()).containsExactly("a", "b");
    }

    @Test
    void givenAResultThenTheProbabilityOfALabelIsFoundByNameAndUnknownNamesAreListed() {
        HeadResult result = binary(0.25);

        assertThat(result.probability("relevant")).isEqualTo(0.25f);
        assertThat(result.probability("junk")).isEqualTo(0.75f);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> result.probability("spam"))
                .withMessage("head test has no label \"spam\"; it has relevant, junk");
    }

    private static HeadResult binary(double p) {
        return head(HeadType.BINARY, BANDS, "relevant", "junk").decide(scores(p));
    }

    /** A head without calibration, with equal priors. */
    private static Head head(HeadType type, Thresholds thresholds, String... labels) {
        int outputs = type == HeadType.BINARY ? 1 : labels.length;
        float[] priors = new float[labels.length];
        Arrays.fill(priors, 1f / labels.length);
        return new Head(
                "test",
                type,
                List.of(labels),
                new LinearForm(0, new float[outputs]),
                Calibration.identity(outputs),
                thresholds,
                priors);
    }

    /** The scores whose logistic is, as a float, exactly these probabilities. */
    private static float[] scores(double... probabilities) {
        float[] scores = new float[probabilities.length];
        for (int k = 0; k < scores.length; k++) {
            float p = (float) probabilities[k];
            scores[k] = (float) Math.log(p / (1.0 - p));
            while ((float) Calibration.logistic(scores[k]) < p) {
                scores[k] = Math.nextUp(scores[k]);
            }
            while ((float) Calibration.logistic(scores[k]) > p) {
                scores[k] = Math.nextDown(scores[k]);
            }
        }
        return scores;
    }
}
