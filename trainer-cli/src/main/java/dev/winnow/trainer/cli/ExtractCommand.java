package dev.winnow.trainer.cli;

import dev.winnow.reading.PageReader;
import dev.winnow.trainer.InputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code winnow extract}. */
@Command(
        name = "extract",
        description = "Read pages: one JSON object with title and text of the article a page, in the order they came.",
        customSynopsis = "winnow extract [OPTIONS] [FILE...]",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  winnow extract page.html",
            "  winnow extract --show page.html",
            "  winnow extract crawl.jsonl.gz --out articles.jsonl",
            "  winnow extract --blocks pages/",
            "",
            "A page that cannot be read gives {\"id\":...,\"error\":{...}} in its place, and in the end the",
            "exit code is 1.",
        })
final class ExtractCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "files or folders of pages, JSONL, CSV, TSV; - or none is standard input")
    private List<Path> files = List.of();

    @Option(names = "--blocks", description = "every block of a page, with what became of it and why")
    private boolean blocks;

    @Option(
            names = "--show",
            description = "pages for a person to read: what was left out dimmed on a terminal, with its reason")
    private boolean show;

    @Option(names = "--model", paramLabel = "BLOCKS.winnow", description = "a block model instead of Winnow's own")
    private @Nullable Path model;

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
        if (show && (blocks || out != null)) {
            throw new InputException("--show is for a person to read: leave --blocks and --out out");
        }
        Numbers.requireThreads(threads);
        List<Path> inputs = files.isEmpty() ? List.of(Path.of("-")) : files;
        PageReader reader = Models.reader(Optional.ofNullable(model));
        if (show) {
            return new PagesRun(
                            new ShowAnswers(reader, Console.isTerminal("out")), inputs, dataOptions, threads, console)
                    .to(Optional.empty());
        }
        ExtractAnswers answers = new ExtractAnswers(reader, blocks);
        long start = System.nanoTime();
        int code = new PagesRun(answers, inputs, dataOptions, threads, console).to(Optional.ofNullable(out));
        console.note("%s", answers.summary((System.nanoTime() - start) / 1e9));
        return code;
    }
}
