package dev.winnow.trainer.cli;

import dev.winnow.bundle.BundleException;
import dev.winnow.language.LanguageHead;
import dev.winnow.language.LanguageModelFile;
import dev.winnow.trainer.InputException;
import dev.winnow.trainer.data.AtomicFile;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.evaluate.LanguageEvaluation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code winnow language evaluate}. */
@Command(
        name = "evaluate",
        description = "Measure how often the language of rows with a text and a lang is told.",
        footer = {
            "",
            "Examples:",
            "  winnow language evaluate --data texts.jsonl",
            "  winnow language evaluate --data texts.jsonl --letters 60 --model languages.bundle",
        })
final class LanguageEvaluateCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "FILE",
            required = true,
            arity = "1..*",
            description = "files or folders; - is standard input")
    private List<Path> data = List.of();

    @Option(names = "--model", paramLabel = "FILE", description = "a language model; default: the one in the library")
    private @Nullable Path model;

    @Option(
            names = "--letters",
            paramLabel = "N",
            description = "give it only N characters from the middle of each text, 1 to 1000")
    private @Nullable Integer letters;

    @Option(names = "--json", paramLabel = "OUT.json", description = "write the figures as JSON")
    private @Nullable Path json;

    @Mixin
    private DataOptions dataOptions = new DataOptions();

    @Mixin
    private Console console = new Console();

    @Mixin
    private HelpOption help = new HelpOption();

    @Override
    public Integer call() {
        if (letters != null) {
            Numbers.requireBetween("--letters", letters, 1, 1000);
        }
        if (json != null) {
            Output.require(json, data);
        }
        LanguageEvaluation evaluation = new LanguageEvaluation(head(), letters == null ? 0 : letters);
        try (Console.TerminalProgress progress = console.progress();
                DataRows rows = DataRows.open(data, dataOptions, console)) {
            progress.stage("evaluating", -1);
            for (Row row = rows.next(); row != null; row = rows.next()) {
                String text = row.page().text();
                String language = row.page().lang();
                if (text != null && language != null) {
                    evaluation.add(language, text);
                }
                progress.step(1);
            }
            progress.end();
            rows.tellSkipped();
            rows.requireAny("evaluate on");
        }
        System.out.print(evaluation.table());
        if (json != null) {
            byte[] bytes = (evaluation.json().toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(json, out -> out.write(bytes));
        }
        return 0;
    }

    private LanguageHead head() {
        if (model == null) {
            return LanguageHead.standard();
        }
        try {
            return new LanguageHead(LanguageModelFile.read(Files.readAllBytes(model)));
        } catch (BundleException e) {
            throw new InputException(model + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new InputException(model + ": cannot be read; check the path", e);
        }
    }
}
