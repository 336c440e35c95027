package dev.winnow.trainer.cli;

import dev.winnow.language.LanguageModel;
import dev.winnow.language.LanguageModelFile;
import dev.winnow.trainer.data.AtomicFile;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.fit.LanguageSettings;
import dev.winnow.trainer.fit.LanguageTraining;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code winnow language train}. */
@Command(
        name = "train",
        description = "Learn to tell languages from rows with a text and a lang.",
        footer = {
            "",
            "Examples:",
            "  winnow language train --data texts.jsonl --out languages.bundle",
            "",
            "Field \"lang\" holds BCP 47 codes, such as en; rows without one, or without text, are left out.",
        })
final class LanguageTrainCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "FILE",
            required = true,
            arity = "1..*",
            description = "files or folders; - is standard input")
    private List<Path> data = List.of();

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "the language model to write")
    private Path out = Path.of("");

    @Mixin
    private DataOptions dataOptions = new DataOptions();

    @Mixin
    private Console console = new Console();

    @Mixin
    private HelpOption help = new HelpOption();

    @Override
    public Integer call() {
        Output.require(out, data);
        LanguageSettings settings = LanguageSettings.standard(dataOptions.seed());
        LanguageTraining training = new LanguageTraining(settings);
        try (Console.TerminalProgress progress = console.progress();
                DataRows rows = DataRows.open(data, dataOptions, console)) {
            progress.stage("reading", -1);
            for (Row row = rows.next(); row != null; row = rows.next()) {
                String text = row.page().text();
                String language = row.page().lang();
                if (text != null && language != null) {
                    training.add(language, text, row.place());
                }
                progress.step(1);
            }
            progress.end();
            rows.tellSkipped();
            rows.requireAny("train on");
            progress.stage("training", -1);
            LanguageModel model = training.finish();
            progress.end();
            AtomicFile.write(
                    out,
                    file -> LanguageModelFile.write(
                            file, model, settings.provenance(training.texts(), DataHashes.of(data, out))));
            console.note(
                    "%s written: %d texts, %d languages: %s",
                    out, training.texts(), model.languages().size(), String.join(" ", model.languages()));
        }
        return 0;
    }
}
