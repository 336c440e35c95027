package dev.winnow.trainer.evaluate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Evaluations as plain text for a terminal: aligned, without colours, the same in every locale. */
public final class EvaluationTable {
    private static final int MOST_LABELS = 20;
    private static final int MOST_CONFUSED = 5;
    private static final String INDENT = "  ";

    private EvaluationTable() {}

    /**
     * For each head its metrics, its labels by support and its most confused pairs. Of more than 20 labels the first 20
     * are shown. Lines end in a line feed; figures have four decimals.
     */
    public static String of(Evaluation evaluation) {
        return evaluation.heads().stream().map(EvaluationTable::of).collect(Collectors.joining("\n"));
    }

    private static String of(HeadEvaluation head) {
        String title =
                title(TextTable.printable(head.head()) + " (" + head.type().key(), head.documents());
        return head.documents() == 0 ? title : title + metrics(head) + "\n" + labels(head) + confused(head);
    }

    private static String title(String start, int documents) {
        return String.format(Locale.ROOT, "%s, %,d %s)\n", start, documents, documents == 1 ? "document" : "documents");
    }

    private static String metrics(HeadEvaluation head) {
        TextTable table = new TextTable(1, "metric", "value", head.ci95().isEmpty() ? "" : "95 % interval");
        head.metrics().forEach((metric, value) -> {
            Interval interval = head.ci95().get(metric);
            table.row(metric.title(), figure(value), interval == null ? "" : text(interval));
        });
        return table.toString(INDENT);
    }

    private static String labels(HeadEvaluation head) {
        List<LabelScores> labels = head.labels();
        if (labels.isEmpty()) {
            return "";
        }
        TextTable table = new TextTable(1, "label", "support", "precision", "recall", "F1");
        labels.stream()
                .limit(MOST_LABELS)
                .forEach(label -> table.row(
                        label.label(),
                        String.format(Locale.ROOT, "%,d", label.support()),
                        figure(label.precision()),
                        figure(label.recall()),
                        figure(label.f1())));
        int more = labels.size() - MOST_LABELS;
        return table.toString(INDENT) + (more > 0 ? INDENT + "... and " + more + " more (see --json)\n" : "");
    }

    private static String confused(HeadEvaluation head) {
        return head.confusion()
                .filter(matrix -> !matrix.confused().isEmpty())
                .map(matrix -> "\n" + INDENT + "most confused\n"
                        + matrix.toTable(MOST_CONFUSED).indent(INDENT.length()))
                .orElse("");
    }

    /** Two models: each metric with its difference and interval, and the test of equal accuracy. */
    public static String of(PairedComparison comparison, String nameOfA, String nameOfB) {
        TextTable table = new TextTable(1, "metric", nameOfA, nameOfB, "difference", "95 % interval");
        for (Map.Entry<Metric, PairedComparison.Difference> entry :
                comparison.differences().entrySet()) {
            PairedComparison.Difference difference = entry.getValue();
            table.row(
                    entry.getKey().title(),
                    figure(difference.a()),
                    figure(difference.b()),
                    String.format(Locale.ROOT, "%+.4f", difference.difference()),
                    text(difference.ci95()));
        }
        McNemar test = comparison.mcNemar();
        return title(TextTable.printable(comparison.head()) + " (two models", comparison.documents())
                + table.toString(INDENT)
                + String.format(
                        Locale.ROOT,
                        "%sright in one model only: %,d and %,d; McNemar mid-p %.4g, exact p %.4g\n",
                        INDENT,
                        test.onlyA(),
                        test.onlyB(),
                        test.midP(),
                        test.exact());
    }

    private static String text(Interval interval) {
        return "[" + figure(interval.low()) + ", " + figure(interval.high()) + "]";
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
