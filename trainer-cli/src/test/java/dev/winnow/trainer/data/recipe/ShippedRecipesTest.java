package dev.winnow.trainer.data.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
                .allSatisfy(source -> assertThat(source.credit()).isNotBlank().isNotEqualTo(source.set()));
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

    @Test
    void briefsAreLabelledSoundly_eachForOnce() throws IOException {
        List<JsonNode> briefs = briefs();

        assertThat(briefs).hasSizeGreaterThan(200).allSatisfy(brief -> {
            List<String> labels =
                    brief.get("labels").valueStream().map(JsonNode::textValue).toList();
            assertThat(labels).isNotEmpty().doesNotHaveDuplicates();
            assertThat(topics()).containsAll(labels);
        });
        assertThat(briefs).extracting(brief -> brief.get("id").textValue()).doesNotHaveDuplicates();
        assertThat(briefs).extracting(brief -> brief.get("text").textValue()).doesNotHaveDuplicates();
        assertThat(briefs.stream()
                        .flatMap(brief -> brief.get("labels").valueStream())
                        .map(JsonNode::textValue)
                        .collect(Collectors.toSet()))
                .isEqualTo(topics());
    }

    /** What the model is shown with must not be what it learned from. */
    @Test
    void noBriefSharesFiveWordsInARowWithAPageThatTheModelIsShownWith() throws IOException {
        Set<String> shown = new HashSet<>();
        for (Path folder : List.of(
                Path.of("../datasets/sample/pages"), Path.of("../classifier-core/src/test/resources/dev/winnow"))) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(f -> f.toString().matches(".*\\.(txt|html)"))
                        .toList()) {
                    shown.addAll(runs(Files.readString(file)));
                }
            }
        }

        assertThat(shown).hasSizeGreaterThan(500);
        assertThat(briefs()).allSatisfy(brief -> {
            Set<String> both = runs(brief.get("text").textValue());
            both.retainAll(shown);
            assertThat(both).isEmpty();
        });
    }

    private static List<JsonNode> briefs() throws IOException {
        JsonMapper json = new JsonMapper();
        List<JsonNode> briefs = new ArrayList<>();
        for (String line : Files.readAllLines(FOLDER.resolve("../briefs/topics.jsonl"))) {
            briefs.add(json.readTree(line));
        }
        return briefs;
    }

    private static Set<String> runs(String text) {
        String[] words = text.toLowerCase(Locale.ROOT).split("\\W+");
        return IntStream.rangeClosed(0, words.length - 5)
                .mapToObj(i -> String.join(" ", Arrays.copyOfRange(words, i, i + 5)))
                .collect(Collectors.toSet());
    }
}
