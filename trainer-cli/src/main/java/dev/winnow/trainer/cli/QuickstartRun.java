package dev.winnow.trainer.cli;

import dev.winnow.Classifier;
import dev.winnow.bundle.Bundle;
import dev.winnow.bundle.BundleException;
import dev.winnow.feature.FeatureSpec;
import dev.winnow.model.HeadType;
import dev.winnow.trainer.InputException;
import dev.winnow.trainer.data.AtomicFile;
import dev.winnow.trainer.data.ReadOptions;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.data.RowReader;
import dev.winnow.trainer.data.Samples;
import dev.winnow.trainer.data.SkipLog;
import dev.winnow.trainer.evaluate.BundleEvaluation;
import dev.winnow.trainer.evaluate.Evaluation;
import dev.winnow.trainer.evaluate.HeadEvaluation;
import dev.winnow.trainer.evaluate.Metric;
import dev.winnow.trainer.fit.DataSource;
import dev.winnow.trainer.fit.FitSettings;
import dev.winnow.trainer.fit.HeadRequest;
import dev.winnow.trainer.fit.ModelNotes;
import dev.winnow.trainer.fit.Training;
import dev.winnow.trainer.fit.TrainingPlan;
import dev.winnow.trainer.fit.VectorsUse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** The whole way on the embedded samples: training, evaluation on sites held apart, and a few pages classified. */
final class QuickstartRun {
    private static final long SEED = 1;

    private final Path out;
    private final boolean json;
    private final Console console;

    QuickstartRun(Path out, boolean json, Console console) {
        this.out = out;
        this.json = json;
        this.console = console;
    }

    void run() {
        AtomicFile.requireWritable(out);
        try (Samples samples = Samples.open()) {
            List<Row> train = new ArrayList<>();
            List<Row> test = new ArrayList<>();
            for (Row row : read(samples.labelled())) {
                (row.values("split").contains("test") ? test : train).add(row);
            }
            if (!json) {
                long news = train.stream()
                        .filter(row -> row.values("label").contains("article"))
                        .count();
                tell("Training on %d pages: %d news articles, %d junk pages.", train.size(), news, train.size() - news);
            }
            Bundle bundle = train(train);
            AtomicFile.write(out, bundle::write);
            Classifier classifier = Classifier.of(bundle);
            BundleEvaluation evaluation = new BundleEvaluation(classifier, Optional.empty());
            test.forEach(evaluation::add);
            Evaluation result = evaluation.evaluation(SEED);
            if (json) {
                System.out.println(result.toJson().toPrettyString());
                return;
            }
            tell("%nMeasured on %d pages of other sites:", test.size());
            result.heads().forEach(QuickstartRun::tellHead);
            tell("%nSix more pages:%n");
            System.out.print(AnswerTable.header(classifier));
            for (Row row : read(samples.pages())) {
                Path file = Path.of(row.source());
                System.out.print(AnswerTable.line(
                        classifier.classify(row.page().withId(file.getFileName().toString()))));
            }
            tell("%nThe model is in %s. Next, try:", out);
            tell("  winnow inspect %s", out);
            tell("  winnow classify --model %s --format table YOUR_PAGE.html", out);
            tell("  winnow train --help");
        } catch (BundleException e) {
            throw new InputException(out + ": " + e.getMessage(), e);
        }
    }

    private static List<Row> read(List<Path> paths) {
        List<Row> rows = new ArrayList<>();
        try (RowReader reader = RowReader.open(paths, ReadOptions.defaults(), new SkipLog(System.err, true))) {
            reader.forEach(rows::add);
        }
        return rows;
    }

    private Bundle train(List<Row> rows) throws BundleException {
        TrainingPlan plan = new TrainingPlan(
                "quickstart",
                List.of(
                        new HeadRequest("relevance", "label", Optional.of(HeadType.BINARY), List.of("article", "junk")),
                        new HeadRequest("topics", "topics", Optional.of(HeadType.MULTI), List.of())),
                FeatureSpec.standard(),
                OptionalInt.empty(),
                TrainingPlan.STANDARD_MAX_FEATURES,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                FitSettings.standard(),
                VectorsUse.never(),
                ModelNotes.none(),
                false,
                OptionalInt.empty(),
                Runtime.getRuntime().availableProcessors());
        try (Console.TerminalProgress progress = console.progress();
                Training training = new Training(plan, progress)) {
            rows.forEach(training::add);
            return training.finish(List.of(new DataSource("samples of Winnow", "part of the program")))
                    .bundle();
        }
    }

    private static void tellHead(HeadEvaluation head) {
        StringBuilder line = new StringBuilder(String.format("  %-10s", head.head()));
        Metric[] metrics = head.type() == HeadType.BINARY
                ? new Metric[] {Metric.F1, Metric.AVERAGE_PRECISION, Metric.ACCURACY}
                : new Metric[] {Metric.MICRO_F1, Metric.MACRO_F1};
        for (Metric metric : metrics) {
            head.value(metric)
                    .ifPresent(value -> line.append(String.format(Locale.ROOT, "  %s %.3f", metric.title(), value)));
        }
        tell("%s", line);
    }

    private static void tell(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format + "%n", arguments);
    }
}
