package dev.winnow.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {
    private final Workplace workplace;

    QuickstartTest(@TempDir Path folder) {
        this.workplace = new Workplace(folder);
    }

    @Test
    void showsTheWholeWayAndLeavesAModelThatTheNextCommandsTake() {
        Workplace.Result result = workplace.winnow("quickstart", "--out", "@q.winnow");

        assertThat(result.exit()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.outLines().get(0)).matches("Training on \\d+ pages: \\d+ news articles, \\d+ junk pages\\.");
        assertThat(result.out())
                .contains("Measured on ", "  relevance   F1 0.", "  topics      micro-F1 0.", "Six more pages:")
                .contains("The model is in " + workplace.path("q.winnow"));
        assertThat(workplace.contents()).containsOnlyKeys("", "q.winnow");
        String next = result.out().substring(result.out().indexOf("Next, try:"));
        for (String line : next.lines().skip(1).toList()) {
            String command = line.strip().replace("YOUR_PAGE.html", "@page.html");
            workplace.write("page.html", "<p>The match was won.</p>");
            assertThat(command).startsWith("winnow ");
            assertThat(workplace
                            .winnow(command.substring("winnow ".length()).split(" "))
                            .exit())
                    .as(command)
                    .isZero();
        }
    }

    @Test
    void jsonIsTheLayoutOfEvaluateAndNothingElse() throws IOException {
        Workplace.Result result = workplace.winnow("quickstart", "--json", "--out", "@q.winnow");

        JsonNode json = new JsonMapper().readTree(result.out());
        assertThat(result.err()).isEmpty();
        assertThat(json.path("documents").asInt()).isPositive();
        assertThat(json.at("/heads/relevance/type").asText()).isEqualTo("binary");
        assertThat(json.at("/heads/relevance/averagePrecision").asDouble()).isBetween(0.5, 1.0);
        assertThat(json.at("/heads/topics/type").asText()).isEqualTo("multi");
        assertThat(json.at("/heads/topics/labels").isObject()).isTrue();
    }

    @Test
    void refusesAFolderThatIsNotThereBeforeItTrains() {
        Map<String, String> before = workplace.contents();

        Workplace.Result result = workplace.winnow("quickstart", "--out", "@missing/q.winnow");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.errLines()).hasSize(1);
        assertThat(result.err())
                .startsWith("winnow: ")
                .contains("there is no folder")
                .contains("create it first");
        assertThat(workplace.contents()).isEqualTo(before);
    }

    @Test
    void writesQuickstartWinnowIntoTheFolderItIsRunIn() throws Exception {
        Process process = workplace.startThere("quickstart", "--quiet");
        process.getInputStream().readAllBytes();

        assertThat(process.waitFor()).isZero();
        assertThat(workplace.contents()).containsOnlyKeys("", "quickstart.winnow");
    }
}
