package dev.winnow.trainer.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.reading.PageReader;
import dev.winnow.trainer.InputException;
import dev.winnow.trainer.data.AtomicFile;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.evaluate.ExtractionFigures;
import dev.winnow.trainer.evaluate.ExtractionScore;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Extraction measured from the command line: how much of the gold text is found, and the processor time a page takes. */
final class EvaluateExtractionRun {
    /** A field of the page itself. */
    private static final String LANG = "lang";

    private final List<Path> data;
    private final DataOptions dataOptions;
    private final PageReader reader;
    private final int passes;
    private final Console console;

    /** A page as it was read last. */
    private record Result(Row row, ExtractionScore score, long nanoseconds) {}

    EvaluateExtractionRun(List<Path> data, DataOptions dataOptions, PageReader reader, int passes, Console console) {
        this.data = data;
        this.dataOptions = dataOptions;
        this.reader = reader;
        this.passes = passes;
        this.console = console;
    }

    void run(Optional<String> by, int worst, Optional<Path> json) {
        json.ifPresent(file -> Output.require(file, data));
        List<Result> results = read(by);
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        ExtractionFigures all = figures(results);
        System.out.printf(
                Locale.ROOT,
                "%-24s %6s %10s %10s %8s %8s%n",
                "",
                "pages",
                "shingle F1",
                "precision",
                "recall",
                "word F1");
        print("all", all);
        out.setAll(all.toJson());
        by.ifPresent(field -> {
            ObjectNode values = out.putObject("by").putObject(field);
            Map<String, List<Result>> parts = new TreeMap<>(
                    results.stream().collect(Collectors.groupingBy(result -> value(result.row(), field))));
            parts.forEach((value, part) -> {
                print(value, figures(part));
                values.set(value, figures(part).toJson());
            });
        });
        times(results, out);
        results.stream()
                .sorted(Comparator.comparingDouble(result -> result.score().wordF1()))
                .limit(worst)
                .forEach(result -> System.out.printf(
                        Locale.ROOT,
                        "%.3f %s%n",
                        result.score().wordF1(),
                        Printable.line(String.valueOf(result.row().page().id()))));
        json.ifPresent(file -> {
            byte[] text = (out.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(file, stream -> stream.write(text));
        });
    }

    private List<Result> read(Optional<String> by) {
        List<Row> kept = new ArrayList<>();
        List<Result> results = new ArrayList<>();
        try (Console.TerminalProgress progress = console.progress();
                DataRows rows = DataRows.open(data, dataOptions, console)) {
            rows.expect("--by", by.filter(field -> !field.equals(LANG)).orElse(null));
            progress.stage("reading", -1);
            int without = 0;
            for (Row row = rows.next(); row != null; row = rows.next()) {
                if (row.page().html() == null || gold(row).isEmpty()) {
                    without++;
                } else if (passes == 1) {
                    results.add(result(row));
                } else {
                    kept.add(row);
                }
                progress.step(1);
            }
            for (int pass = 1; pass < passes; pass++) {
                kept.forEach(row -> reader.read(row.page()));
            }
            kept.forEach(row -> results.add(result(row)));
            progress.end();
            rows.tellSkipped();
            rows.requireAny("evaluate on");
            if (results.isEmpty()) {
                throw new InputException(
                        "none of " + without
                                + " rows has html and its gold text in text: give such rows, or name the field with --text-field");
            }
            if (without > 0) {
                console.note("left out %d: no html or no text", without);
            }
        }
        return results;
    }

    private Result result(Row row) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        String found = reader.read(row.page()).text();
        long time = threads.getCurrentThreadCpuTime() - start;
        return new Result(row, ExtractionScore.of(gold(row), found), time);
    }

    private static String gold(Row row) {
        String text = row.page().text();
        return text == null ? "" : text;
    }

    private static String value(Row row, String field) {
        if (field.equals(LANG)) {
            return String.valueOf(row.page().lang());
        }
        return row.values(field).isEmpty() ? "(none)" : row.values(field).get(0);
    }

    private static ExtractionFigures figures(List<Result> results) {
        return ExtractionFigures.of(results.stream().map(Result::score).toList());
    }

    private static void print(String name, ExtractionFigures figures) {
        System.out.printf(
                Locale.ROOT,
                "%-24s %6d %10.4f %10.4f %8.4f %8.4f%n",
                Printable.line(name),
                figures.pages(),
                figures.shingleF1(),
                figures.shinglePrecision(),
                figures.shingleRecall(),
                figures.wordF1());
    }

    private static void times(List<Result> results, ObjectNode out) {
        double[] milliseconds = results.stream()
                .mapToDouble(result -> result.nanoseconds() / 1e6)
                .sorted()
                .toArray();
        if (milliseconds.length == 0) {
            return;
        }
        double mean = Arrays.stream(milliseconds).average().orElse(0);
        double p99 = milliseconds[(int) Math.ceil(0.99 * milliseconds.length) - 1];
        double median = milliseconds[milliseconds.length / 2];
        System.out.printf(
                Locale.ROOT,
                "processor time a page: mean %.2f ms, median %.2f ms, 99%% within %.2f ms%n",
                mean,
                median,
                p99);
        out.putObject("milliseconds").put("mean", mean).put("median", median).put("p99", p99);
    }
}
