package dev.winnow.trainer.data.recipe;

import dev.winnow.trainer.HeadName;
import dev.winnow.trainer.InputException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a recipe says all that it must, and nothing that cannot be; told before any data is read. */
final class RecipeCheck {
    private static final List<String> TYPES = List.of("binary", "single", "multi");

    private final Path file;
    private final Recipe recipe;
    private final Set<String> heads = new LinkedHashSet<>();

    RecipeCheck(Path file, Recipe recipe) {
        this.file = file;
        this.recipe = recipe;
    }

    /** @throws InputException for the first thing that is missing or wrong */
    void check() {
        require("name", recipe.name(), "say what the model is called");
        require("fit", recipe.fit(), "say how heads are fitted");
        require("features", recipe.features(), "say how features are made");
        checkFit(recipe.fit());
        requireAny("train", recipe.train(), "name the splits that the model is trained on");
        requireAny("heads", recipe.heads(), "say what is to be learned");
        for (Recipe.HeadPlan head : recipe.heads()) {
            require("heads: ", "name", head.name(), "give each head one");
            String where = "head " + head.name() + ": ";
            require(where, "type", head.type(), "say binary, single or multi");
            require(where, "field", head.field(), "say which field has its labels");
            checkHead(where, head);
        }
        recipe.heads().forEach(this::checkRivals);
        recipe.sources().forEach(this::checkSource);
    }

    private void checkHead(String where, Recipe.HeadPlan head) {
        HeadName.require(file + ": heads: name is \"" + head.name() + '"', head.name());
        if (!heads.add(head.name())) {
            throw new InputException(
                    file + ": there are two heads \"" + head.name() + "\"; give each a name of its own");
        }
        if (!TYPES.contains(head.type())) {
            throw new InputException(
                    file + ": " + where + "type is \"" + head.type() + "\"; there are " + String.join(", ", TYPES));
        }
        if (head.type().equals("binary") && Set.copyOf(head.values()).size() != 2) {
            throw new InputException(file + ": " + where
                    + "it is binary; give its two values, the positive one first, under \"values\"");
        }
    }

    private void require(String name, @Nullable Object value, String advice) {
        require("", name, value, advice);
    }

    private void require(String where, String name, @Nullable Object value, String advice) {
        if (value == null) {
            throw new InputException(file + ": " + where + "there is no \"" + name + "\"; " + advice);
        }
    }

    private void requireAny(String name, Collection<?> values, String advice) {
        require(name, values.isEmpty() ? null : values, advice);
    }

    private void checkFit(Recipe.Fit fit) {
        require("trainer", fit.trainer(), "name one under \"fit\"");
        checkShare("keepPrecision", fit.keepPrecision());
        checkShare("dropPrecision", fit.dropPrecision());
        if (fit.folds() < 0) {
            throw new InputException(file + ": fit: folds is " + fit.folds() + "; give a number from 0 on");
        }
    }

    private void checkShare(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new InputException(file + ": fit: " + name + " is " + value + "; give a number between 0 and 1");
        }
    }

    private void checkSource(Recipe.Source source) {
        require("set", source.set(), "name the folder of each source");
        String where = "source " + source.set() + ": ";
        for (Map.Entry<String, Recipe.HeadSource> entry : source.heads().entrySet()) {
            if (!heads.contains(entry.getKey())) {
                throw new InputException(file + ": source " + source.set() + " names a head \"" + entry.getKey()
                        + "\"; there are " + String.join(", ", heads));
            }
            String head = where + "head " + entry.getKey() + ": ";
            require(head, "from", entry.getValue().from().isEmpty() ? null : entry, "say which fields tell the labels");
            entry.getValue().from().forEach(label -> require(head + "from: ", "field", label.field(), "name it"));
        }
        require(where, "files", source.files().isEmpty() ? null : source, "name its files by split");
    }

    private void checkRivals(Recipe.HeadPlan head) {
        Recipe.RivalsPlan rivals = head.rivals();
        if (rivals == null) {
            return;
        }
        String where = file + ": the rivals of head \"" + head.name() + "\"";
        if (rivals.head() == null || !heads.contains(rivals.head())) {
            throw new InputException(
                    where + " are labels of a head \"" + rivals.head() + "\"; there are " + String.join(", ", heads));
        }
        if (rivals.of() == null || rivals.labels().isEmpty() || rivals.labels().contains(rivals.of())) {
            throw new InputException(where + " want a label of head \"" + rivals.head()
                    + "\" under \"of\", and others under \"labels\"");
        }
    }
}
