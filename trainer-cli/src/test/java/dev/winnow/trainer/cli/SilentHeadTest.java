package dev.winnow.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A head that is silent of what another finds to be of some kind, from the recipe to the answer. */
class SilentHeadTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String RECIPE = """
            {"name": "small", "features": {"wordNgrams": 1, "minDocuments": 1, "maxFeatures": 1000},
             "fit": {"trainer": "svm", "options": {"cost": "1"}, "keepPrecision": 0.9, "seed": 1, "compact": true},
             "train": ["train"],
             "heads": [{"name": "kind", "type": "single", "field": "label"},
               {"name": "section", "type": "multi", "field": "label", "unless": {"head": "kind", "labels": ["sport"]}}],
             "sources": [{"set": "small", "files": {"train": "a.jsonl"}, "heads": {
               "kind": {"from": [{"field": "label"}]}, "section": {"from": [{"field": "label"}]}}}]}
            """;

    private final Workplace workplace;

    SilentHeadTest(@TempDir Path folder) {
        this.workplace = new Workplace(folder);
    }

    @BeforeEach
    void writeData() {
        StringBuilder rows = new StringBuilder();
        for (Articles.Article article : Articles.articles(32)) {
            rows.append(JSON.createObjectNode()
                            .put("id", article.id())
                            .put("text", article.text())
                            .put("label", article.label()))
                    .append('\n');
        }
        workplace.write("data/small/a.jsonl", rows.toString());
        workplace.write("match.txt", "The striker.");
    }

    private Workplace.Result train(String recipe) {
        workplace.write("recipe.json", recipe);
        return workplace.winnow(
                "train", "-q", "--recipe", "@recipe.json", "--datasets", "@data", "--out", "@small.winnow");
    }

    @Test
    void givenAnArticleOfThatKindThenItHasNoLabel_andAllThatTellOfItSayWhy() {
        assertThat(train(RECIPE).err()).isEmpty();

        assertThat(workplace
                        .winnow("classify", "-q", "--model", "@small.winnow", "@match.txt")
                        .out())
                .contains("\"kind\":{\"labels\":[\"sport\"]")
                .contains("\"section\":{\"labels\":[],\"undecided\":\"kind\"");
        assertThat(workplace
                        .winnow("explain", "--model", "@small.winnow", "@match.txt")
                        .out())
                .contains(
                        "section: (none)\n  nothing decided: this head says nothing of pages of this kind (kind: sport)\n");
        assertThat(workplace
                        .winnow("explain", "--model", "@small.winnow", "--html", "@why.html", "@match.txt")
                        .err())
                .isEmpty();
        assertThat(new String(workplace.bytes("why.html"), StandardCharsets.UTF_8))
                .contains("<p>Nothing decided: this head says nothing of pages of this kind (kind: sport)</p>");
        assertThat(workplace.winnow("inspect", "@small.winnow").out())
                .contains(
                        "head section: multi over 2 labels from field \"label\", linear, silent where kind is sport\n");
    }

    @Test
    void givenAnotherKindThenItIsLabelled() {
        train(RECIPE);
        workplace.write("bank.txt", "The bank.");

        assertThat(workplace
                        .winnow("classify", "-q", "--model", "@small.winnow", "@bank.txt")
                        .out())
                .contains("\"section\":{\"labels\":[\"money\"],\"probabilities\"");
    }

    @Test
    void givenALabelThatNoRowHas_orNoOther_orAHeadOfManyLabels_thenTheErrorSaysSoBeforeFitting() {
        assertThat(train(RECIPE.replace("[\"sport\"]", "[\"sprot\"]")).err())
                .contains("head section is to be silent by head kind with a label that no row has: sprot");
        assertThat(train(RECIPE.replace("[\"sport\"]", "[\"sport\", \"money\"]"))
                        .err())
                .contains("with all its labels, and would never answer");
        assertThat(train(RECIPE.replace("\"single\"", "\"multi\"")).err())
                .contains("it can be by another one of type single");
    }
}
