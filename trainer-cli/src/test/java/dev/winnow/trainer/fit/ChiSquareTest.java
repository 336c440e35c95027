package dev.winnow.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.feature.FeatureSpec;
import dev.winnow.trainer.data.Row;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChiSquareTest {
    private static final int CLASSES = 3;

    private static LabelProblem problem() {
        List<Row> rows = TestRows.synthetic(150, CLASSES, 11);
        int[] classes = rows.stream()
                .mapToInt(row -> row.values("labels").get(0).charAt(0) - 'a')
                .toArray();
        return Featured.of(rows, FeatureSpec.standard(), 1).problem(classes, CLASSES, false, 1);
    }

    /** The sum over the four cells of (observed - expected)^2 / expected, the largest of all classes. */
    private static double direct(LabelProblem problem, int feature) {
        FeatureRows rows = problem.data().rows();
        double best = 0;
        for (int k = 0; k < problem.classes(); k++) {
            double[][] observed = new double[2][2];
            for (int i = 0; i < problem.documents().length; i++) {
                int d = problem.documents()[i];
                boolean has =
                        IntStream.range(rows.start()[d], rows.start()[d + 1]).anyMatch(e -> rows.index()[e] == feature);
                observed[has ? 1 : 0][problem.targets()[i] == k ? 1 : 0]++;
            }
            double n = problem.documents().length;
            double sum = 0;
            for (int a = 0; a < 2; a++) {
                for (int b = 0; b < 2; b++) {
                    double expected = (observed[a][0] + observed[a][1]) * (observed[0][b] + observed[1][b]) / n;
                    sum += (observed[a][b] - expected) * (observed[a][b] - expected) / expected;
                }
            }
            best = Math.max(best, sum);
        }
        return best;
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 100})
    void givenAProblem_whenSelected_thenTheBestByTheDirectFormulaAreKept(int most) {
        LabelProblem problem = problem();
        int features = problem.data().rows().features();
        double[] direct = IntStream.range(0, features)
                .mapToDouble(f -> direct(problem, f))
                .toArray();

        int[] selected = ChiSquare.select(problem, most);

        assertThat(selected).hasSize(most).isSorted().doesNotHaveDuplicates();
        double worstKept =
                IntStream.of(selected).mapToDouble(f -> direct[f]).min().orElseThrow();
        double bestLeftOut = IntStream.range(0, features)
                .filter(f -> IntStream.of(selected).noneMatch(s -> s == f))
                .mapToDouble(f -> direct[f])
                .max()
                .orElseThrow();
        assertThat(worstKept).isGreaterThanOrEqualTo(bestLeftOut - 1e-9);
    }

    @Test
    void givenFeaturesThatTellNothing_whenSelected_thenTheSmallerIndexesAreKept() {
        List<Row> rows = IntStream.range(0, 10)
                .mapToObj(i -> TestRows.row(i, "same words in every text"))
                .toList();
        LabelProblem problem = Featured.of(rows, FeatureSpec.standard(), 1)
                .problem(IntStream.range(0, 10).map(i -> i % 2).toArray(), 2, false, 1);

        assertThat(ChiSquare.select(problem, 3)).containsExactly(0, 1, 2);
    }

    @Test
    void givenFewerFeaturesThanWanted_whenSelected_thenAllAreKept() {
        LabelProblem problem = problem();
        int features = problem.data().rows().features();

        assertThat(ChiSquare.select(problem, features))
                .isEqualTo(IntStream.range(0, features).toArray());
    }

    @Test
    void givenASelection_whenReduced_thenValuesStayAndDocumentsWithoutAnyAreTakenOut() {
        LabelProblem problem = problem();
        int[] selected = ChiSquare.select(problem, 4);

        LabelProblem reduced = ChiSquare.reduce(problem, selected);

        FeatureRows rows = reduced.data().rows();
        assertThat(rows.features()).isEqualTo(4);
        assertThat(reduced.documents()).hasSizeBetween(1, problem.documents().length - 1);
        assertThat(IntStream.of(reduced.documents())).allMatch(d -> rows.size(d) > 0);
        for (int d : reduced.documents()) {
            FeatureRows whole = problem.data().rows();
            for (int e = rows.start()[d]; e < rows.start()[d + 1]; e++) {
                int feature = selected[rows.index()[e]];
                float value = rows.value()[e];
                assertThat(IntStream.range(whole.start()[d], whole.start()[d + 1]))
                        .anyMatch(w -> whole.index()[w] == feature && whole.value()[w] == value);
            }
        }
    }

    @Test
    void givenFewerThanAllClassesNeed_whenSelected_thenEachClassBringsItsOwnBestBesideTheBestOfAll() {
        LabelProblem problem = problem();
        int bestOfAll = IntStream.range(0, problem.data().rows().features())
                .boxed()
                .max(Comparator.comparingDouble(f -> direct(problem, f)))
                .orElseThrow();

        int[] selected = ChiSquare.select(problem, 1);

        assertThat(selected).contains(bestOfAll).hasSizeBetween(2, CLASSES).isSorted();
        assertThat(IntStream.of(ChiSquare.reduce(problem, selected).targets()).distinct())
                .hasSize(CLASSES);
    }
}
