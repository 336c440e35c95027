package dev.winnow.trainer.cli;

import dev.winnow.trainer.bench.BenchmarkPlan;
import dev.winnow.trainer.bench.BenchmarkReport;
import dev.winnow.trainer.bench.BenchmarkRun;
import dev.winnow.trainer.bench.ModelFigures;
import dev.winnow.trainer.data.AtomicFile;
import dev.winnow.trainer.data.Row;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code winnow benchmark}. */
@Command(
        name = "benchmark",
        description = "Measure how fast models are on your own articles, several side by side.",
        customSynopsis = "winnow benchmark --model M.winnow... --data FILE... [OPTIONS]",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  winnow benchmark --quick --model news.winnow --data articles.jsonl",
            "  winnow benchmark --model svm.winnow --model forest.winnow --data test.jsonl.gz \\",
            "                   --json figures.json --html figures.html",
            "",
            "Each figure is the median over iterations in JVMs of their own, warmed up before. MB/s by",
            "processor time is disturbed least by whatever else the machine does.",
        })
final class BenchmarkCommand implements Callable<Integer> {
    @Option(names = "--model", paramLabel = "M.winnow", required = true, description = "a model; repeatable")
    private List<Path> models = List.of();

    @Option(
            names = "--data",
            paramLabel = "FILE",
            required = true,
            arity = "1..*",
            description = "the articles; labels in them give accuracy too")
    private List<Path> data = List.of();

    @Option(names = "--quick", description = "within a minute, and rough")
    private boolean quick;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "how many threads \"all cores\" means; default: all cores")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", paramLabel = "OUT.json", description = "write the figures as JSON")
    private @Nullable Path json;

    @Option(
            names = "--html",
            paramLabel = "OUT.html",
            description = "write a page with a chart of accuracy against speed")
    private @Nullable Path html;

    @Mixin
    private DataOptions dataOptions = new DataOptions();

    @Mixin
    private Console console = new Console();

    @Mixin
    private HelpOption help = new HelpOption();

    @Override
    public Integer call() {
        Numbers.requireThreads(threads);
        for (Path file : Stream.of(json, html).filter(Objects::nonNull).toList()) {
            Output.require(file, models);
            Output.require(file, data);
        }
        models.forEach(Models::open);
        List<Row> rows = new ArrayList<>();
        try (DataRows reader = DataRows.open(data, dataOptions, console)) {
            for (Row row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
            reader.tellSkipped();
            reader.requireAny("measure on");
        }
        BenchmarkPlan plan = quick ? BenchmarkPlan.quick(models.size()) : BenchmarkPlan.full();
        console.note("about %d seconds", plan.totalSeconds(models.size()));
        List<ModelFigures> figures;
        try (Console.TerminalProgress progress = console.progress()) {
            figures = new BenchmarkRun(plan, threads, progress).run(models, rows);
        }
        BenchmarkReport report = new BenchmarkReport(plan.rough(), rows.size(), figures);
        System.out.print(report.toTable());
        write(json, report.toJson().toPrettyString() + "\n");
        write(html, report.toHtml());
        return 0;
    }

    private static void write(@Nullable Path file, String text) {
        if (file != null) {
            AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
