package dev.winnow.trainer.data.recipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.winnow.trainer.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

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
     * @throws InputException if a file is missing or malformed, or what the recipe says cannot be
     */
    public static RecipeFile read(Path file) {
        RecipeFile read = new RecipeFile(file, parse(file, Recipe.class));
        new RecipeCheck(file, read.recipe).check();
        read.readMaps();
        return read;
    }

    private static <T> T parse(Path file, Class<T> type) {
        try {
            return JSON.readValue(Files.readAllBytes(file), type);
        } catch (NoSuchFileException e) {
            throw new InputException(file + ": there is no such file; check the path", e);
        } catch (UnrecognizedPropertyException e) {
            List<String> known = e.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .toList();
            throw new InputException(
                    place(file, e) + "there is no field \"" + e.getPropertyName() + "\" here; there are "
                            + String.join(", ", known),
                    e);
        } catch (JsonMappingException e) {
            throw new InputException(
                    place(file, e) + (e.getPath().isEmpty() ? "the file" : "what stands at " + path(e))
                            + " has the wrong form",
                    e);
        } catch (JsonProcessingException e) {
            throw new InputException(place(file, e) + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static String place(Path file, JsonProcessingException e) {
        return file + ":" + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()) + ": ";
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private void readMaps() {
        recipe.sources().stream()
                .flatMap(source -> source.heads().values().stream())
                .flatMap(head -> head.from().stream())
                .map(Recipe.LabelField::map)
                .filter(Objects::nonNull)
                .forEach(name -> {
                    Path map = file.resolveSibling("maps").resolve(name + ".json");
                    maps.computeIfAbsent(name, n -> LabelMap.of(map.toString(), parse(map, JsonNode.class)));
                });
    }

    /** Where it was read from. */
    public Path path() {
        return file;
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
