package dev.winnow.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.Classifier;
import dev.winnow.article.Page;
import dev.winnow.bundle.Bundle;
import dev.winnow.model.Calibration;
import dev.winnow.model.Decision;
import dev.winnow.model.Head;
import dev.winnow.model.HeadResult;
import dev.winnow.model.HeadType;
import dev.winnow.trainer.InputException;
import dev.winnow.trainer.data.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Odd data, and what becomes of it. */
class TrainingEdgesTest {
    private static final Random RANDOM = new Random(1);

    private static HeadResult classify(Training.Outcome outcome, String text) {
        return Classifier.of(outcome.bundle())
                .classify(Page.ofText(text))
                .heads()
                .get(0);
    }

    private static Head head(Training.Outcome outcome) {
        return outcome.bundle().model().heads().get(0);
    }

    private static List<Row> plus(List<Row> rows, Row... more) {
        List<Row> all = new ArrayList<>(rows);
        all.addAll(List.of(more));
        return all;
    }

    /** Every probability is one; of a single head they sum to one. */
    private static void assertProbabilities(HeadResult result) {
        double sum = 0;
        for (float p : result.probabilities()) {
            assertThat(p).isBetween(0f, 1f);
            sum += p;
        }
        if (result.head().type() == HeadType.SINGLE) {
            assertThat(sum).isBetween(0.999, 1.001);
        }
    }

    @Test
    void givenEmptyTexts_whenTrained_thenTheyAreLeftOutAndCounted() {
        List<Row> rows =
                plus(TestRows.synthetic(40, 2, 1), TestRows.row(100, "", "a"), TestRows.row(101, " ... ", "b"));

        Training.Outcome outcome = Plans.of(Plans.head()).train(rows);

        assertThat(outcome.heads().get(0).rows()).isEqualTo(40);
        assertThat(outcome.heads().get(0).leftOut()).containsOnly(Map.entry("no known word", 2));
        assertThat(outcome.heads().get(0).counts()).containsOnly(Map.entry("a", 21), Map.entry("b", 21));
    }

