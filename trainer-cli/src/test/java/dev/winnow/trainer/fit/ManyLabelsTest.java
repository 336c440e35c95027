package dev.winnow.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.Classifier;
import dev.winnow.model.HeadType;
import dev.winnow.trainer.InputException;
import dev.winnow.trainer.data.Row;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Labels by the thousand, in the 2 GiB that the tests are given. */
class ManyLabelsTest {

    /** A row a label, which is named by the three words of its text, of 87 in all. */
    private static List<Row> rows(int labels) {
        return IntStream.range(0, labels)
                .mapToObj(i -> TestRows.row(i, text(i), "label-" + i))
                .toList();
    }

    private static String text(int label) {
        return "tens" + label % 40 + " hundreds" + label / 40 % 40 + " thousands" + label / 1600;
    }

    private static void assertLearned(Training.Outcome outcome, List<Row> rows, int labels) {
        assertThat(outcome.heads().get(0).labels()).hasSize(labels);
        Classifier classifier = Classifier.of(outcome.bundle());
        long right = rows.stream()
                .filter(row -> row.line() % (labels / 100) == 0)
                .filter(row ->
                        classifier.classify(row.page()).heads().get(0).labels().equals(row.values("labels")))
                .count();
        assertThat(right).isGreaterThan(95); // of 100
    }

    @Test
    void givenTenThousandLabels_whenTrained_thenTheyFitIntoMemoryAndAreLearned() {
        assertLearned(naiveBayes(0).train(rows(10_000)), rows(10_000), 10_000);
    }

    /** Every row's label is then missing where the row is held out. */
    @Test
    void givenThousandsOfLabelsWithOneRowEach_whenTrainedWithFolds_thenTheyAreLearned() {
        assertLearned(naiveBayes(4).train(rows(2000)), rows(2000), 2000);
    }

    private static Plans naiveBayes(int folds) {
        return Plans.of(Plans.head(HeadType.SINGLE))
                .trainer(TrainerKind.NAIVE_BAYES)
                .option("alpha", "0.01")
                .words(1)
                .folds(folds);
    }

    @Test
    void givenMoreWeightsThanAnArrayHolds_whenTrained_thenASentenceSaysWhatToDo() {
        String words = IntStream.range(0, 12_000).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
        List<Row> rows = List.of(TestRows.row(1, words, "label-0"), TestRows.row(2, "other", "label-1"));
        String[] labels =
                IntStream.range(0, 200_000).mapToObj(i -> "label-" + i).toArray(String[]::new);

        assertThatThrownBy(() ->
                        Plans.of(Plans.head(HeadType.SINGLE, labels)).words(1).train(rows))
                .isInstanceOf(InputException.class)
                .hasMessage("200000 weights a feature x 12001 features are more than one table can hold: "
                        + "use --max-features 10736, or fewer labels");
    }

    /** LibLinear looks at every row for every label, so its time grows with their product: 10,000 take 40 times as long. */
    @Test
    void givenFifteenHundredLabels_whenTrainedBySvm_thenTheyAreLearned() {
        List<Row> rows = rows(1500);

        Training.Outcome outcome =
                Plans.of(Plans.head(HeadType.SINGLE)).words(1).folds(0).train(rows);

        assertLearned(outcome, rows, 1500);
    }
}
