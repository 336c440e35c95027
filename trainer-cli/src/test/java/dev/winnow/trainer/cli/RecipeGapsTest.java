package dev.winnow.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A recipe that lacks anything makes a model all the same, or says what is missing. */
class RecipeGapsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String WHOLE = """
            {"name": "small", "summary": "Sorts articles.", "use": ["Trying."], "languages": ["en"],
             "features": {"wordNgrams": 1, "pageFields": false, "leadWords": 0, "minDocuments": 1, "maxFeatures": 1000,
                "vectors": "none", "vectorsShare": 0.5},
             "fit": {"trainer": "svm", "options": {"cost": "1"}, "folds": 2, "keepPrecision": 0.9, "dropPrecision": 0.9,
                "seed": 1, "compact": true},
             "train": ["train"],
             "heads": [{"name": "section", "type": "single", "field": "label", "values": [], "names": {},
                "textOnly": false, "withoutVectors": true, "rivals": null}],
             "sources": [{"set": "small", "terms": "open", "licence": "Apache-2.0", "credit": "nobody",
                "files": {"train": "a.jsonl"}, "text": "text", "title": "title", "uncounted": false, "asText": 0.5,
                "heads": {"section": {"from": [{"field": "label", "map": null}], "weight": 1, "aside": false, "copies": 0,
                   "withoutNames": false, "atLeast": {}, "beginsWith": {}, "notSitesOf": []}}}]}
            """;

    private final Workplace workplace;

    RecipeGapsTest(@TempDir Path folder) {
        this.workplace = new Workplace(folder);
    }

    @BeforeEach
    void writeData() {
        workplace.write("data/small/a.jsonl", Articles.jsonLines(32));
    }

    private static Stream<String> members() throws IOException {
        List<String> members = new ArrayList<>();
        collect("", JSON.readTree(WHOLE), members);
        return members.stream();
    }

    private static void collect(String path, JsonNode node, List<String> members) {
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                collect(path + "/" + i, array.get(i), members);
            }
        } else if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                members.add(path + "/" + member.getKey());
                collect(path + "/" + member.getKey(), member.getValue(), members);
            }
        }
    }

    private Workplace.Result train(JsonNode recipe) {
        workplace.write("recipe.json", recipe.toString());
        return workplace.winnow(
                "train", "-q", "--recipe", "@recipe.json", "--datasets", "@data", "--out", "@small.winnow");
    }

    @Test
    void theWholeRecipeMakesAModel() throws IOException {
        assertThat(train(JSON.readTree(WHOLE)).exit()).isZero();
    }

    @ParameterizedTest
    @MethodSource("members")
    void withoutOneMemberThereIsAModelOrAnErrorThatHelps(String path) throws IOException {
        JsonNode recipe = JSON.readTree(WHOLE);
        int name = path.lastIndexOf('/');
        ((ObjectNode) recipe.at(path.substring(0, name))).remove(path.substring(name + 1));

        requireHelp(train(recipe));
    }

    @ParameterizedTest
    @MethodSource("members")
    void withOneMemberThatIsNullThereIsAModelOrAnErrorThatHelps(String path) throws IOException {
        JsonNode recipe = JSON.readTree(WHOLE);
        int name = path.lastIndexOf('/');
        ((ObjectNode) recipe.at(path.substring(0, name))).putNull(path.substring(name + 1));

        requireHelp(train(recipe));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'name': 'small' | 'name': '' | name is '': give 1-100",
                "'name': 'small' | 'name': 'a b' | name is 'a b': give 1-100",
                "'wordNgrams': 1 | 'wordNgrams': 4 | features: wordNgrams",
                "'leadWords': 0 | 'leadWords': -1 | features: leadWords",
                "'minDocuments': 1 | 'minDocuments': 0 | features: minDocuments",
                "'maxFeatures': 1000 | 'maxFeatures': 0 | features: maxFeatures"
            },
            quoteCharacter = '`')
    void withAMemberOutOfItsRangeTheErrorSaysWhichBeforeAnythingIsRead(String written, String instead, String part)
            throws IOException {
        String whole = WHOLE.replace("a.jsonl", "not-there.jsonl");
        Workplace.Result result =
                train(JSON.readTree(whole.replace(written.replace('\'', '"'), instead.replace('\'', '"'))));

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err())
                .contains("recipe.json: " + part.replace('\'', '"'))
                .doesNotContain("error in Winnow");
    }

    private static void requireHelp(Workplace.Result result) {
        if (result.exit() != 0) {
            assertThat(result.err())
                    .contains("recipe.json")
                    .doesNotContain("error in Winnow itself")
                    .doesNotContain("Exception")
                    .doesNotContain("dev.winnow");
        }
    }
}
