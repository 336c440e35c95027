package dev.winnow.trainer.cli;

import dev.winnow.feature.FeatureSpec;
import dev.winnow.feature.TitleUse;
import dev.winnow.feature.Weighting;
import dev.winnow.model.HeadType;
import dev.winnow.trainer.InputException;
import dev.winnow.trainer.fit.FitSettings;
import dev.winnow.trainer.fit.HeadRequest;
import dev.winnow.trainer.fit.TrainerKind;
import dev.winnow.trainer.fit.TrainingPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code winnow train}. */
@Command(
        name = "train",
        description = "Train a model on labelled data and seal it in one file.",
        footer = {
            "",
            "Examples:",
            "  One topic an article, the label in field \"labels\":",
            "    winnow train --data train.jsonl.gz --head topics=labels --out news.winnow",
            "  Relevant news against junk, and any number of topics, in one model:",
            "    winnow train --data pages.jsonl --head relevance=label --values relevance=article,junk \\",
            "                 --head topics=topics --out news.winnow",
            "  A folder with one sub-folder a label:",
            "    winnow train --data mail/ --head kind=label --out mail.winnow",
            "  CSV with columns \"body\" and \"section\":",
            "    winnow train --data news.csv --text-field body --head section=section --out news.winnow",
        })
final class TrainCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "FILE",
            required = true,
            arity = "1..*",
            description = "files or folders; - is standard input")
    private List<Path> data = List.of();

    @Option(
            names = "--head",
            paramLabel = "NAME=FIELD",
            required = true,
            description = "a decision to learn, and the field with its labels; repeatable")
    private Map<String, String> heads = new LinkedHashMap<>();

    @Option(
            names = "--type",
            paramLabel = "NAME=TYPE",
            description = "binary, single or multi; if not given: multi where a row has two labels, else single")
    private Map<String, String> types = Map.of();

    @Option(
            names = "--values",
            paramLabel = "NAME=POSITIVE,NEGATIVE",
            description = "the only values to learn, the positive one first: makes the head binary")
    private Map<String, String> values = Map.of();

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
            defaultValue = "svm",
            description =
                    "svm (default), logistic, sgd, naive-bayes, fm, xgboost, random-forest; for multi heads also multilabel-sgd")
    private String trainer = "svm";

    @Option(
            names = "--trainer-option",
            paramLabel = "NAME=VALUE",
            description = "such as cost=0.5; what is given is not chosen by trying; repeatable")
    private Map<String, String> trainerOptions = Map.of();

    @Option(names = "--balance", description = "rare labels weigh as much as frequent ones")
    private boolean balance;

    @Option(names = "--weight-field", paramLabel = "FIELD", description = "the field with a row's weight, 0 to 1000")
    private @Nullable String weightField;

    @Option(
            names = "--folds",
            paramLabel = "N",
            description =
                    "parts held out in turn to choose, calibrate and set thresholds; 0 for none of these; default: 4, or 10 below 1,000 rows")
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
                    "binary heads: the precision of keep and of drop; what lies between is review; default: ${DEFAULT-VALUE}")
    private double keepPrecision;

    @Option(
            names = "--word-ngrams",
            paramLabel = "N",
            defaultValue = "2",
            description = "longest word n-gram, 1 to 3; default: ${DEFAULT-VALUE}")
    private int wordNgrams;

    @Option(
            names = "--char-ngrams",
            paramLabel = "MIN-MAX",
            description = "character n-grams inside words too, such as 3-5")
    private @Nullable String charNgrams;

    @Option(
            names = "--title",
            paramLabel = "USE",
            defaultValue = "joined",
            description = "joined (same features as the text), separate or both; default: ${DEFAULT-VALUE}")
    private String title = "joined";

    @Option(
            names = "--weighting",
            paramLabel = "W",
            defaultValue = "log_l2",
            description = "log_l2 or count_root; see docs/features.md; default: ${DEFAULT-VALUE}")
    private String weighting = "log_l2";

    @Option(
            names = "--min-documents",
            paramLabel = "N",
            description = "keep n-grams of at least N rows; default: 2, or 1 below 1,000 rows")
    private @Nullable Integer minDocuments;

    @Option(
            names = "--max-features",
            paramLabel = "N",
            defaultValue = "" + TrainingPlan.STANDARD_MAX_FEATURES,
            description = "default: ${DEFAULT-VALUE}")
    private int maxFeatures;

    @Option(names = "--threads", paramLabel = "N", description = "default: all cores; the model does not depend on it")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private DataOptions dataOptions = new DataOptions();

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() {
        new TrainRun(data, dataOptions, plan(), out, console).run();
        return 0;
    }

    private TrainingPlan plan() {
        requireBetween("--threads", threads, 1, 1024);
        requireBetween("--max-features", maxFeatures, 1, 1 << 26);
        if (folds != null) {
            requireBetween("--folds", folds, 0, 100);
        }
        if (minDocuments != null) {
            requireBetween("--min-documents", minDocuments, 1, Integer.MAX_VALUE);
        }
        requireShare("--keep-precision", keepPrecision);
        if (labelPrecision != null) {
            requireShare("--label-precision", labelPrecision);
        }
        FitSettings fit = new FitSettings(
                TrainerKind.named(trainer),
                trainerOptions,
                balance,
                labelPrecision == null ? OptionalDouble.empty() : OptionalDouble.of(labelPrecision),
                keepPrecision,
                dataOptions.seed());
        return new TrainingPlan(
                name,
                requests(),
                spec(),
                minDocuments == null ? OptionalInt.empty() : OptionalInt.of(minDocuments),
                maxFeatures,
                folds == null ? OptionalInt.empty() : OptionalInt.of(folds),
                Optional.ofNullable(groupField),
                Optional.ofNullable(weightField),
                fit,
                threads);
    }

    private List<HeadRequest> requests() {
        requireKnownHeads("--type", types);
        requireKnownHeads("--values", values);
        List<HeadRequest> requests = new ArrayList<>();
        heads.forEach((head, field) -> {
            List<String> positiveAndNegative =
                    values.containsKey(head) ? Arrays.asList(values.get(head).split(",", -1)) : List.of();
            if (values.containsKey(head) && positiveAndNegative.size() != 2) {
                throw new InputException(
                        "--values " + head + "=" + values.get(head) + ": give two values, the positive first");
            }
            requests.add(new HeadRequest(
                    head,
                    field,
                    Optional.ofNullable(types.get(head)).map(type -> constant(HeadType.class, "--type", type)),
                    positiveAndNegative));
        });
        return requests;
    }

    private void requireKnownHeads(String option, Map<String, String> byHead) {
        for (String head : byHead.keySet()) {
            if (!heads.containsKey(head)) {
                throw new InputException(option + " " + head + "=...: there is no --head " + head + "=FIELD");
            }
        }
    }

    private FeatureSpec spec() {
        FeatureSpec spec = FeatureSpec.standard()
                .withTitle(constant(TitleUse.class, "--title", title))
                .withWeighting(constant(Weighting.class, "--weighting", weighting));
        try {
            spec = spec.withWordNgrams(wordNgrams);
            if (charNgrams != null) {
                String[] ends = charNgrams.split("-", 2);
                spec = spec.withCharNgrams(
                        Integer.parseInt(ends[0]), Integer.parseInt(ends.length == 2 ? ends[1] : ends[0]));
            }
        } catch (NumberFormatException e) {
            throw new InputException("--char-ngrams " + charNgrams + ": give two lengths, such as 3-5", e);
        } catch (IllegalArgumentException e) {
            throw new InputException("--word-ngrams, --char-ngrams: " + e.getMessage(), e);
        }
        return spec;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String option, String name) {
        for (E value : type.getEnumConstants()) {
            if (value.name().toLowerCase(Locale.ROOT).equals(name)) {
                return value;
            }
        }
        throw new InputException(option + " " + name + ": there are "
                + String.join(
                        ", ",
                        Arrays.stream(type.getEnumConstants())
                                .map(value -> value.name().toLowerCase(Locale.ROOT))
                                .toList()));
    }

    private static void requireBetween(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InputException(option + " " + value + ": give a number from " + least + " to " + most);
        }
    }

    private static void requireShare(String option, double value) {
        if (!(value > 0 && value < 1)) {
            throw new InputException(option + " " + value + ": give a number between 0 and 1");
        }
    }
}
