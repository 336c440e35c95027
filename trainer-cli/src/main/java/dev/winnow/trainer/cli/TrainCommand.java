package dev.winnow.trainer.cli;

import dev.winnow.feature.Vocabulary;
import dev.winnow.trainer.InputException;
import dev.winnow.trainer.fit.Factoring;
import dev.winnow.trainer.fit.FitSettings;
import dev.winnow.trainer.fit.ModelNotes;
import dev.winnow.trainer.fit.TrainerKind;
import dev.winnow.trainer.fit.TrainingPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code winnow train}. */
@Command(
        name = "train",
        description = "Train a model on labelled data and seal it in one file.",
        customSynopsis = "winnow train --data FILE... --head NAME=FIELD... --out M.winnow [OPTIONS]",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  One topic an article, the label in field \"labels\":",
            "    winnow train --data train.jsonl.gz --head topics=labels --out news.winnow",
            "  Relevant news against junk, and any number of topics, in one model:",
            "    winnow train --data pages.jsonl --out news.winnow --head topics=topics \\",
            "                 --head relevance=label --values relevance=article,junk",
            "  A folder with one sub-folder a label:",
            "    winnow train --data mail/ --head kind=label --out mail.winnow",
            "  A published model again, from its recipe:",
            "    winnow train --recipe datasets/recipes/default.json --datasets ../shared/datasets \\",
            "                 --out default.winnow",
            "  CSV with columns \"body\" and \"section\":",
            "    winnow train --data news.csv --text-field body --head section=section --out news.winnow",
        })
