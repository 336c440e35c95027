package dev.winnow.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {
    @TempDir
    private Path folder;

    private Workplace workplace;

    @BeforeEach
    void model() {
        workplace = new Workplace(folder);
        workplace.write("rows.jsonl", Articles.jsonLines(40));
        workplace.winnow("train", "-q", "--data", "@rows.jsonl", "--head", "k=label", "--out", "@m.winnow");
        workplace.write(
                "page.html", "<title>Match</title><nav>Home</nav><p>goal <b>match</b> <script>x</script> &lt;i&gt;");
    }

    @Test
    void givenAPageThenWordsAndLabelsAreToldInPlainText() {
        Workplace.Result result = workplace.winnow("explain", "--model", "@m.winnow", "@page.html");

        assertThat(result.exit()).isZero();
        assertThat(result.out())
                .contains("blocks kept")
                .contains("k: ")
                .contains("score ")
                .doesNotContain("\u001B");
    }

    @Test
    void givenJsonThenItIsOneObject() {
        Workplace.Result result = workplace.winnow("explain", "--json", "--model", "@m.winnow", "@page.html");

        assertThat(result.outLines()).hasSize(1);
        assertThat(result.out()).startsWith("{\"classification\":{").contains("\"explanation\":{\"k\":[");
    }

    @Test
    void givenHtmlThenThePageHasNoScriptAndTextIsEscaped() {
        Workplace.Result result =
                workplace.winnow("explain", "--html", "@why.html", "--model", "@m.winnow", "@page.html");

        assertThat(result.exit()).isZero();
        String html = new String(workplace.bytes("why.html"), StandardCharsets.UTF_8);
        assertThat(html).startsWith("<!doctype html>").contains("&lt;i&gt;").doesNotContain("<i>", "<script");
    }

    @Test
    void givenALabelThatIsFarFromLikely_thenItIsExplainedWhereItIsAskedFor() {
        String page = "../datasets/sample/pages/match-report.html";

        assertThat(workplace.winnow("explain", page).out())
                .contains("topics: sport")
                .doesNotContain("  religion ");
        assertThat(workplace.winnow("explain", "--label", "religion", page).out())
                .contains("topics: sport")
                .containsPattern("  religion 0[.]0\\d+ .*: score -.* = bias -");
        assertThat(workplace
                        .winnow("explain", "--json", "--label", "medtop:12000000", page)
                        .out())
                .contains("{\"label\":\"medtop:12000000\"");
    }

    @Test
    void givenALabelThatTheModelDoesNotHave_thenOneLineSaysWhichItHas() {
        Workplace.Result result =
                workplace.winnow("explain", "--label", "swimming", "--model", "@m.winnow", "@page.html");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("--label swimming: the model has no such label; it has ");
        assertThat(result.errLines()).hasSize(1);
    }

    @Test
    void givenNoPageThenOneLineSaysSo() {
        workplace.write("empty.jsonl", "");

        Workplace.Result result = workplace.winnow("explain", "--model", "@m.winnow", "@empty.jsonl");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("empty.jsonl").contains("nothing to explain");
    }
}
