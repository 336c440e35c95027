package dev.winnow.trainer.cli;

import dev.winnow.bundle.Bundle;
import dev.winnow.bundle.BundleException;
import dev.winnow.trainer.InputException;
import dev.winnow.trainer.data.AtomicFile;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.fit.DataSource;
import dev.winnow.trainer.fit.HeadReport;
import dev.winnow.trainer.fit.Training;
import dev.winnow.trainer.fit.TrainingPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Training from the command line: data in, bundle out, what happened told. */
final class TrainRun {
    private final List<Path> data;
    private final Supplier<DataRows> supply;
    private final TrainingPlan plan;
    private final Path out;
    private final Console console;

    /**
     * A training.
     *
     * @param data the files whose hashes the model keeps
     * @param supply gives the rows
     */
    TrainRun(List<Path> data, Supplier<DataRows> supply, TrainingPlan plan, Path out, Console console) {
        this.data = data;
        this.supply = supply;
        this.plan = plan;
        this.out = out;
        this.console = console;
    }

    void run() {
        Output.require(out, data);
        try (Console.TerminalProgress progress = console.progress();
                Training training = new Training(plan, progress);
                DataRows rows = supply.get()) {
            progress.stage("reading", -1);
            for (Row row = rows.next(); row != null; row = rows.next()) {
                training.add(row);
                progress.step(1);
            }
            progress.end();
            rows.tellSkipped();
            rows.requireAny("train on");
            List<DataSource> sources = DataHashes.of(data, out);
            Training.Outcome outcome = training.finish(sources);
            progress.end();
            Bundle bundle = outcome.bundle();
            AtomicFile.write(out, bundle::write);
            tell(outcome, training.rows());
        } catch (BundleException e) {
            throw new InputException(out + ": " + e.getMessage(), e);
        }
    }

    private void tell(Training.Outcome outcome, int rows) {
        for (HeadReport head : outcome.heads()) {
            console.note(
                    "%s: %s, %d labels, %d of %d rows%s",
                    head.name(), head.type().key(), head.labels().size(), head.rows(), rows, leftOut(head.leftOut()));
            head.tried()
                    .forEach((value, measure) -> console.note(
                            "  tried %s %s: held-out %s %s",
                            plan.fit().trainer().tuned(),
                            value,
                            head.measure(),
                            String.format(Locale.ROOT, "%.4f", measure)));
            tellTried(head, head.shares(), "vectors with a share of", "vectors");
            if (head.share() > 0) {
                console.note("  uses word vectors with a share of %s", head.share());
            }
            tellTried(head, head.rivalWeights(), "rivals with a weight of", "rivals");
            tellTried(head, head.secondLooks(), "a second look with a weight of", "second look");
            head.rivals()
                    .ifPresent(rivals -> console.note(
                            "  adds %s times the score of %s in head %s, and takes %s times the greatest of %s",
                            rivals.gain(),
                            rivals.of(),
                            rivals.head(),
                            rivals.weight(),
                            String.join(", ", rivals.labels())));
        }
        console.note("%s written: %s", out, outcome.bundle().nameAndVersion());
    }

    /** What was tried beside being without, and what came of it. */
    private void tellTried(HeadReport head, Map<Double, Double> tried, String with, String without) {
        tried.forEach((value, measure) -> console.note(
                "  tried %s: held-out %s %s",
                value > 0 ? with + " " + value : "without " + without,
                head.measure(),
                String.format(Locale.ROOT, "%.4f", measure)));
    }

    private static String leftOut(Map<String, Integer> reasons) {
        StringBuilder text = new StringBuilder();
        reasons.forEach((reason, count) ->
                text.append("; left out ").append(count).append(": ").append(reason));
        return text.toString();
    }
}
