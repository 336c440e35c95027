package dev.winnow.trainer.cli;

import dev.winnow.article.Article;
import dev.winnow.article.Page;
import dev.winnow.reading.PageReader;
import dev.winnow.trainer.InputException;
import dev.winnow.trainer.data.ReadOptions;
import dev.winnow.trainer.data.SkipLog;
import dev.winnow.trainer.data.recipe.RecipeFile;
import dev.winnow.trainer.data.recipe.RecipeRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Data by a recipe in the place of files. */
final class RecipeChoice {
    private static final PageReader READER = new PageReader();

    @Option(
            names = "--recipe",
            paramLabel = "R.json",
            description = "the data as a recipe reads it, in the place of --data; see docs/recipes.md")
    private @Nullable Path recipe;

    @Option(names = "--datasets", paramLabel = "DIR", description = "with --recipe: the folder that holds all its sets")
    private @Nullable Path datasets;

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            description =
                    "with --recipe: a split to read, such as dev; repeatable; default: train reads those that the recipe"
                            + " names, evaluate reads test")
    private List<String> splits = List.of();

    private @Nullable RecipeFile read;

    /** Whether a recipe is given. */
    boolean isGiven() {
        if (recipe == null && (datasets != null || !splits.isEmpty())) {
            throw new InputException("--datasets and --split need --recipe R.json");
        }
        return recipe != null;
    }

    /** How it is called in messages. */
    String name() {
        return String.valueOf(recipe);
    }

    /** The recipe, read once. */
    RecipeFile file() {
        if (read == null) {
            read = RecipeFile.read(Optional.ofNullable(recipe).orElseThrow());
        }
        return read;
    }

    private Path folder() {
        if (datasets == null) {
            throw new InputException(
                    "--recipe " + recipe + " needs --datasets DIR, the folder that holds all its sets");
        }
        return datasets;
    }

    private Set<String> splits(boolean toTrain) {
        if (!splits.isEmpty()) {
            return new LinkedHashSet<>(splits);
        }
        return toTrain ? new LinkedHashSet<>(file().recipe().train()) : Set.of("test");
    }

    RecipeRows open(boolean toTrain, ReadOptions options, SkipLog log) {
        return RecipeRows.open(file(), folder(), splits(toTrain), toTrain, options, log, RecipeChoice::bareText);
    }

    /** The page as somebody else's reader would give it: text that begins with the title, and nothing beside it. */
    private static Page bareText(Page page) {
        Article article = READER.read(page);
        return new Page(page.id(), null, null, article.title() + "\n" + article.text(), null, page.lang());
    }

    /** All files that decide the model: the recipe, its maps, the data. */
    List<Path> inputs(boolean toTrain) {
        List<Path> inputs = new ArrayList<>(file().files());
        inputs.addAll(RecipeRows.files(file(), folder(), splits(toTrain)));
        return inputs;
    }
}
