package dev.winnow.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectTest {
    private final Workplace workplace;

    InspectTest(@TempDir Path folder) {
        this.workplace = new Workplace(folder);
    }

    @BeforeEach
    void trainAndDamage() {
        workplace.write("a.jsonl", Articles.jsonLines(16));
        assertThat(workplace
                        .winnow(
                                "train",
                                "--data",
                                "@a.jsonl",
                                "--head",
                                "k=label",
                                "--head",
                                "t=topics",
                                "--out",
                                "@m.winnow")
                        .exit())
                .isZero();
        byte[] whole = workplace.bytes("m.winnow");
        byte[] flipped = whole.clone();
        flipped[whole.length / 2] ^= 1;
        workplace.write("flipped.winnow", flipped);
        workplace.write("cut.winnow", Arrays.copyOf(whole, whole.length / 2));
        workplace.write("longer.winnow", Arrays.copyOf(whole, whole.length + 1));
        workplace.write("text.winnow", "not a model");
        workplace.write("empty.winnow", "");
    }

    @Test
    void tellsWhatIsInAModel() {
        Workplace.Result result = workplace.winnow("inspect", "@m.winnow");

        assertThat(result.exit()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.outLines().get(0))
                .matches(".*m\\.winnow: model@[0-9a-f]{12}, whole and verified, [0-9,]+ bytes");
        assertThat(result.out())
                .contains("head k: single over 2 labels from field \"label\", linear")
                .contains("head t: multi over 4 labels from field \"topics\", linear")
                .contains("## Head `k` (single)")
                .contains("; fields text\n");
    }

    @Test
    void tellsTheFieldsOfTheModelThatComesWithWinnow() {
        Workplace.Result result = workplace.winnow("inspect");

        assertThat(result.exit()).isZero();
        assertThat(result.out())
                .startsWith("the model that comes with Winnow: ")
                .contains("; fields text, left-out, page, style\n");
    }

    @Test
    void provenanceIsJsonAndNothingElse() throws JsonProcessingException {
        Workplace.Result result = workplace.winnow("inspect", "--provenance", "@m.winnow");

        JsonNode provenance = new JsonMapper().readTree(result.out());
        assertThat(provenance.path("rows").asInt()).isEqualTo(16);
        assertThat(provenance.path("data").path(0).path("name").asText()).isEqualTo("a.jsonl");
        assertThat(provenance.path("data").path(0).path("sha256").asText()).matches("[0-9a-f]{64}");
        assertThat(provenance.toString()).doesNotContain(workplace.folder().toString());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    missing.winnow | does not exist: check the path
                    text.winnow    | not a bundle
                    empty.winnow   | not a bundle
                    cut.winnow     | the bundle is damaged; copy or train it again
                    flipped.winnow | the bundle is damaged; copy or train it again
                    longer.winnow  | the bundle is damaged; copy or train it again
                    .              | not a regular file: check the path
                    """)
    void everyCommandRefusesWhatIsNoWholeModelInOneLine(String model, String said) {
        String[][] commands = {
            {"inspect", "@" + model},
            {"classify", "--model", "@" + model, "@a.jsonl"},
            {"evaluate", "--model", "@" + model, "--data", "@a.jsonl"},
            {"benchmark", "--model", "@" + model, "--data", "@a.jsonl"},
        };
        for (String[] command : commands) {
            Workplace.Result result = workplace.winnow(command);

            assertThat(result.exit()).isEqualTo(1);
            assertThat(result.out()).isEmpty();
            assertThat(result.errLines()).hasSize(1);
            assertThat(result.err()).startsWith("winnow: ").contains(model).contains(said);
        }
    }
}
