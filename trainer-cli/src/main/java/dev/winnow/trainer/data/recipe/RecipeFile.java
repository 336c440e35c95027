package dev.winnow.trainer.data.recipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.winnow.trainer.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A recipe read from its file, with the label maps that it names. */
public final class RecipeFile {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final Recipe recipe;
    private final Map<String, LabelMap> maps = new HashMap<>();

    private RecipeFile(Path file, Recipe recipe) {
        this.file = file;
        this.recipe = recipe;
    }

    /**
     * Reads a recipe and its maps.
     *
     * @throws InputException if a file is missing or malformed, or the recipe names a head or map that is not there
     */
    public static RecipeFile read(Path file) {
        RecipeFile read = new RecipeFile(file, parse(file, Recipe.class));
        read.check();
        return read;
    }

    private static <T> T parse(Path file, Class<T> type) {
        try {
            return JSON.readValue(Files.readAllBytes(file), type);
        } catch (NoSuchFileException e) {
            throw new InputException(file + ": there is no such file; check the path", e);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new InputException(file + ":" + line + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private void check() {
        Set<String> heads = new LinkedHashSet<>();
        recipe.heads().forEach(head -> heads.add(head.name()));
        recipe.heads().forEach(head -> checkRivals(head, heads));
        if (recipe.fit() == null) {
            throw new InputException(file + ": there is no \"fit\"; say how heads are fitted");
        }
        checkShare("keepPrecision", recipe.fit().keepPrecision());
        checkShare("dropPrecision", recipe.fit().dropPrecision());
        for (Recipe.Source source : recipe.sources()) {
            for (Map.Entry<String, Recipe.HeadSource> entry : source.heads().entrySet()) {
                if (!heads.contains(entry.getKey())) {
                    throw new InputException(file + ": source " + source.set() + " names a head \"" + entry.getKey()
                            + "\"; there are " + String.join(", ", heads));
                }
                for (Recipe.LabelField field : entry.getValue().from()) {
                    if (field.map() != null) {
                        Path map = file.resolveSibling("maps").resolve(field.map() + ".json");
                        maps.computeIfAbsent(
                                field.map(), name -> LabelMap.of(map.toString(), parse(map, JsonNode.class)));
                    }
                }
            }
        }
    }

    private void checkShare(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new InputException(file + ": fit: " + name + " is " + value + "; give a number between 0 and 1");
        }
    }

    private void checkRivals(Recipe.HeadPlan head, Set<String> heads) {
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

    /** The recipe. */
    public Recipe recipe() {
        return recipe;
    }

    /** The folder of a source's files. */
    Path folder(Recipe.Source source, Path datasets) {
        return source.isBesideRecipe()
                ? file.toAbsolutePath().resolveSibling(source.set()).normalize()
                : datasets.resolve(source.set());
    }

    LabelMap map(String name) {
        LabelMap map = maps.get(name);
        if (map == null) {
            throw new InputException(file + ": no source names the label map \"" + name + "\"");
        }
        return map;
    }

    /** The recipe's own file and its maps: what beside the data decides the model. */
    public List<Path> files() {
        Map<String, Path> files = new LinkedHashMap<>();
        files.put("", file);
        maps.keySet().stream()
                .sorted()
                .forEach(name -> files.put(name, file.resolveSibling("maps").resolve(name + ".json")));
        return List.copyOf(files.values());
    }
}