    @ParameterizedTest
    @EnumSource
    void givenOnlyUnknownWords_whenClassified_thenTheAnswerIsWhatIsUsualAndNothingIsDecided(HeadType type) {
        List<Row> rows = plus(TestRows.synthetic(40, 2, 1), TestRows.row(100, TestRows.text("a", RANDOM), "a"));

        Training.Outcome outcome = Plans.of(Plans.head(type, "a", "b")).train(rows);
        HeadResult result = classify(outcome, "entirely unheard-of vocabulary");

        assertThat(result.probabilities()).containsExactly(21f / 41, 20f / 41);
        if (type == HeadType.BINARY) {
            assertThat(result.decision()).isEqualTo(Decision.REVIEW);
        } else {
            assertThat(result.labels()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SINGLE", "BINARY"})
    void givenOneLabelOnly_whenTrained_thenASentenceNamesIt(HeadType type) {
        List<Row> rows = List.of(TestRows.row(1, "some words", "a"), TestRows.row(2, "other words", "a"));

        assertThatThrownBy(() -> Plans.of(Plans.head(type, "a", "b")).train(rows))
                .isInstanceOf(InputException.class)
                .hasMessage("head topics (field \"labels\") has only one label, \"a\": there is nothing to tell apart; "
                        + "give rows of another label");
    }

    @Test
    void givenASecondLabelOnlyOnRowsWithoutWords_whenTrained_thenASentenceSaysSo() {
        List<Row> rows = List.of(TestRows.row(1, "words", "a"), TestRows.row(2, "", "b"));

        assertThatThrownBy(() -> Plans.of(Plans.head()).train(rows))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("only one label among rows with a known word, \"a\"");
    }

    @Test
    void givenNoRows_whenTrained_thenASentenceSaysSo() {
        assertThatThrownBy(() -> Plans.of(Plans.head()).train(List.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("nothing to train on");
    }

    @Test
    void givenNoRowWithTheField_whenTrained_thenASentenceNamesTheField() {
        List<Row> rows = List.of(TestRows.row(1, "words", Map.of("topic", List.of("a"))));

        assertThatThrownBy(() -> Plans.of(Plans.head()).train(rows))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("field \"labels\"")
                .hasMessageContaining("check the field's name");
    }

    @Test
    void givenNoTextAtAll_whenTrained_thenASentenceSaysThatWordsAreMissing() {
        List<Row> rows = List.of(TestRows.row(1, "", "a"), TestRows.row(2, "", "b"));

        assertThatThrownBy(() -> Plans.of(Plans.head()).train(rows))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no row with a word to learn from");
    }

    @Test
    void givenNoWordInAsManyRowsAsAsked_whenTrained_thenTheOptionIsNamed() {
        List<Row> rows = List.of(TestRows.row(1, "red", "a"), TestRows.row(2, "blue", "b"));

        assertThatThrownBy(() -> Plans.of(Plans.head()).minDocuments(2).train(rows))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("--min-documents 1");
    }

    @ParameterizedTest
    @EnumSource
    void givenALabelWithOneExample_whenTrained_thenItWorks(TrainerKind kind) {
        List<Row> rows = plus(TestRows.synthetic(60, 2, 1), TestRows.row(100, TestRows.text("z", RANDOM), "z"));
        HeadType[] types = kind == TrainerKind.MULTILABEL_SGD
                ? new HeadType[] {HeadType.MULTI}
                : new HeadType[] {HeadType.SINGLE, HeadType.MULTI};
        for (HeadType type : types) {
            Training.Outcome outcome =
                    Plans.of(Plans.head(type)).trainer(kind).folds(3).train(rows);

            assertThat(head(outcome).labels()).containsExactly("a", "b", "z");
            int right = 0;
            int rare = 0;
            Random random = new Random(77);
            for (int i = 0; i < 40; i++) {
                String label = i % 2 == 0 ? "a" : "b";
                HeadResult result = classify(outcome, TestRows.text(label, random));
                assertProbabilities(result);
                right += result.probability(label) > result.probability(i % 2 == 0 ? "b" : "a") ? 1 : 0;
                rare += result.labels().contains("z") ? 1 : 0;
            }
            assertThat(right).isGreaterThan(30);
            assertThat(rare).isLessThan(5);
        }
    }

    @Test
    void givenEmptyLabelArrays_whenTrainedMulti_thenTheyAreRowsWithoutAnyLabel() {
        List<Row> rows = new ArrayList<>(TestRows.synthetic(60, 2, 1));
        Random random = new Random(3);
        IntStream.range(60, 90).forEach(i -> rows.add(TestRows.row(i, TestRows.text("none", random))));
        for (TrainerKind kind : TrainerKind.values()) {
            Training.Outcome outcome =
                    Plans.of(Plans.head(HeadType.MULTI)).trainer(kind).folds(3).train(rows);

            assertThat(outcome.heads().get(0).rows()).isEqualTo(90);
            assertThat(outcome.heads().get(0).leftOut()).isEmpty();
            assertThat(head(outcome).priors()).containsExactly(1f / 3, 1f / 3);
            assertProbabilities(classify(outcome, TestRows.text("none", random)));
        }
    }

    /** Folds then have no label at all to learn from. */
    @ParameterizedTest
    @EnumSource
    void givenOneLabelledRowAmongEmptyArrays_whenTrainedMulti_thenItWorks(TrainerKind kind) {
        List<Row> rows = new ArrayList<>(List.of(TestRows.row(0, TestRows.text("a", new Random(1)), "a")));
        Random random = new Random(3);
        IntStream.range(1, 30).forEach(i -> rows.add(TestRows.row(i, TestRows.text("none", random))));

        Training.Outcome outcome =
                Plans.of(Plans.head(HeadType.MULTI)).trainer(kind).folds(3).train(rows);

        assertThat(classify(outcome, TestRows.text("none", random)).labels()).isEmpty();
    }

    @Test
    void givenRowsWithoutTheFieldOrWithOtherOrTwoLabels_whenTrained_thenEachIsLeftOutAndCounted() {
        List<Row> rows = plus(
                TestRows.synthetic(40, 3, 1),
                TestRows.row(100, "no field", Map.of()),
                TestRows.row(101, "no field", Map.of()),
                TestRows.row(102, "two labels", "a", "b"),
                TestRows.row(103, "no label"));

        HeadReport report = Plans.of(Plans.head(HeadType.SINGLE, "a", "b"))
                .train(rows)
                .heads()
                .get(0);

        assertThat(report.leftOut())
                .containsOnly(
                        Map.entry("no field \"labels\"", 2),
                        Map.entry("two labels where one is expected", 1),
                        Map.entry("no label", 1),
                        Map.entry("other values", 13));
        assertThat(report.rows()).isEqualTo(27);
    }

    @Test
    void givenALabelOnlyOnRowsLeftOut_whenTrained_thenTheHeadDoesNotHaveIt() {
        List<Row> rows = plus(TestRows.synthetic(40, 2, 1), TestRows.row(100, "two labels", "a", "z"));

        Training.Outcome outcome = Plans.of(Plans.head(HeadType.SINGLE)).train(rows);

        assertThat(head(outcome).labels()).containsExactly("a", "b");
    }

    @Test
    void givenARowWithTwoLabels_whenTheTypeIsNotSaid_thenTheHeadIsMulti() {
        List<Row> rows = TestRows.synthetic(40, 2, 1);

        assertThat(head(Plans.of(Plans.head()).train(rows)).type()).isEqualTo(HeadType.SINGLE);
        assertThat(head(Plans.of(Plans.head()).train(plus(rows, TestRows.row(100, "two words", "a", "b"))))
                        .type())
                .isEqualTo(HeadType.MULTI);
    }

    @Test
    void givenTwoValues_whenTheTypeIsNotSaid_thenTheHeadIsBinaryAndThePositiveComesFirst() {
        List<Row> rows =
                plus(TestRows.synthetic(60, 3, 1), TestRows.row(100, TestRows.text("b", RANDOM), "b", "elsewhere"));
        HeadRequest request = new HeadRequest("relevance", "labels", Optional.empty(), List.of("b", "a"));

        Training.Outcome outcome = Plans.of(request).train(rows);

        assertThat(head(outcome).type()).isEqualTo(HeadType.BINARY);
        assertThat(head(outcome).labels()).containsExactly("relevant", "junk");
        assertThat(outcome.heads().get(0).counts()).containsOnly(Map.entry("relevant", 21), Map.entry("junk", 20));
        assertThat(classify(outcome, "bword1 bword2 bword3 bword4").probability("relevant"))
                .isGreaterThan(0.5f);
        assertThat(classify(outcome, "aword1 aword2 aword3 aword4").probability("relevant"))
                .isLessThan(0.5f);
        assertThat(outcome.bundle().fields().get(0).values()).containsExactly("b", "a");
    }

    @Test
    void givenABinaryHeadWithoutTwoDifferentValues_whenAsked_thenItIsRefused() {
        assertThatThrownBy(() -> Plans.head(HeadType.BINARY))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("--values topics=POSITIVE,NEGATIVE");
        assertThatThrownBy(() -> Plans.head(HeadType.BINARY, "a", "a"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("two different values");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void givenNoFolds_whenTrained_thenNothingIsTriedOrCalibrated(int folds) {
        for (HeadType type : HeadType.values()) {
            Training.Outcome outcome =
                    Plans.of(Plans.head(type, "a", "b")).folds(folds).train(TestRows.synthetic(40, 2, 1));

            int outputs = type == HeadType.BINARY ? 1 : 2;
            Calibration identity = Calibration.identity(outputs);
            assertThat(head(outcome).calibration().slope()).isEqualTo(identity.slope());
            assertThat(head(outcome).calibration().offset()).isEqualTo(identity.offset());
            assertThat(outcome.heads().get(0).tried()).isEmpty();
            assertThat(outcome.heads().get(0).options()).containsEntry("cost", 1.0);
            assertThat(Arrays.stream(head(outcome).thresholds().assign())).allMatch(t -> t == 0.5);
        }
    }

    @ParameterizedTest
    @EnumSource
    void givenMoreFoldsThanRows_whenTrained_thenItWorks(HeadType type) {
        Training.Outcome outcome =
                Plans.of(Plans.head(type, "a", "b")).folds(100).train(TestRows.synthetic(8, 2, 1));

        assertProbabilities(classify(outcome, "aword1 common2"));
    }

    @ParameterizedTest
    @EnumSource
    void givenOneGroupOnly_whenTrained_thenNothingIsHeldOutAndDefaultsStand(HeadType type) {
        List<Row> rows = TestRows.synthetic(40, 2, 1).stream()
                .map(row -> TestRows.with(row, "story", "the only one"))
                .toList();

        Training.Outcome outcome =
                Plans.of(Plans.head(type, "a", "b")).groupedBy("story").train(rows);

        assertThat(outcome.heads().get(0).options()).containsEntry("cost", 1.0);
        assertThat(head(outcome).calibration().slope()).containsOnly(1);
        assertThat(classify(outcome, "aword1 aword2 aword3 aword4").labels()).containsExactly("a");
    }

    @Test
    void givenAPrecisionToReach_whenTrainedMulti_thenThresholdsAreHigherThanForF1() {
        List<Row> rows = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            String label = i % 2 == 0 ? "a" : "b";
            rows.add(TestRows.row(i, TestRows.text(random.nextInt(4) == 0 ? "c" : label, random), label));
        }

        double[] best = head(Plans.of(Plans.head(HeadType.MULTI)).train(rows))
                .thresholds()
                .assign();
        double[] precise = head(Plans.of(Plans.head(HeadType.MULTI))
                        .labelPrecision(0.99)
                        .train(rows))
                .thresholds()
                .assign();

        assertThat(precise[0]).isGreaterThan(best[0]);
        assertThat(precise[1]).isGreaterThan(best[1]);
    }

    @Test
    void givenLabelsWithFewerThanFivePositives_whenTrained_thenTheyShareOneCalibration() {
        List<Row> rows = new ArrayList<>(TestRows.synthetic(80, 2, 1));
        Random random = new Random(6);
        for (int i = 0; i < 4; i++) {
            rows.add(TestRows.row(100 + i, TestRows.text("y", random), "y"));
            rows.add(TestRows.row(200 + i, TestRows.text("z", random), "z"));
        }

        double[] slope = head(Plans.of(Plans.head(HeadType.MULTI)).train(rows))
                .calibration()
                .slope();

        assertThat(slope[2]).isEqualTo(slope[3]);
        assertThat(slope[0]).isNotEqualTo(slope[2]);
        assertThat(slope[0]).isNotEqualTo(slope[1]);
    }

    @Test
    void givenBalance_whenTrained_thenMoreOfTheRareLabelIsFound() {
        List<Row> rows = new ArrayList<>();
        Random random = new Random(8);
        for (int i = 0; i < 400; i++) {
            String label = i % 20 == 0 ? "b" : "a";
            rows.add(TestRows.row(i, TestRows.text(random.nextInt(3) == 0 ? "c" : label, random), label));
        }
        for (TrainerKind kind : List.of(TrainerKind.SVM, TrainerKind.LOGISTIC, TrainerKind.SGD)) {
            Plans plain = Plans.of(Plans.head(HeadType.SINGLE)).trainer(kind).folds(0);
            Plans balanced =
                    Plans.of(Plans.head(HeadType.SINGLE)).trainer(kind).folds(0).balanced();

            assertThat(foundOfRare(balanced.train(rows)))
                    .as(kind.title())
                    .isGreaterThan(foundOfRare(plain.train(rows)));
        }
    }

    private static int foundOfRare(Training.Outcome outcome) {
        Random random = new Random(9);
        int found = 0;
        for (int i = 0; i < 200; i++) {
            String text = "bword" + random.nextInt(8) + " " + TestRows.text("none", random);
            found += classify(outcome, text).labels().contains("b") ? 1 : 0;
        }
        return found;
    }

    @Test
    void givenATrainedBundle_whenWrittenAndOpened_thenItAnswersAlike(@TempDir Path folder) throws IOException {
        for (TrainerKind kind : TrainerKind.values()) {
            Training.Outcome outcome =
                    Plans.of(Plans.head(HeadType.MULTI)).trainer(kind).folds(3).train(TestRows.synthetic(60, 3, 2));
            Path file = folder.resolve(kind.title() + ".winnow");
            try (var out = Files.newOutputStream(file)) {
                outcome.bundle().write(out);
            }
            Bundle opened = Bundle.open(file);
            Random random = new Random(4);
            for (int i = 0; i < 20; i++) {
                Page page = Page.ofText(TestRows.text("b", random));
                assertThat(Classifier.of(opened).classify(page).toJson())
                        .isEqualTo(
                                Classifier.of(outcome.bundle()).classify(page).toJson());
            }
        }
    }
}
