package dev.winnow.trainer.cli;

import dev.winnow.trainer.InputException;
import dev.winnow.trainer.data.AtomicFile;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.data.RowReader;
import dev.winnow.trainer.data.SkipLog;
import dev.winnow.trainer.evaluate.Bootstrap;
import dev.winnow.trainer.evaluate.BundleEvaluation;
import dev.winnow.trainer.evaluate.Evaluation;
import dev.winnow.trainer.evaluate.EvaluationTable;
import dev.winnow.trainer.evaluate.PairedComparison;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code winnow evaluate}. */
@Command(
        name = "evaluate",
        description = "Measure how good a model is on labelled data; with two models, compare them on the same rows.",
        footer = {
            "",
            "Examples:",
            "  winnow evaluate --model news.winnow --data test.jsonl.gz",
            "  winnow evaluate --model news.winnow --data pages.jsonl --where split=test --json figures.json",
            "  winnow evaluate --model old.winnow --model new.winnow --data test.jsonl.gz",
        })
final class EvaluateCommand implements Callable<Integer> {
    @Option(
            names = "--model",
            paramLabel = "M.winnow",
            required = true,
            description = "the model; twice to compare two")
    private List<Path> models = List.of();

    @Option(
            names = "--data",
            paramLabel = "FILE",
            required = true,
            arity = "1..*",
            description = "files or folders; - is standard input")
    private List<Path> data = List.of();

    @Option(
            names = "--main",
            paramLabel = "FIELD",
            description = "the field with a row's main label: adds mainAccuracy and inSet")
    private @Nullable String main;

    @Option(names = "--json", paramLabel = "OUT.json", description = "write all figures as JSON")
    private @Nullable Path json;

    @Mixin
    private DataOptions dataOptions = new DataOptions();

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() {
        if (models.size() > 2) {
            throw new InputException("--model: give one model, or two to compare");
        }
        List<BundleEvaluation> evaluations = new ArrayList<>();
        for (Path model : models) {
            evaluations.add(new BundleEvaluation(Models.open(model), Optional.ofNullable(main)));
        }
        SkipLog log = new SkipLog(console.err(), dataOptions.strict());
        int rowCount = 0;
        try (Console.TerminalProgress progress = console.progress();
                RowReader rows = RowReader.open(data, dataOptions.toReadOptions(), log)) {
            progress.stage("evaluating", -1);
            for (Row row = rows.next(); row != null; row = rows.next()) {
                for (BundleEvaluation evaluation : evaluations) {
                    evaluation.add(row);
                }
                rowCount++;
                progress.step(1);
            }
        }
        console.tellSkipped(log);
        if (rowCount == 0) {
            throw new InputException("no row could be read: nothing to evaluate on");
        }
        List<Evaluation> results =
                evaluations.stream().map(e -> e.evaluation(dataOptions.seed())).toList();
        for (int i = 0; i < results.size(); i++) {
            if (results.size() > 1) {
                System.out.println(models.get(i));
            }
            System.out.print(EvaluationTable.of(results.get(i)));
            tellLeftOut(evaluations.get(i), results.get(i));
        }
        if (evaluations.size() == 2) {
            compare(evaluations);
        }
        if (json != null) {
            String text = results.get(0).toJson().toPrettyString() + "\n";
            AtomicFile.write(json, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        }
        return 0;
    }

    private void tellLeftOut(BundleEvaluation evaluation, Evaluation result) {
        for (int h = 0; h < result.heads().size(); h++) {
            for (Map.Entry<String, Integer> reason : evaluation.leftOut().get(h).entrySet()) {
                console.note("%s: left out %d: %s", result.heads().get(h).head(), reason.getValue(), reason.getKey());
            }
        }
    }

    private void compare(List<BundleEvaluation> evaluations) {
        var first = evaluations.get(0).evaluators();
        var second = evaluations.get(1).evaluators();
        for (int h = 0; h < Math.min(first.size(), second.size()); h++) {
            System.out.print(EvaluationTable.of(
                    PairedComparison.of(first.get(h), second.get(h), Bootstrap.seeded(dataOptions.seed())),
                    models.get(0).toString(),
                    models.get(1).toString()));
        }
    }
}
