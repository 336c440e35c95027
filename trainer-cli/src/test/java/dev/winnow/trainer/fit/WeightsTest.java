package dev.winnow.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.Classifier;
import dev.winnow.article.Page;
import dev.winnow.feature.FeatureSpec;
import dev.winnow.model.HeadType;
import dev.winnow.trainer.InputException;
import dev.winnow.trainer.data.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsTest {
    /** Texts that tell their label badly, so that weights matter. */
    private static List<Row> rows(int n) {
        Random random = new Random(12);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            String label = i % 2 == 0 ? "a" : "b";
            rows.add(TestRows.row(i, TestRows.text(random.nextInt(3) == 0 ? "c" : label, random), label));
        }
        return rows;
    }

    private static List<Row> weighted(List<Row> rows, IntToDoubleFunction weight) {
        List<Row> out = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            out.add(TestRows.with(rows.get(i), "weight", Double.toString(weight.applyAsDouble(i))));
        }
        return out;
    }

    private static List<Row> repeated(List<Row> rows, IntToDoubleFunction times) {
        List<Row> out = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            for (int t = 0; t < times.applyAsDouble(i); t++) {
                out.add(rows.get(i));
            }
        }
        return out;
    }

    private static Plans plan(TrainerKind kind) {
        // Words are those of the rows, not of their copies, so that only the weights can differ.
        return Plans.of(Plans.head(HeadType.SINGLE)).trainer(kind).folds(0).words(1);
    }

    /** The mean probability of label a. */
    private static double meanOfA(Training.Outcome outcome) {
        Classifier classifier = Classifier.of(outcome.bundle());
        Random random = new Random(44);
        double sum = 0;
        for (int i = 0; i < 100; i++) {
            sum += classifier
                    .classify(Page.ofText(TestRows.text(i % 2 == 0 ? "a" : "b", random)))
                    .heads()
                    .get(0)
                    .probability("a");
        }
        return sum / 100;
    }

    /** Not naive Bayes, whose classes have no prior; its weights are looked at below. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"MULTILABEL_SGD", "NAIVE_BAYES"})
    void givenHeavierRowsOfOneLabel_whenTrained_thenThatLabelBecomesMoreProbable(TrainerKind kind) {
        List<Row> rows = rows(200);

        Plans plan = plan(kind).weightedBy("weight");
        if (kind == TrainerKind.RANDOM_FOREST) {
            plan.option("depth", "3"); // in deep trees every leaf is of one label, whatever its rows weigh
        }

        double plain = meanOfA(plan.train(rows));
        double heavier = meanOfA(plan.train(weighted(rows, i -> i % 2 == 0 ? 8 : 1)));

        assertThat(heavier).isGreaterThan(plain);
    }

    @Test
    void givenDoubledWeights_whenTrainedBySgd_thenItIsNearlyAsIfTheRowsWereThereTwice() {
        List<Row> rows = rows(200);
        IntToDoubleFunction twice = i -> i % 2 == 0 ? 2 : 1;
        Plans plan = plan(TrainerKind.SGD).weightedBy("weight").option("learning-rate", "0.1");

        double plain = meanOfA(plan.train(rows));
        double weighted = meanOfA(plan.train(weighted(rows, twice)));
        double repeated = meanOfA(plan.train(repeated(rows, twice)));

        assertThat(weighted).isGreaterThan(plain);
        assertThat(Math.abs(weighted - repeated)).isLessThan(Math.abs(repeated - plain) / 2);
    }

    @Test
    void givenDoubledWeights_whenTrainedByNaiveBayes_thenItIsAsIfTheRowsWereThereTwice() {
        Featured featured = Featured.of(rows(60), FeatureSpec.standard(), 1);
        int[] documents = IntStream.range(0, 60).toArray();
        int[] targets = Arrays.stream(documents).map(d -> d % 2).toArray();
        float[] weights = new float[60];
        Arrays.fill(weights, 2);
        int[] both = IntStream.concat(Arrays.stream(documents), Arrays.stream(documents))
                .toArray();
        HeadTrainer trainer = new NaiveBayesHeadTrainer(0.1);

        Fitted weighted =
                new ClassFitter(featured.data(), trainer, false).fit(documents, targets, 2, false, weights, 1);
        Fitted repeated = new ClassFitter(featured.data(), trainer, false)
                .fit(both, Arrays.stream(both).map(d -> d % 2).toArray(), 2, false, new float[0], 1);

        assertThat(weighted.table()).usingComparatorWithPrecision(1e-4f).containsExactly(repeated.table());
    }

    /** LibLinear knows no weights: the drawn rows are the same, each as often as it weighs. */
    @ParameterizedTest
    @EnumSource(names = {"SVM", "LOGISTIC"})
    void givenWholeWeights_whenTrainedByATrainerWithoutWeights_thenRowsAreRepeated(TrainerKind kind) {
        List<Row> rows = rows(40);

        float[] heavy = Plans.weights(plan(kind).weightedBy("weight").train(weighted(rows, i -> 3)));
        float[] single = Plans.weights(plan(kind).train(rows));
        float[] light = Plans.weights(plan(kind).weightedBy("weight").train(weighted(rows, i -> 1)));

        assertThat(light).isEqualTo(single);
        assertThat(heavy).hasSameSizeAs(single).isNotEqualTo(single);
    }

    @Test
    void givenWeightTwo_whenTrainedBySvm_thenTheRowIsThereTwice() {
        List<Row> rows = rows(40);
        Featured featured = Featured.of(rows, FeatureSpec.standard().withWordNgrams(1), 1);
        int[] documents = IntStream.range(0, 40)
                .flatMap(i -> IntStream.generate(() -> i).limit(i == 7 ? 2 : i == 9 ? 0 : 1))
                .toArray();
        int[] targets = Arrays.stream(documents).map(d -> d % 2).toArray();
        Plans plan = plan(TrainerKind.SVM).weightedBy("weight");

        float[] weighted = Plans.weights(plan.train(weighted(rows, i -> i == 7 ? 2 : i == 9 ? 0 : 1)));

        long seed = Seeds.derive(Seeds.derive(1, Seeds.hash("topics")), -1);
        Fitted expected = new ClassFitter(
                        featured.data(), TrainerKind.SVM.create(TrainerKind.SVM.options(Map.of())), false)
                .fit(documents, targets, 2, false, new float[0], seed);
        assertThat(weighted).isEqualTo(expected.table());
    }

    @Test
    void givenHalfWeights_whenTrainedBySvm_thenAboutHalfTheRowsAreDrawnTheSameEachTime() {
        List<Row> rows = weighted(rows(200), i -> 0.5);
        Plans plan = plan(TrainerKind.SVM).weightedBy("weight");

        float[] once = Plans.weights(plan.train(rows));

        assertThat(Plans.weights(plan.train(rows))).isEqualTo(once);
        assertThat(Plans.weights(
                        plan(TrainerKind.SVM).weightedBy("weight").seed(2).train(rows)))
                .isNotEqualTo(once);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MULTILABEL_SGD")
    void givenALabelWhoseRowsWeighNothing_whenTrained_thenItIsNotAssigned(TrainerKind kind) {
        List<Row> rows = new ArrayList<>(weighted(rows(120), i -> 1));
        Random random = new Random(1);
        for (int i = 0; i < 4; i++) {
            rows.add(TestRows.with(TestRows.row(500 + i, TestRows.text("z", random), "z"), "weight", "0"));
        }

        Training.Outcome outcome = plan(kind).weightedBy("weight").train(rows);

        Classifier classifier = Classifier.of(outcome.bundle());
        for (Row row : rows(120)) {
            assertThat(classifier.classify(row.page()).heads().get(0).labels()).doesNotContain("z");
        }
    }

    @Test
    void givenRowsWithoutTheWeightField_whenTrained_thenTheyWeighOne() {
        List<Row> rows = rows(40);

        assertThat(Plans.weights(plan(TrainerKind.SGD).weightedBy("weight").train(rows)))
                .isEqualTo(
                        Plans.weights(plan(TrainerKind.SGD).weightedBy("weight").train(weighted(rows, i -> 1))));
    }

    @Test
    void givenWeightsAndBalance_whenTrained_thenTheCardSaysHowTheyWereUsed() {
        List<Row> rows = weighted(rows(40), i -> 2);

        String svm =
                plan(TrainerKind.SVM).weightedBy("weight").train(rows).bundle().card();
        String sgd = plan(TrainerKind.SGD).balanced().train(rows).bundle().card();

        assertThat(svm)
                .contains("Rows were weighted by field `weight`: each was repeated")
                .doesNotContain("Rare");
        assertThat(sgd).contains("Rare labels were given as much weight").doesNotContain("weighted by field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1001", "NaN", "Infinity", "heavy", ""})
    void givenAWeightThatIsNone_whenAdded_thenASentenceSaysWhere(String weight) {
        List<Row> rows = List.of(TestRows.with(TestRows.row(7, "words", "a"), "weight", weight));

        assertThatThrownBy(() -> plan(TrainerKind.SGD).weightedBy("weight").train(rows))
                .isInstanceOf(InputException.class)
                .hasMessage("rows.jsonl:7: the weight \"" + weight
                        + "\" in field \"weight\" is not a number from 0 to 1000");
    }
}
