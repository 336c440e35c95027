package dev.winnow.trainer.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.evaluate.ExtractionFigures;
import dev.winnow.trainer.evaluate.ExtractionScore;
import dev.winnow.trainer.evaluate.PieceScore;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What reading found in pages, as tables on standard output and as JSON. */
final class ExtractionReport {
    /** A field of the page itself. */
    static final String LANG = "lang";

    private final List<Result> results;
    private final Optional<String> by;
    private final Map<String, List<Result>> parts;
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    /**
     * A page as it was read last.
     *
     * @param score where there is gold text
     * @param pieces none where there is
     */
    record Result(Row row, Optional<ExtractionScore> score, PieceScore pieces, long nanoseconds) {}

    /** @param by the field for whose values there are figures of their own */
    ExtractionReport(List<Result> results, Optional<String> by) {
        this.results = results;
        this.by = by;
        this.parts = by.map(field ->
                        new TreeMap<>(results.stream().collect(Collectors.groupingBy(result -> value(result, field)))))
                .orElseGet(TreeMap::new);
    }

    private static String value(Result result, String field) {
        Row row = result.row;
        if (field.equals(LANG)) {
            return String.valueOf(row.page().lang());
        }
        return row.values(field).isEmpty() ? "(none)" : row.values(field).get(0);
    }

    /** Prints all of it; to be called once. */
    void print(int worst) {
        printTexts();
        printPieces();
        printTimes();
        results.stream()
                .filter(result -> result.score.isPresent())
                .sorted(Comparator.comparingDouble(ExtractionReport::wordF1))
                .limit(worst)
                .forEach(result -> System.out.printf(Locale.ROOT, "%.3f %s%n", wordF1(result), name(result)));
        results.stream()
                .filter(result -> result.pieces.wrong() > 0)
                .sorted(Comparator.comparingInt(result -> -result.pieces.wrong()))
                .limit(worst)
                .forEach(result -> System.out.printf("%d wrong %s%n", result.pieces.wrong(), name(result)));
    }

    private static String name(Result result) {
        return Printable.line(String.valueOf(result.row.page().id()));
    }

    /** What was printed, but for the worst pages. */
    ObjectNode json() {
        return json;
    }

    private static double wordF1(Result result) {
        return result.score.orElseThrow().wordF1();
    }

    private void printTexts() {
        List<ExtractionScore> all = scores(results);
        if (all.isEmpty()) {
            return;
        }
        System.out.printf(
                Locale.ROOT,
                "%-24s %6s %10s %10s %8s %8s%n",
                "",
                "pages",
                "shingle F1",
                "precision",
                "recall",
                "word F1");
        json.setAll(printed("all", ExtractionFigures.of(all)));
        by.ifPresent(field -> {
            ObjectNode values = json.putObject("by").putObject(field);
            parts.forEach((value, part) -> {
                if (!scores(part).isEmpty()) {
                    values.set(value, printed(value, ExtractionFigures.of(scores(part))));
                }
            });
        });
    }

    /** Of pages of whose articles only pieces are known. */
    private void printPieces() {
        PieceScore all = pieces(results);
        if (all.isEmpty()) {
            return;
        }
        System.out.printf(
                Locale.ROOT, "%-24s %10s %8s %10s %8s%n", "pieces of articles", "found", "of", "others kept", "of");
        ObjectNode pieces = json.putObject("pieces");
        pieces.setAll(printed("all", all));
        by.ifPresent(field -> {
            ObjectNode values = pieces.putObject("by").putObject(field);
            parts.forEach((value, part) -> {
                if (!pieces(part).isEmpty()) {
                    values.set(value, printed(value, pieces(part)));
                }
            });
        });
    }

    private static List<ExtractionScore> scores(List<Result> results) {
        return results.stream().flatMap(result -> result.score.stream()).toList();
    }

    private static PieceScore pieces(List<Result> results) {
        return results.stream().map(Result::pieces).reduce(PieceScore.NONE, PieceScore::plus);
    }

    private static ObjectNode printed(String name, ExtractionFigures figures) {
        System.out.printf(
                Locale.ROOT,
                "%-24s %6d %10.4f %10.4f %8.4f %8.4f%n",
                Printable.line(name),
                figures.pages(),
                figures.shingleF1(),
                figures.shinglePrecision(),
                figures.shingleRecall(),
                figures.wordF1());
        return figures.toJson();
    }

    private static ObjectNode printed(String name, PieceScore score) {
        System.out.printf(
                Locale.ROOT,
                "%-24s %10d %8d %11d %8d%n",
                Printable.line(name),
                score.found(),
                score.mustHave(),
                score.kept(),
                score.mustNotHave());
        return score.toJson();
    }

    private void printTimes() {
        double[] milliseconds = results.stream()
                .mapToDouble(result -> result.nanoseconds / 1e6)
                .sorted()
                .toArray();
        double mean = Arrays.stream(milliseconds).average().orElseThrow();
        double p99 = milliseconds[(int) Math.ceil(0.99 * milliseconds.length) - 1];
        double median = milliseconds[milliseconds.length / 2];
        System.out.printf(
                Locale.ROOT,
                "processor time a page: mean %.2f ms, median %.2f ms, 99%% within %.2f ms%n",
                mean,
                median,
                p99);
        json.putObject("milliseconds").put("mean", mean).put("median", median).put("p99", p99);
    }
}
