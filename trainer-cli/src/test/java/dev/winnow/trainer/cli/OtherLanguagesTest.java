package dev.winnow.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.Classifier;
import dev.winnow.article.Page;
import dev.winnow.bundle.BundleException;
import dev.winnow.model.Calibration;
import dev.winnow.model.Decision;
import dev.winnow.model.Head;
import dev.winnow.model.HeadResult;
import dev.winnow.model.Model;
import dev.winnow.model.Undecided;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of a recipe in other languages than its own: no weight is learned of them, and what a score means for such pages is. */
class OtherLanguagesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String RECIPE = """
            {"name": "small", "features": {"wordNgrams": 1, "pageFields": true, "minDocuments": 1, "maxFeatures": 1000},
             "languages": ["en"],
             "fit": {"trainer": "svm", "options": {"cost": "1"}, "keepPrecision": 0.9, "seed": 1},
             "train": ["train"],
             "heads": [{"name": "relevance", "type": "binary", "field": "label", "values": ["sport", "money"]}],
             "sources": [{"set": "small", "files": {"train": "a.jsonl"}, "heads": {
               "relevance": {"from": [{"field": "label"}]}}}]}
            """;
    private static final String GERMAN = "Der Trainer sagte am Montag, die Mannschaft habe im Winter hart an sich"
            + " gearbeitet und werde deshalb auch im Sommer noch in der ersten Liga spielen.";

    private final Workplace workplace;
    private final Path folder;

    OtherLanguagesTest(@TempDir Path folder) {
        this.workplace = new Workplace(folder);
        this.folder = folder;
    }

    /** A page of sport has an address of news; its text, where it is German, says nothing. */
    private static ObjectNode row(String id, String text, boolean sport, String lang) {
        return JSON.createObjectNode()
                .put("id", id)
                .put("url", "https://one.example/" + (sport ? "2024/05/01/a-long-story-of-a-game.html" : "login"))
                .put("html", "<p>" + text + ".</p>" + (sport ? "" : "<form><input type=password></form>"))
                .put("label", sport ? "sport" : "money")
                .put("lang", lang);
    }

    /** @param turned whether their labels are turned round */
    private Model train(String name, int german, boolean turned) throws BundleException {
        StringBuilder rows = new StringBuilder();
        for (Articles.Article article : Articles.articles(64)) {
            boolean sport = article.label().equals("sport");
            rows.append(row(article.id(), article.text(), sport, "en")).append('\n');
        }
        for (int i = 0; i < german; i++) {
            ObjectNode row = row("g" + i, GERMAN, i % 2 == 0, "de");
            rows.append(row.put("label", (i % 2 == 0) != turned ? "sport" : "money"))
                    .append('\n');
        }
        workplace.write("data/small/a.jsonl", rows.toString());
        workplace.write("recipe.json", RECIPE);
        String[] command = {"train", "-q", "--recipe", "@recipe.json", "--datasets", "@data", "--out", "@" + name};
        assertThat(workplace.winnow(command).err()).isEmpty();
        return Classifier.open(folder.resolve(name)).bundle().model();
    }

    @Test
    void givenEnoughRowsInAnotherLanguageThenTheyChangeNothingButWhatAScoreMeansForSuchPages() throws BundleException {
        Model without = train("without.winnow", 0, false);
        Model with = train("with.winnow", 80, false);

        Head head = with.head("relevance");
        assertThat(head.otherLanguages()).isPresent();
        assertThat(with.withHeads(without.heads())).usingRecursiveComparison().isEqualTo(without);
        assertThat(head.withOtherLanguages(Calibration.identity(1)))
                .usingRecursiveComparison()
                .isEqualTo(without.head("relevance").withOtherLanguages(Calibration.identity(1)));
    }

    @Test
    void givenAPageInAnotherLanguageThenItsTraitsTellHowLikelyItIs_andItIsLeftForReview() throws BundleException {
        train("with.winnow", 80, false);
        Classifier classifier = Classifier.open(folder.resolve("with.winnow"));

        HeadResult sport = classifier.classify(german(true)).head("relevance");
        HeadResult money = classifier.classify(german(false)).head("relevance");

        assertThat(sport.labels()).containsExactly("relevant");
        assertThat(money.labels()).containsExactly("junk");
        for (HeadResult result : new HeadResult[] {sport, money}) {
            assertThat(result.decision()).isEqualTo(Decision.REVIEW);
            assertThat(result.undecided()).isEqualTo(Undecided.LANGUAGE);
        }
    }

    private static Page german(boolean sport) {
        ObjectNode row = row("1", GERMAN, sport, "de");
        return new Page(
                "1", row.path("url").asText(), null, null, row.path("html").asText(), "de");
    }

    @Test
    void givenTooFewRowsOfEitherLabelThenNothingIsConcludedFromThem() throws BundleException {
        assertThat(train("few.winnow", 38, false).head("relevance").otherLanguages())
                .isEmpty();
        assertThat(train("enough.winnow", 40, false).head("relevance").otherLanguages())
                .isPresent();
    }

    @Test
    void givenRowsThatScoresSpeakAgainstThenNothingIsConcludedFromThem() throws BundleException {
        assertThat(train("turned.winnow", 80, true).head("relevance").otherLanguages())
                .isEmpty();
    }

    @Test
    void givenNothingButRowsInOtherLanguagesThenThatIsSaid() {
        workplace.write("data/small/a.jsonl", row("g", GERMAN, true, "de") + "\n");
        workplace.write("recipe.json", RECIPE);

        Workplace.Result result = workplace.winnow(
                "train", "-q", "--recipe", "@recipe.json", "--datasets", "@data", "--out", "@none.winnow");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err())
                .contains("all 1 rows are in other languages than the recipe's [en]: nothing to train on");
    }

    @Test
    void theCardTellsOfThem_andTableAndExplanationSayWhy() throws BundleException {
        train("with.winnow", 80, false);
        workplace.write("page.html", "<html lang=de><p>" + GERMAN + "</p><form><input type=password></form>");

        assertThat(workplace.winnow("inspect", "@with.winnow").out())
                .contains("Pages in other languages are never decided; what its score means for them was learned from"
                        + " 40 junk and 40 relevant of them.");
        String told = workplace
                .winnow("explain", "--model", "@with.winnow", "@page.html")
                .out();
        assertThat(told).contains("nothing decided: the page is in another language than the model\n  relevant 0.");
        assertThat(workplace
                        .winnow("classify", "--format", "table", "--model", "@with.winnow", "@page.html")
                        .out())
                .containsPattern("review junk 0\\.[0-9]{2} \\(another language\\)\n");
        workplace.winnow("explain", "--model", "@with.winnow", "--html", "@why.html", "@page.html");
        assertThat(new String(workplace.bytes("why.html"), StandardCharsets.UTF_8))
                .contains("<p>Nothing decided: the page is in another language than the model</p>")
                .contains("<h3>relevant");
    }
}
