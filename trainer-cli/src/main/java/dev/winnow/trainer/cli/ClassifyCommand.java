package dev.winnow.trainer.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code winnow classify}. */
@Command(
        name = "classify",
        description = "Classify pages: one JSON object a page, in the order they came.",
        customSynopsis = "winnow classify [--model M.winnow] [OPTIONS] [FILE...]",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  winnow classify page.html",
            "  winnow classify --model news.winnow crawl.jsonl.gz --out answers.jsonl",
            "  winnow classify --format table pages/",
            "  winnow classify --format labels crawl.jsonl.gz | cut -f 2",
            "  tail -f fetched.jsonl | winnow classify --model news.winnow",
            "",
            "A page that cannot be read gives {\"id\":...,\"error\":{...}} in its place, and in the end the",
            "exit code is 1.",
        })
final class ClassifyCommand implements Callable<Integer> {
    @Option(
            names = "--model",
            paramLabel = "M.winnow",
            description = "the model; default: the one that comes with Winnow")
    private @Nullable Path model;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "files or folders of pages, JSONL, CSV, TSV; - or none is standard input")
    private List<Path> files = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "jsonl",
            description = "jsonl, table, or labels (id and labels only, parted by tabs); default: ${DEFAULT-VALUE}")
    private String format = "jsonl";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "write there instead of to standard output; it appears whole or not at all")
    private @Nullable Path out;

    @Option(names = "--threads", paramLabel = "N", description = "default: all cores; the answers do not depend on it")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private DataOptions dataOptions = new DataOptions();

    @Mixin
    private Console console = new Console();

    @Mixin
    private HelpOption help = new HelpOption();

    @Override
    public Integer call() {
        AnswerFormat answerFormat = AnswerFormat.named(format);
        Numbers.requireThreads(threads);
        List<Path> inputs = files.isEmpty() ? List.of(Path.of("-")) : files;
        ClassifyAnswers answers = new ClassifyAnswers(Models.open(Optional.ofNullable(model)), answerFormat);
        return new PagesRun(answers, inputs, dataOptions, threads, console).to(Optional.ofNullable(out));
    }
}
