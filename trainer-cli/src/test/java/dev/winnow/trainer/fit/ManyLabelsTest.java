package dev.winnow.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.Classifier;
import dev.winnow.model.HeadType;
import dev.winnow.trainer.data.Row;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Labels by the thousand, in the 2 GiB that the tests are given. */
class ManyLabelsTest {

    /** Two rows a label, which is named by three words of its text, of 87 in all. */
    private static List<Row> rows(int labels) {
        return IntStream.range(0, 2 * labels)
                .mapToObj(i -> TestRows.row(i, text(i % labels) + " row" + i / labels, "label-" + i % labels))
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
        assertThat(right).isGreaterThan(190); // of 200
    }

    @Test
    void givenTenThousandLabels_whenTrainedWithFolds_thenTheyFitIntoMemoryAndAreLearned() {
        List<Row> rows = rows(10_000);

        Training.Outcome outcome = Plans.of(Plans.head(HeadType.SINGLE))
                .trainer(TrainerKind.NAIVE_BAYES)
                .option("alpha", "0.01")
                .words(1)
                .folds(2)
                .train(rows);

        assertLearned(outcome, rows, 10_000);
    }

    /** LibLinear looks at every row for every label, so its time grows with their product: 10,000 take 10 times as long. */
    @Test
    void givenThreeThousandLabels_whenTrainedBySvm_thenTheyAreLearned() {
        List<Row> rows = rows(3000);

        Training.Outcome outcome =
                Plans.of(Plans.head(HeadType.SINGLE)).words(1).folds(0).train(rows);

        assertLearned(outcome, rows, 3000);
    }
}