final class TrainCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "FILE",
            arity = "1..*",
            description = "files or folders; - is standard input")
    private List<Path> data = List.of();

    @Mixin
    private RecipeChoice recipe = new RecipeChoice();

    @Mixin
    private HeadOptions heads = new HeadOptions();

    @Option(names = "--out", paramLabel = "M.winnow", required = true, description = "the model file to write")
    private Path out = Path.of("");

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "model",
            description = "what the model is called in its answers; default: ${DEFAULT-VALUE}")
    private String name = "model";

    @Option(
            names = "--trainer",
            paramLabel = "TRAINER",
            defaultValue = "auto",
            description = "auto (nb-svm for topics, svm for binary heads), nb-svm, svm, logistic, sgd, naive-bayes, fm,"
                    + " xgboost, random-forest; for multi heads also multilabel-sgd; default: ${DEFAULT-VALUE}")
    private String trainer = "auto";

    @Option(
            names = "--trainer-option",
            paramLabel = "NAME=VALUE",
            converter = NamedValue.Converter.class,
            description = "such as cost=0.5; what is given is not chosen by trying; repeatable")
    private List<NamedValue> trainerOptions = List.of();

    @Option(names = "--balance", description = "rare labels weigh as much as frequent ones")
    private boolean balance;

    @Option(names = "--weight-field", paramLabel = "FIELD", description = "the field with a row's weight, 0 to 1000")
    private @Nullable String weightField;

    @Option(
            names = "--folds",
            paramLabel = "N",
            description = "parts held out in turn to choose, calibrate and set thresholds; 0 for none of these;"
                    + " default: 4, or 10 below 1,000 rows")
    private @Nullable Integer folds;

    @Option(
            names = "--group-field",
            paramLabel = "FIELD",
            description = "rows with equal values are never split between folds; default: site, where rows have one")
    private @Nullable String groupField;

    @Option(
            names = "--label-precision",
            paramLabel = "P",
            description = "multi heads: thresholds for this precision; if not given, for best F1")
    private @Nullable Double labelPrecision;

    @Option(
            names = "--keep-precision",
            paramLabel = "P",
            defaultValue = "0.97",
            description =
                    "binary heads: the precision of keep; what lies between keep and drop is review; default: ${DEFAULT-VALUE}")
    private double keepPrecision;

    @Option(
            names = "--drop-precision",
            paramLabel = "P",
            description =
                    "binary heads: the precision of drop, and the share of positives that are not dropped; default: that of keep")
    private @Nullable Double dropPrecision;

    @Mixin
    private FeatureOptions features = new FeatureOptions();

    @Option(
            names = "--min-documents",
            paramLabel = "N",
            description = "keep n-grams of at least N rows; default: 2, or 1 below 1,000 rows")
    private @Nullable Integer minDocuments;

    @Option(
            names = "--max-features",
            paramLabel = "N",
            defaultValue = "" + TrainingPlan.STANDARD_MAX_FEATURES,
            description = "keep N n-grams at most, those of most rows; default: ${DEFAULT-VALUE}")
    private int maxFeatures;

    @Option(
            names = "--compact",
            description = "round linear weights to bytes: a quarter of the size, faster with many labels")
    private boolean compact;

    @Mixin
    private VectorOptions vectors = new VectorOptions();

    @Option(
            names = "--rank",
            paramLabel = "N",
            description =
                    "for many labels: take linear weights apart into N factors and keep bytes of these; smaller and "
                            + "faster, and less exact than --compact; 32 to 64 suit 100 labels")
    private @Nullable Integer rank;

    @Option(names = "--threads", paramLabel = "N", description = "default: all cores; the model does not depend on it")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private DataOptions dataOptions = new DataOptions();

    @Mixin
    private Console console = new Console();

    @Mixin
    private HelpOption help = new HelpOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (recipe.isGiven()) {
            if (!data.isEmpty() || heads.areGiven()) {
                throw new InputException("--recipe says what to learn from what: leave --data and --head out");
            }
            Numbers.requireThreads(threads);
            TrainingPlan byRecipe = RecipePlan.of(recipe.file(), threads);
            new TrainRun(
                            recipe.inputs(true),
                            () -> DataRows.open(recipe, true, dataOptions, console),
                            byRecipe,
                            out,
                            console)
                    .run();
            return 0;
        }
        requireGiven("--data", !data.isEmpty());
        requireGiven("--head", heads.areGiven());
        new TrainRun(data, this::rows, plan(), out, console).run();
        return 0;
    }

    private DataRows rows() {
        return DataRows.open(data, dataOptions, console)
                .expect("--weight-field", weightField)
                .expect("--group-field", groupField);
    }

    private void requireGiven(String option, boolean given) {
        if (!given) {
            throw new MissingParameterException(
                    spec.commandLine(),
                    spec.findOption(option),
                    "Missing required option: '" + option + "' (or give --recipe)");
        }
    }

    private TrainingPlan plan() {
        ModelName.require("--name " + name, name);
        Numbers.requireThreads(threads);
        Numbers.requireBetween("--max-features", maxFeatures, 1, Vocabulary.MAX_ROWS);
        requireFolds();
        if (minDocuments != null) {
            Numbers.requireBetween("--min-documents", minDocuments, 1, Integer.MAX_VALUE);
        }
        if (rank != null) {
            Numbers.requireBetween("--rank", rank, 1, Factoring.MOST_COLUMNS - 1);
        }
        Numbers.requireShare("--keep-precision", keepPrecision);
        if (dropPrecision != null) {
            Numbers.requireShare("--drop-precision", dropPrecision);
        }
        if (labelPrecision != null) {
            Numbers.requireShare("--label-precision", labelPrecision);
        }
        FitSettings fit = new FitSettings(
                TrainerKind.named(trainer),
                NamedValue.byName("--trainer-option", trainerOptions),
                balance,
                labelPrecision == null ? OptionalDouble.empty() : OptionalDouble.of(labelPrecision),
                keepPrecision,
                dropPrecision == null ? keepPrecision : dropPrecision,
                dataOptions.seed());
        return new TrainingPlan(
                name,
                heads.requests(),
                features.spec(),
                minDocuments == null ? OptionalInt.empty() : OptionalInt.of(minDocuments),
                maxFeatures,
                folds == null ? OptionalInt.empty() : OptionalInt.of(folds),
                Optional.ofNullable(groupField),
                Optional.ofNullable(weightField),
                fit,
                vectors.use(),
                ModelNotes.none(),
                compact,
                rank == null ? OptionalInt.empty() : OptionalInt.of(rank),
                threads);
    }

    private void requireFolds() {
        if (folds != null && (folds < 0 || folds == 1 || folds > 100)) {
            throw new InputException("--folds " + folds + ": give 0 for none, or a number from 2 to 100");
        }
    }
}
