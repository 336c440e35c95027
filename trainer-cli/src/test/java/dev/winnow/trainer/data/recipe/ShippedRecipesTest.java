package dev.winnow.trainer.data.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The recipes and label maps that come with the project are sound, whether or not their data is there. */
class ShippedRecipesTest {
    private static final Path FOLDER = Path.of("../datasets/recipes");

    private static List<Path> maps() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("maps"))) {
            return files.sorted().toList();
        }
    }

    private static Set<String> topics() {
        return RecipeFile.read(FOLDER.resolve("default.json")).recipe().heads().stream()
                .filter(head -> head.name().equals("topics"))
                .flatMap(head -> head.names().keySet().stream())
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"default.json", "research.json"})
    void aRecipeIsReadWithItsMaps(String name) {
        Recipe recipe = RecipeFile.read(FOLDER.resolve(name)).recipe();

        assertThat(recipe.sources()).isNotEmpty();
        assertThat(recipe.heads()).extracting(Recipe.HeadPlan::name).containsExactly("relevance", "kind", "topics");
        assertThat(recipe.sources())
                .allSatisfy(source -> assertThat(source.credit()).isNotBlank());
    }

    @Test
    void whatIsShippedLearnsFromNoSetThatForbidsIt() {
        Recipe recipe = RecipeFile.read(FOLDER.resolve("default.json")).recipe();

        assertThat(recipe.sources())
                .noneMatch(source -> EnumSet.of(Recipe.Terms.RESEARCH, Recipe.Terms.SHARE_ALIKE)
                        .contains(source.terms()));
    }

    @ParameterizedTest
    @MethodSource("maps")
    void aMapToTopicsNamesNoOthersThanThereAre(Path map) throws IOException {
        JsonNode json = new JsonMapper().readTree(map.toFile());
        LabelMap labels = LabelMap.of(map.toString(), json);
        Set<String> found = json.propertyStream()
                .flatMap(entry -> labels.labels(entry.getKey()).stream())
                .collect(Collectors.toSet());

        assertThat(found).isNotEmpty();
        if (map.toString().endsWith("-iptc.json")) {
            assertThat(topics()).hasSize(17).containsAll(found);
        }
    }
}
