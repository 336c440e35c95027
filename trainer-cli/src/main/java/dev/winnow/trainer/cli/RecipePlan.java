package dev.winnow.trainer.cli;

import dev.winnow.feature.FeatureSpec;
import dev.winnow.feature.Vocabulary;
import dev.winnow.model.HeadType;
import dev.winnow.trainer.InputException;
import dev.winnow.trainer.data.recipe.Recipe;
import dev.winnow.trainer.data.recipe.RecipeFile;
import dev.winnow.trainer.data.recipe.RecipeRows;
import dev.winnow.trainer.fit.FitSettings;
import dev.winnow.trainer.fit.HeadRequest;
import dev.winnow.trainer.fit.ModelNotes;
import dev.winnow.trainer.fit.RivalsRequest;
import dev.winnow.trainer.fit.TrainerKind;
import dev.winnow.trainer.fit.TrainingPlan;
import dev.winnow.trainer.fit.VectorsUse;
import dev.winnow.trainer.vectors.WordVectorsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** From a recipe to the plan of a training. */
final class RecipePlan {
    private RecipePlan() {}

    /** @throws InputException if the name or a number of the recipe is out of its range */
    static TrainingPlan of(RecipeFile file, int threads) {
        Recipe recipe = file.recipe();
        Recipe.Features features = recipe.features();
        ModelName.require(file.path() + ": name is \"" + recipe.name() + '"', recipe.name());
        requireRanges(file.path(), features);
        Recipe.Fit fit = recipe.fit();
        return new TrainingPlan(
                recipe.name(),
                recipe.heads().stream().map(RecipePlan::request).toList(),
                FeatureSpec.standard()
                        .withWordNgrams(features.wordNgrams())
                        .withPageFields(features.pageFields())
                        .withLeadWords(features.leadWords()),
                OptionalInt.of(features.minDocuments()),
                features.maxFeatures(),
                OptionalInt.of(fit.folds()),
                Optional.of("site"),
                Optional.empty(),
                new FitSettings(
                        TrainerKind.named(fit.trainer()),
                        fit.options(),
                        false,
                        OptionalDouble.empty(),
                        fit.keepPrecision(),
                        fit.dropPrecision(),
                        fit.seed()),
                vectors(features),
                notes(recipe),
                fit.compact(),
                OptionalInt.empty(),
                threads);
    }

    private static void requireRanges(Path file, Recipe.Features features) {
        String in = file + ": features: ";
        Numbers.requireBetween(in + "wordNgrams", features.wordNgrams(), 1, FeatureSpec.MAX_WORD_NGRAMS);
        Numbers.requireBetween(in + "leadWords", features.leadWords(), 0, FeatureSpec.MAX_LEAD_WORDS);
        Numbers.requireBetween(in + "minDocuments", features.minDocuments(), 1, Integer.MAX_VALUE);
        Numbers.requireBetween(in + "maxFeatures", features.maxFeatures(), 1, Vocabulary.MAX_ROWS);
    }

    private static HeadRequest request(Recipe.HeadPlan head) {
        return new HeadRequest(
                head.name(),
                head.field(),
                Optional.of(Choice.of(HeadType.class, "type of head " + head.name(), head.type())),
                head.values(),
                Optional.of(RecipeRows.weightField(head.name())),
                Optional.of(RecipeRows.asideField(head.name())),
                head.names(),
                head.textOnly(),
                head.withoutVectors(),
                Optional.ofNullable(head.rivals())
                        .map(rivals ->
                                new RivalsRequest(rivals.head(), rivals.of(), rivals.labels(), rivals.secondLook())));
    }

    private static VectorsUse vectors(Recipe.Features features) {
        return switch (features.vectors()) {
            case "none" -> VectorsUse.never();
            case "english" ->
                VectorsUse.always(
                        WordVectorsFile.english(),
                        features.vectorsShare() == null
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(features.vectorsShare()));
            default ->
                throw new InputException(
                        "the recipe's vectors are \"" + features.vectors() + "\"; there are english and none");
        };
    }

    private static ModelNotes notes(Recipe recipe) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(recipe.summary());
        paragraphs.addAll(recipe.use());
        return new ModelNotes(
                recipe.languages(),
                paragraphs,
                recipe.sources().stream().map(RecipePlan::line).toList());
    }

    private static String line(Recipe.Source source) {
        return String.format(
                "| %s, %s | %s: %s | %s |",
                source.name(),
                source.credit(),
                source.terms().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                source.licence(),
                String.join(", ", source.heads().keySet()));
    }
}
