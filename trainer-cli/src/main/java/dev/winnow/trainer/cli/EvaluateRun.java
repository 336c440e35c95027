package dev.winnow.trainer.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.Classifier;
import dev.winnow.trainer.InputException;
import dev.winnow.trainer.data.AtomicFile;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.evaluate.Bootstrap;
import dev.winnow.trainer.evaluate.BundleEvaluation;
import dev.winnow.trainer.evaluate.Evaluation;
import dev.winnow.trainer.evaluate.EvaluationTable;
import dev.winnow.trainer.evaluate.HeadEvaluator;
import dev.winnow.trainer.evaluate.PairedComparison;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Evaluation from the command line: of one model, or of two and how they differ. */
final class EvaluateRun {
    private final List<Path> models;
    private final List<Path> data;
    private final Supplier<DataRows> supply;
    private final long seed;
    private final Optional<String> main;
    private final Console console;

    /**
     * An evaluation.
     *
     * @param data the files that are read, not to be written to
     * @param supply gives the rows
     * @param seed of the resampling for confidence intervals
     */
    EvaluateRun(
            List<Path> models,
            List<Path> data,
            Supplier<DataRows> supply,
            long seed,
            Optional<String> main,
            Console console) {
        this.models = models;
        this.data = data;
        this.supply = supply;
        this.seed = seed;
        this.main = main;
        this.console = console;
    }

    void run(Optional<Path> json) {
        json.ifPresent(file -> {
            Output.require(file, models);
            Output.require(file, data);
        });
        List<Classifier> classifiers = models.isEmpty()
                ? List.of(Classifier.openDefault())
                : models.stream().map(Models::open).toList();
        List<BundleEvaluation> evaluations = classifiers.stream()
                .map(classifier -> new BundleEvaluation(classifier, main))
                .toList();
        read(evaluations);
        List<Evaluation> results =
                evaluations.stream().map(e -> e.evaluation(seed)).toList();
        requireAnyLabel(evaluations, results);
        Map<String, PairedComparison> comparison = new LinkedHashMap<>();
        for (int i = 0; i < results.size(); i++) {
            if (results.size() > 1) {
                System.out.println((i == 0 ? "" : "\n") + "== " + models.get(i) + " ==");
            }
            System.out.print(EvaluationTable.of(results.get(i)));
            tellLeftOut(evaluations.get(i), results.get(i));
        }
        if (evaluations.size() == 2) {
            System.out.println("\n== " + models.get(0) + " and " + models.get(1) + " ==");
            comparison =
                    compare(evaluations.get(0).evaluators(), evaluations.get(1).evaluators());
        }
        if (json.isPresent()) {
            byte[] text = (json(results, comparison).toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(json.get(), out -> out.write(text));
        }
    }

    private void read(List<BundleEvaluation> evaluations) {
        try (Console.TerminalProgress progress = console.progress();
                DataRows rows = supply.get()) {
            rows.expect("--main", main.orElse(null));
            progress.stage("evaluating", -1);
            for (Row row = rows.next(); row != null; row = rows.next()) {
                for (BundleEvaluation evaluation : evaluations) {
                    evaluation.add(row);
                }
                progress.step(1);
            }
            progress.end();
            rows.tellSkipped();
            rows.requireAny("evaluate on");
        }
    }

    /** A model of which not one head finds a label in the data was given the wrong data. */
    private void requireAnyLabel(List<BundleEvaluation> evaluations, List<Evaluation> results) {
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i).heads().stream().allMatch(head -> head.documents() == 0)) {
                TreeSet<String> reasons = new TreeSet<>();
                evaluations.get(i).leftOut().forEach(reasonsOfHead -> reasons.addAll(reasonsOfHead.keySet()));
                throw new InputException((models.isEmpty() ? "the default model" : models.get(i)) + ": not one of the "
                        + results.get(i).documents()
                        + " rows has a label that the model knows (" + String.join("; ", reasons)
                        + "); give data with the fields it was trained on, which winnow inspect names");
            }
        }
    }

    private static void tellLeftOut(BundleEvaluation evaluation, Evaluation result) {
        for (int h = 0; h < result.heads().size(); h++) {
            for (Map.Entry<String, Integer> reason : evaluation.leftOut().get(h).entrySet()) {
                System.out.println(result.heads().get(h).head() + ": left out " + reason.getValue() + ": "
                        + Printable.line(reason.getKey()));
            }
        }
    }

    /** Compares the heads that both models have, where both were judged on the same rows. */
    private Map<String, PairedComparison> compare(List<HeadEvaluator> first, List<HeadEvaluator> second) {
        Map<String, PairedComparison> compared = new LinkedHashMap<>();
        List<String> notes = new ArrayList<>();
        for (HeadEvaluator a : first) {
            Optional<HeadEvaluator> b = second.stream()
                    .filter(other -> other.head().equals(a.head()))
                    .findFirst();
            if (b.isEmpty()) {
                notes.add(a.head() + ": not compared, for " + models.get(1) + " has no such head");
                continue;
            }
            try {
                PairedComparison pair = PairedComparison.of(a, b.get(), Bootstrap.seeded(seed));
                compared.put(a.head(), pair);
                System.out.print(EvaluationTable.of(pair, shortName(0), shortName(1)));
            } catch (IllegalArgumentException e) {
                notes.add(a.head() + ": not compared, for the two models were not judged on the same rows and labels");
            }
        }
        second.stream()
                .filter(b -> first.stream().noneMatch(a -> a.head().equals(b.head())))
                .forEach(b -> notes.add(b.head() + ": not compared, for " + models.get(0) + " has no such head"));
        notes.forEach(System.out::println);
        return compared;
    }

    /** The file's name, or the whole path where both files are called the same. */
    private String shortName(int model) {
        Path name = models.get(model).getFileName();
        Path other = models.get(1 - model).getFileName();
        return name == null || name.equals(other) ? models.get(model).toString() : name.toString();
    }

    /** The layout of one model's figures; of two, the second's and what compares them stand beside the first's. */
    private static ObjectNode json(List<Evaluation> results, Map<String, PairedComparison> comparison) {
        ObjectNode json = results.get(0).toJson();
        if (results.size() == 2) {
            json.set("second", results.get(1).toJson());
            ObjectNode byHead = json.putObject("comparison");
            comparison.forEach((head, pair) -> byHead.set(head, pair.toJson()));
        }
        return json;
    }
}
