package dev.winnow.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.winnow.Classification;
import dev.winnow.Classifier;
import dev.winnow.article.Page;
import dev.winnow.bundle.BundleException;
import dev.winnow.model.Undecided;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A head that learned from title and text alone says nothing of a page that has neither. */
class TextOnlyHeadTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String RECIPE = """
            {"name": "small", "features": {"wordNgrams": 1, "pageFields": true, "minDocuments": 1, "maxFeatures": 1000},
             "fit": {"trainer": "svm", "options": {"cost": "1"}, "keepPrecision": 0.9, "seed": 1},
             "train": ["train"],
             "heads": [{"name": "kind", "type": "single", "field": "label"},
               {"name": "section", "type": "single", "field": "label", "textOnly": true}],
             "sources": [{"set": "small", "files": {"train": "a.jsonl"}, "heads": {
               "kind": {"from": [{"field": "label"}]}, "section": {"from": [{"field": "label"}]}}}]}
            """;

    private final Workplace workplace;
    private final Path model;

    TextOnlyHeadTest(@TempDir Path folder) {
        this.workplace = new Workplace(folder);
        this.model = folder.resolve("small.winnow");
    }

    @BeforeEach
    void train() {
        StringBuilder rows = new StringBuilder();
        for (Articles.Article article : Articles.articles(32)) {
            rows.append(JSON.createObjectNode()
                            .put("id", article.id())
                            .put("html", "<nav><a href=/>Home</a></nav><p>" + article.text() + ".</p>")
                            .put("label", article.label()))
                    .append('\n');
        }
        workplace.write("data/small/a.jsonl", rows.toString());
        workplace.write("recipe.json", RECIPE);
        String[] command = {"train", "-q", "--recipe", "@recipe.json", "--datasets", "@data", "--out", "@small.winnow"};
        assertThat(workplace.winnow(command).err()).isEmpty();
    }

    @Test
    void givenAPageWithoutTextThenOnlyAHeadThatSeesAllOfItDecides() throws BundleException {
        Classification answer =
                Classifier.open(model).classify(Page.ofHtml("<body><script>start()</script><div></div></body>"));

        assertThat(answer.head("kind").undecided()).isNull();
        assertThat(answer.head("kind").labels()).hasSize(1);
        assertThat(answer.head("section").undecided()).isEqualTo(Undecided.UNKNOWN);
        assertThat(answer.head("section").labels()).isEmpty();
    }

    @Test
    void givenAWordThatIsKnownThenItDecides() throws BundleException {
        Classification answer = Classifier.open(model).classify(Page.ofHtml("<p>The striker.</p>"));

        assertThat(answer.head("section").undecided()).isNull();
        assertThat(answer.head("section").labels()).containsExactly("sport");
    }

    @Test
    void inspectTellsWhichHeadItIs() {
        assertThat(workplace.winnow("inspect", "@small.winnow").out())
                .contains("head kind: single over 2 labels from field \"label\", linear\n")
                .contains("head section: single over 2 labels from field \"label\", linear, of title and text alone\n");
    }

    @Test
    void givenAPageWithoutTextThenExplainSaysSo() {
        workplace.write("empty.html", "<body><script>start()</script></body>");

        Workplace.Result told = workplace.winnow("explain", "--model", "@small.winnow", "@empty.html");

        assertThat(told.exit()).isZero();
        assertThat(told.out()).contains("section: (none)\n  nothing decided: no word of the page is known");
        workplace.winnow("explain", "--model", "@small.winnow", "--html", "@why.html", "@empty.html");
        assertThat(new String(workplace.bytes("why.html"), StandardCharsets.UTF_8))
                .contains("<p>Nothing decided: no word of the page is known</p>");
    }
}
