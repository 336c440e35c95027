package dev.winnow.trainer.cli;

import dev.winnow.article.Article;
import dev.winnow.reading.PageReader;
import dev.winnow.trainer.InputException;
import dev.winnow.trainer.data.AtomicFile;
import dev.winnow.trainer.data.Pieces;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.evaluate.ExtractionScore;
import dev.winnow.trainer.evaluate.PieceScore;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Extraction measured from the command line: how much of the gold text is found, and the processor time a page takes. */
final class EvaluateExtractionRun {
    private final List<Path> data;
    private final DataOptions dataOptions;
    private final PageReader reader;
    private final int passes;
    private final Console console;

    EvaluateExtractionRun(List<Path> data, DataOptions dataOptions, PageReader reader, int passes, Console console) {
        this.data = data;
        this.dataOptions = dataOptions;
        this.reader = reader;
        this.passes = passes;
        this.console = console;
    }

    void run(Optional<String> by, int worst, Optional<Path> json) {
        json.ifPresent(file -> Output.require(file, data));
        ExtractionReport report = new ExtractionReport(read(by), by);
        report.print(worst);
        json.ifPresent(file -> {
            byte[] text = (report.json().toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(file, stream -> stream.write(text));
        });
    }

    private List<ExtractionReport.Result> read(Optional<String> by) {
        List<Row> kept = new ArrayList<>();
        List<ExtractionReport.Result> results = new ArrayList<>();
        try (Console.TerminalProgress progress = console.progress();
                DataRows rows = DataRows.open(data, dataOptions, console)) {
            rows.expect(
                    "--by",
                    by.filter(field -> !field.equals(ExtractionReport.LANG)).orElse(null));
            progress.stage("reading", -1);
            int without = 0;
            for (Row row = rows.next(); row != null; row = rows.next()) {
                if (row.page().html() == null
                        || (row.goldText().isEmpty() && Pieces.of(row).isEmpty())) {
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
                throw new InputException("none of " + without
                        + " rows has html and its gold text in text, or pieces of it in must_have: give such rows, or name the field"
                        + " of the text with --text-field");
            }
            if (without > 0) {
                console.note("left out %d: no html, or neither text nor pieces of it", without);
            }
        }
        return results;
    }

    private ExtractionReport.Result result(Row row) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        Article found = reader.read(row.page());
        long time = threads.getCurrentThreadCpuTime() - start;
        Optional<ExtractionScore> score = row.goldText().map(gold -> ExtractionScore.of(gold, found.text()));
        PieceScore pieces =
                score.isPresent() ? PieceScore.NONE : PieceScore.of(Pieces.of(row), found.title(), found.text());
        return new ExtractionReport.Result(row, score, pieces, time);
    }
}
