package dev.winnow.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.model.HeadType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EvaluationTableTest {
    private final Locale locale = Locale.getDefault();

    @BeforeEach
    void useALocaleWithOtherFigures() {
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    }

    @AfterEach
    void restoreTheLocale() {
        Locale.setDefault(locale);
    }

    @Test
    void showsMetricsLabelsAndConfusion() {
        HeadEvaluation head = new HeadEvaluation(
                "topics",
                HeadType.SINGLE,
                Optional.empty(),
                1234,
                Map.of(Metric.ACCURACY, 0.9, Metric.MACRO_F1, 0.87654),
                Map.of(Metric.ACCURACY, new Interval(0.88, 0.92)),
                List.of(
                        new LabelScores("politics", 1, 0.5, 2 / 3.0, 1200, 600),
                        new LabelScores("art", 0, 0, 0, 34, 0)),
                Optional.of(new ConfusionMatrix(List.of(
                        new ConfusionMatrix.Cell("politics", Optional.of("politics"), 600),
                        new ConfusionMatrix.Cell("art", Optional.of("politics"), 4),
                        new ConfusionMatrix.Cell("art", Optional.empty(), 30)))),
                List.of());

        assertThat(EvaluationTable.of(new Evaluation(1234, List.of(head)))).isEqualTo("""
                        topics (single, 1,234 documents)
                          metric     value     95 % interval
                          accuracy  0.9000  [0.8800, 0.9200]
                          macro-F1  0.8765

                          label     support  precision  recall      F1
                          politics    1,200     1.0000  0.5000  0.6667
                          art            34     0.0000  0.0000  0.0000

                          most confused
                          gold  predicted  documents
                          art   (none)            30
                          art   politics           4
                        """);
    }

    @Test
    void aLongLabelSetIsCutAndAnEmptyHeadIsOneLine() {
        List<LabelScores> labels = IntStream.range(0, 23)
                .mapToObj(i -> new LabelScores("label " + i, 1, 1, 1, 50 - i, 50 - i))
                .toList();
        HeadEvaluation many = new HeadEvaluation(
                "topics", HeadType.MULTI, Optional.empty(), 9, Map.of(), Map.of(), labels, Optional.empty(), List.of());
        HeadEvaluation empty = new HeadEvaluator("kind", HeadType.MULTI, List.of("a"), null).evaluate();

        String text = EvaluationTable.of(new Evaluation(9, List.of(many, empty)));

        assertThat(text)
                .contains("  label 19 ")
                .doesNotContain("label 20")
                .endsWith("  ... and 3 more (see --json)\n\nkind (multi, 0 documents)\n");
    }

    @Test
    void labelsCannotMoveTheCursorNorWidenTheTable() {
        ConfusionMatrix matrix = new ConfusionMatrix(
                List.of(new ConfusionMatrix.Cell("red\u001b[31m\n", Optional.of("x".repeat(200)), 1)));

        assertThat(matrix.toTable(3)).contains("red?[31m?  " + "x".repeat(45) + "...          1\n");
    }

    @Test
    void showsTwoModels() {
        PairedComparison comparison = new PairedComparison(
                "topics",
                100,
                new McNemar(1, 7, 0.0703125, 0.0390625),
                Map.of(Metric.ACCURACY, new PairedComparison.Difference(0.8, 0.86, new Interval(0.01, 0.11))));

        assertThat(EvaluationTable.of(comparison, "a.winnow", "b.winnow")).isEqualTo("""
                        topics (two models, 100 documents)
                          metric    a.winnow  b.winnow  difference     95 % interval
                          accuracy    0.8000    0.8600     +0.0600  [0.0100, 0.1100]
                          right in one model only: 1 and 7; McNemar mid-p 0.03906, exact p 0.07031
                        """);
    }
}
