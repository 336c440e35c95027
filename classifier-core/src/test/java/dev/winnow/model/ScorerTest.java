package dev.winnow.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.feature.FeatureExtractor;
import dev.winnow.feature.FeatureSpec;
import dev.winnow.feature.FeatureVector;
import dev.winnow.feature.RandomText;
import dev.winnow.feature.Utf8Text;
import dev.winnow.feature.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScorerTest {

    @Test
    void givenRandomModelsThenScoresAreThoseOfTheFormulas() {
        Random random = new Random(1);
        for (int round = 0; round < 150; round++) {
            Model model = RandomModels.of(random, 1 + random.nextInt(7));
            Scorer scorer = new Scorer(model);
            for (int article = 0; article < 10; article++) {
                String title = RandomText.words(random, random.nextInt(5));
                String text = RandomText.words(random, random.nextInt(100));

                scorer.score(title, text);

                FeatureVector vector = new FeatureExtractor(model.spec(), model.vocabulary()).extract(title, text);
                for (int h = 0; h < model.heads().size(); h++) {
                    double[] expected = reference(model, model.heads().get(h).form(), vector);
                    assertThat(scorer.scores(h)).hasSize(expected.length);
                    for (int k = 0; k < expected.length; k++) {
                        assertThat((double) scorer.scores(h)[k])
                                .isCloseTo(
                                        expected[k],
                                        within(tolerance(model.heads().get(h).form(), vector)));
                    }
                }
            }
        }
    }

    @Test
    void givenOtherArticlesInBetweenOrUtf8ThenScoresAreBitEqual() {
        Random random = new Random(2);
        for (int round = 0; round < 30; round++) {
            Model model = RandomModels.of(random, 6);
            Scorer reused = new Scorer(model);
            for (int article = 0; article < 20; article++) {
                String text = RandomText.words(random, random.nextInt(100));
                reused.score("", text);
                Scorer fresh = new Scorer(model);
                fresh.score(new Utf8Text(), Utf8Text.of(text.getBytes(StandardCharsets.UTF_8)));
                for (int h = 0; h < 6; h++) {
                    assertThat(reused.scores(h)).isEqualTo(fresh.scores(h));
                    assertThat(reused.result(h).probabilities())
                            .isEqualTo(fresh.result(h).probabilities());
                    assertThat(reused.result(h).labels())
                            .isEqualTo(fresh.result(h).labels());
                }
            }
        }
    }

    @Test
    void givenAHeadThenItsScoresDoNotDependOnTheOtherHeads() {
        Random random = new Random(3);
        for (int round = 0; round < 30; round++) {
            Model model = RandomModels.of(random, 7);
            String text = RandomText.words(random, 60);
            Scorer together = new Scorer(model);
            together.score("", text);
            for (int h = 0; h < 7; h++) {
                Scorer alone = new Scorer(alone(model, h));
                alone.score("", text);
                assertThat(alone.scores(0)).isEqualTo(together.scores(h));
            }
        }
    }

    @Test
    void givenNoKnownFeatureThenEveryHeadAnswersItsPriors() {
        Model model = RandomModels.of(new Random(4), 6);
        Scorer scorer = new Scorer(model);
        scorer.score("", RandomText.words(new Random(4), 50));

        for (String text : List.of("", "...", "ничего известного")) {
            scorer.score("", text);
            for (int h = 0; h < 6; h++) {
                assertThat(scorer.result(h).probabilities())
                        .isEqualTo(model.heads().get(h).priors());
                assertThat(scorer.result(h).decision()).isIn(null, Decision.REVIEW);
            }
        }
    }

    @Test
    void givenForestsWithoutTreesOrOfSingleLeavesThenTheyScoreBiasAndLeaves() {
        Vocabulary vocabulary = new Vocabulary(new long[] {9}, new float[] {1});
        int[] no = {};
        ForestForm empty =
                new ForestForm(new float[] {3, 4}, 2, no, no, new float[0], no, no, no, no, no, new float[0]);
        ForestForm leaves = new ForestForm(
                new float[] {3, 4},
                2,
                new int[] {-1, -2, -2},
                no,
                new float[0],
                no,
                no,
                no,
                new int[] {-1, 1},
                new int[] {0, 2},
                new float[] {10, 20, 100});
        Model model = new Model(
                FeatureSpec.standard(),
                vocabulary,
                List.of(
                        RandomModels.head(new Random(1), "empty", HeadType.MULTI, 2, empty),
                        RandomModels.head(new Random(1), "leaves", HeadType.MULTI, 2, leaves)),
                0,
                new float[0]);
        Scorer scorer = new Scorer(model);
        FeatureVector vector = new FeatureVector();
        vector.size = 1;
        vector.value[0] = 1;

        scorer.score(vector);

        assertThat(scorer.scores(0)).containsExactly(3, 4);
        assertThat(scorer.scores(1)).containsExactly(3 + 2 * 10, 4 + 2 * (20 + 100 + 100));
    }

    @Test
    void givenATreeThenAboveMeansGreaterAndAbsenceHasItsOwnWay() {
        Vocabulary vocabulary = new Vocabulary(new long[] {8, 9}, new float[] {1, 1});
        ForestForm tree = new ForestForm(
                new float[1],
                1,
                new int[] {0},
                new int[] {1},
                new float[] {0.5f},
                new int[] {-1},
                new int[] {-2},
                new int[] {-3},
                new int[] {0, 0, 0},
                new int[] {0, 1, 2},
                new float[] {10, 20, 30});
        Model model = new Model(
                FeatureSpec.standard(),
                vocabulary,
                List.of(RandomModels.head(new Random(1), "tree", HeadType.BINARY, 2, tree)),
                0,
                new float[0]);
        Scorer scorer = new Scorer(model);
        FeatureVector vector = new FeatureVector();
        vector.size = 1;
        vector.index[0] = 1;

        for (Map.Entry<Float, Float> wanted :
                Map.of(0.6f, 10f, 0.5f, 20f, 0.4f, 20f, 0f, 20f).entrySet()) {
            vector.value[0] = wanted.getKey();
            scorer.score(vector);
            assertThat(scorer.scores(0)).containsExactly(wanted.getValue());
        }
        vector.index[0] = 0;
        scorer.score(vector);
        assertThat(scorer.scores(0)).containsExactly(30);
    }

    @Test
    void givenTenThousandLabelsThenEachGetsItsScore() {
        Random random = new Random(5);
        int labels = 10_000;
        Vocabulary vocabulary = RandomModels.of(random, 1).vocabulary();
        int rows = vocabulary.size();
        Head head = RandomModels.head(
                random, "topics", HeadType.MULTI, labels, new LinearForm(0, RandomModels.floats(random, labels)));
        Model model = new Model(
                FeatureSpec.standard(), vocabulary, List.of(head), labels, RandomModels.floats(random, rows * labels));
        Scorer scorer = new Scorer(model);
        FeatureVector vector = new FeatureVector();
        vector.size = 2;
        vector.index[0] = rows - 1;
        vector.index[1] = 0;
        vector.value[0] = 0.5f;
        vector.value[1] = 2;

        scorer.score(vector);

        double[] expected = reference(model, head.form(), vector);
        for (int k = 0; k < labels; k++) {
            assertThat((double) scorer.scores(0)[k]).isCloseTo(expected[k], within(1e-4));
        }
        HeadResult result = scorer.result(0);
        assertThat(result.probabilities()).hasSize(labels);
        List<Float> assigned = result.labels().stream()
                .limit(200)
                .map(label -> -result.probability(label))
                .toList();
        assertThat(assigned).isSorted().isNotEmpty();
    }

    /** What float arithmetic may lose: little of the largest term, which for factors is the square of a sum. */
    private static double tolerance(Form form, FeatureVector vector) {
        double sum = 0;
        for (int i = 0; i < vector.size; i++) {
            sum += 4 * vector.value[i];
        }
        return 1e-6 * (10 + sum + (form instanceof FactorForm factors ? factors.sign().length * sum * sum : 0));
    }

    private static Model alone(Model model, int h) {
        Head head = model.heads().get(h);
        if (!(head.form() instanceof LinearForm linear)) {
            return new Model(model.spec(), model.vocabulary(), List.of(head), 0, new float[0]);
        }
        int rows = model.vocabulary().size();
        int outputs = linear.outputs();
        float[] table = new float[rows * outputs];
        for (int row = 0; row < rows; row++) {
            for (int k = 0; k < outputs; k++) {
                table[row * outputs + k] = model.table().weight(row, linear.firstColumn() + k);
            }
        }
        Head moved = new Head(
                head.name(),
                head.type(),
                head.labels(),
                new LinearForm(0, linear.bias()),
                head.calibration(),
                head.thresholds(),
                head.priors());
        return new Model(model.spec(), model.vocabulary(), List.of(moved), outputs, table);
    }

    /** The formulas of the forms' Javadoc, in double. */
    private static double[] reference(Model model, Form form, FeatureVector vector) {
        Map<Integer, Double> values = new HashMap<>();
        for (int i = 0; i < vector.size; i++) {
            values.put(vector.index[i], (double) vector.value[i]);
        }
        double[] scores = new double[form.outputs()];
        for (int k = 0; k < scores.length; k++) {
            scores[k] = form.bias()[k]
                    + (form instanceof LinearForm linear
                            ? linear(model, linear, values, k)
                            : form instanceof FactorForm factors
                                    ? factors(factors, values, k)
                                    : forest((ForestForm) form, values, k));
        }
        return scores;
    }

    private static double linear(Model model, LinearForm form, Map<Integer, Double> values, int k) {
        double sum = 0;
        for (Map.Entry<Integer, Double> f : values.entrySet()) {
            sum += f.getValue() * model.table().weight(f.getKey(), form.firstColumn() + k);
        }
        return sum;
    }

    /** The pairwise form of the machine: the inner products of all pairs of different features. */
    private static double factors(FactorForm form, Map<Integer, Double> values, int k) {
        int outputs = form.outputs();
        int factors = form.sign().length;
        List<Integer> rows = new ArrayList<>(values.keySet());
        double sum = 0;
        for (int a = 0; a < rows.size(); a++) {
            sum += values.get(rows.get(a)) * form.linear()[rows.get(a) * outputs + k];
            for (int b = a + 1; b < rows.size(); b++) {
                double product = 0;
                for (int j = 0; j < factors; j++) {
                    product += (double) form.sign()[j]
                            * form.factors()[(rows.get(a) * outputs + k) * factors + j]
                            * form.factors()[(rows.get(b) * outputs + k) * factors + j];
                }
                sum += product * values.get(rows.get(a)) * values.get(rows.get(b));
            }
        }
        return sum;
    }

    private static double forest(ForestForm form, Map<Integer, Double> values, int k) {
        double sum = 0;
        for (int root : form.roots()) {
            int leaf = -leaf(form, values, root) - 1;
            boolean all = form.leafOutput()[leaf] == -1;
            if (all || form.leafOutput()[leaf] == k) {
                sum += form.leafValue()[form.leafStart()[leaf] + (all ? k : 0)];
            }
        }
        return form.scale() * sum;
    }

    private static int leaf(ForestForm form, Map<Integer, Double> values, int node) {
        if (node < 0) {
            return node;
        }
        Double value = values.get(form.feature()[node]);
        int[] way = value == null ? form.absent() : value > form.split()[node] ? form.above() : form.below();
        return leaf(form, values, way[node]);
    }
}
