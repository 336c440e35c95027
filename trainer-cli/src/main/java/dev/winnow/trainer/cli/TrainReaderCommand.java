package dev.winnow.trainer.cli;

import dev.winnow.bundle.Bundle;
import dev.winnow.bundle.BundleException;
import dev.winnow.trainer.data.AtomicFile;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.fit.ReaderPlan;
import dev.winnow.trainer.fit.ReaderTraining;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code winnow train-reader}. */
@Command(
        name = "train-reader",
        description = "Train the block model with which pages are read, from pages with their gold text.",
        customSynopsis = "winnow train-reader --data FILE... --out BLOCKS.winnow [OPTIONS]",
        sortOptions = false,
        footer = {
            "",
            "Rows need html and text, the text being what is to be found in the html; or, in place of the",
            "text, pieces that it has and has not in the fields must_have and must_not_have. The field site",
            "keeps pages of one site together. docs/reading.md has the command that made Winnow's own model.",
            "",
            "Examples:",
            "  winnow train-reader --data pages.jsonl.gz --where split=train --out blocks.winnow",
        })
final class TrainReaderCommand implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "FILE", required = true, arity = "1..*", description = "files or folders")
    private List<Path> data = List.of();

    @Option(names = "--out", paramLabel = "BLOCKS.winnow", required = true, description = "the model to write")
    private Path out = Path.of("");

    @Option(names = "--threads", paramLabel = "N", description = "default: all cores; the model does not depend on it")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private ReaderOptions readerOptions = new ReaderOptions();

    @Mixin
    private DataOptions dataOptions = new DataOptions();

    @Mixin
    private Console console = new Console();

    @Mixin
    private HelpOption help = new HelpOption();

    @Override
    public Integer call() throws BundleException {
        Output.require(out, data);
        Numbers.requireThreads(threads);
        ReaderPlan plan = readerOptions.plan(dataOptions.seed());
        try (Console.TerminalProgress progress = console.progress();
                DataRows rows = DataRows.open(data, dataOptions, console)) {
            ReaderTraining training = new ReaderTraining(plan, threads, progress);
            progress.stage("reading", -1);
            int without = 0;
            for (Row row = rows.next(); row != null; row = rows.next()) {
                without += training.add(row) ? 0 : 1;
                progress.step(1);
            }
            Bundle bundle = training.finish(DataHashes.of(data, out));
            AtomicFile.write(out, bundle::write);
            progress.end();
            rows.tellSkipped();
            if (without > 0) {
                console.note("left out %d: no html, or neither text nor pieces of it", without);
            }
            console.note("wrote %s (%s)", out, bundle.nameAndVersion());
        }
        return 0;
    }
}
