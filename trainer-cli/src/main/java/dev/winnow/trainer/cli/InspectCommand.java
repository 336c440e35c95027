package dev.winnow.trainer.cli;

import dev.winnow.bundle.Bundle;
import dev.winnow.feature.FeatureSpec;
import dev.winnow.feature.Field;
import dev.winnow.model.Head;
import dev.winnow.model.LinearForm;
import dev.winnow.trainer.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code winnow inspect}. */
@Command(
        name = "inspect",
        description = "Verify a model file and tell what is in it.",
        customSynopsis = "winnow inspect [--provenance] [M.winnow]",
        footer = {
            "",
            "Examples:",
            "  winnow inspect",
            "  winnow inspect news.winnow",
            "  winnow inspect --provenance news.winnow",
            "",
            "The file is a ZIP: unzip -l shows its entries, and weights.safetensors opens in Python.",
        })
final class InspectCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "M.winnow",
            arity = "0..1",
            description = "the model; default: the one that comes with Winnow")
    private @Nullable Path model;

    @Option(names = "--provenance", description = "print what it was made from, as JSON, and nothing else")
    private boolean provenance;

    @Mixin
    private HelpOption help = new HelpOption();

    @Override
    public Integer call() {
        Bundle bundle = Models.open(Optional.ofNullable(model)).bundle();
        if (provenance) {
            print("%s%n", bundle.provenance().toPrettyString());
            return 0;
        }
        FeatureSpec spec = bundle.model().spec();
        if (model == null) {
            print("the model that comes with Winnow: %s%n", bundle.nameAndVersion());
        } else {
            print("%s: %s, whole and verified, %,d bytes%n", model, bundle.nameAndVersion(), size(model));
        }
        print(
                "features: %,d known n-grams; words 1 to %d%s; title %s%s; weighting %s; fields %s%n",
                bundle.model().vocabulary().size(),
                spec.wordNgrams(),
                spec.charNgramMax() == 0 ? "" : ", characters " + spec.charNgramMin() + " to " + spec.charNgramMax(),
                spec.title().name().toLowerCase(Locale.ROOT),
                spec.leadWords() == 0 ? "" : ", counted twice with the first " + spec.leadWords() + " words",
                spec.weighting().name().toLowerCase(Locale.ROOT),
                Stream.of(Field.values()).limit(spec.fields()).map(Field::key).collect(Collectors.joining(", ")));
        for (int h = 0; h < bundle.fields().size(); h++) {
            Head head = bundle.model().heads().get(h);
            print(
                    "head %s: %s over %d labels from field \"%s\", %s%s%n",
                    head.name(),
                    head.type().key(),
                    head.labels().size(),
                    bundle.fields().get(h).field(),
                    head.form() instanceof LinearForm
                            ? "linear"
                            : head.form().getClass().getSimpleName(),
                    head.textOnly() ? ", of title and text alone" : "");
        }
        print("%n%s", bundle.card());
        return 0;
    }

    private static long size(Path model) {
        try {
            return Files.size(model);
        } catch (IOException e) {
            throw new InputException(model + ": " + e.getMessage(), e);
        }
    }

    private static void print(String format, Object... arguments) {
        System.out.print(Printable.lines(String.format(Locale.ROOT, format, arguments)));
    }
}
