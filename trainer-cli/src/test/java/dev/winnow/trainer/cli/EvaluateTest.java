package dev.winnow.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluateTest {
    private final Workplace workplace;

    EvaluateTest(@TempDir Path folder) {
        this.workplace = new Workplace(folder);
    }

    @BeforeEach
    void trainOnSportAndMoney() {
        workplace.write("a.jsonl", Articles.jsonLines(32));
        train("m.winnow", "--head k=label --head relevance=label --values relevance=sport,money --head topics=topics");
        // What is predicted is beyond doubt: these words stand on one side only.
        workplace.write("test.jsonl", """
                {"text":"goal striker cup","label":"sport","topics":["sport","leisure"],"part":"a"}
                {"text":"match team coach","label":"sport","topics":["sport","leisure"],"part":"a"}
                {"text":"bank rates shares","label":"money","topics":["money","work"],"part":"a"}
                {"text":"inflation economy trade","label":"money","topics":["money","work"],"part":"b"}
                {"text":"bank profit market","label":"sport","topics":["sport","leisure"],"part":"b"}
                """);
    }

    @Test
    void figuresAreThoseThatAHandComputes() throws IOException {
        Workplace.Result result =
                workplace.winnow("evaluate", "--model", "@m.winnow", "--data", "@test.jsonl", "--json", "@e.json");

        assertThat(result.exit()).isZero();
        assertThat(result.err()).isEmpty();
        JsonNode json = json("e.json");
        assertThat(json.path("documents").asInt()).isEqualTo(5);
        // Predicted sport, sport, money, money, money: four of five are right.
        JsonNode single = json.path("heads").path("k");
        assertThat(single.path("type").asText()).isEqualTo("single");
        assertThat(single.path("accuracy").asDouble()).isEqualTo(0.8);
        assertThat(single.path("microF1").asDouble()).isEqualTo(0.8);
        // sport: precision 2/2, recall 2/3; money: precision 2/3, recall 2/2; F1 of both 4/5.
        assertThat(single.at("/labels/sport/precision").asDouble()).isEqualTo(1);
        assertThat(single.at("/labels/sport/recall").asDouble()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(single.at("/labels/money/f1").asDouble()).isCloseTo(0.8, within(1e-12));
        assertThat(single.path("macroF1").asDouble()).isCloseTo(0.8, within(1e-12));
        JsonNode binary = json.path("heads").path("relevance");
        assertThat(binary.path("type").asText()).isEqualTo("binary");
        assertThat(binary.path("positive").asText()).isEqualTo("relevant");
        assertThat(binary.path("recall").asDouble()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(binary.path("precision").asDouble()).isEqualTo(1);
        JsonNode multi = json.path("heads").path("topics");
        assertThat(multi.path("type").asText()).isEqualTo("multi");
        // 8 labels assigned rightly, 2 wrongly, 2 missed.
        assertThat(multi.path("microF1").asDouble()).isCloseTo(0.8, within(1e-12));
        for (JsonNode head : json.path("heads")) {
            assertThat(head.path("ece").isNumber()).isTrue();
            assertThat(head.path("brier").isNumber()).isTrue();
            assertThat(head.path("logLoss").isNumber()).isTrue();
        }
        assertThat(binary.path("averagePrecision").isNumber()).isTrue();
        assertThat(result.out()).contains("k (single, 5 documents)").contains("accuracy      0.8000");
    }

    @Test
    void mainLabelIsJudgedWhereItsFieldIsNamed() throws IOException {
        workplace.winnow("evaluate --model @m.winnow --data @test.jsonl --main label --json @e.json".split(" "));

        JsonNode heads = json("e.json").path("heads");
        assertThat(heads.at("/k/mainAccuracy").asDouble()).isEqualTo(0.8);
        assertThat(heads.at("/k/inSet").asDouble()).isEqualTo(0.8);
        assertThat(heads.at("/topics/inSet").asDouble()).isEqualTo(0.8);
        assertThat(heads.at("/relevance/mainAccuracy").isMissingNode()).isTrue();
    }

    @Test
    void whereChoosesTheRows() throws IOException {
        workplace.winnow("evaluate --model @m.winnow --data @test.jsonl --where part=b --json @e.json".split(" "));

        assertThat(json("e.json").path("documents").asInt()).isEqualTo(2);
        assertThat(json("e.json").at("/heads/k/accuracy").asDouble()).isEqualTo(0.5);
    }

    @Test
    void standardInputAndFilesGiveTheSame() {
        assertThat(workplace.winnowReading(
                        workplace.bytes("test.jsonl"), "evaluate", "--model", "@m.winnow", "--data", "-"))
                .isEqualTo(workplace.winnow("evaluate", "--model", "@m.winnow", "--data", "@test.jsonl"));
    }

    @Test
    void twoModelsAreComparedOnTheSameRowsHeadByHead() throws IOException {
        // The other model has the labels the wrong way round, so it is right once: on the last row.
        workplace.write(
                "wrong.jsonl",
                Articles.jsonLines(32)
                        .replace("\"sport\"", "\"?\"")
                        .replace("\"money\"", "\"sport\"")
                        .replace("\"?\"", "\"money\""));
        workplace.winnow("train --data @wrong.jsonl --out @wrong.winnow --head k=label --head other=label".split(" "));

        Workplace.Result result = workplace.winnow(
                "evaluate --model @m.winnow --model @wrong.winnow --data @test.jsonl --json @e.json".split(" "));

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("k (two models, 5 documents)")
                .contains("right in one model only: 4 and 1")
                .contains("relevance: not compared, for " + workplace.path("wrong.winnow") + " has no such head")
                .contains("other: not compared, for " + workplace.path("m.winnow") + " has no such head");
        JsonNode json = json("e.json");
        assertThat(json.at("/heads/k/accuracy").asDouble()).isEqualTo(0.8);
        assertThat(json.at("/second/heads/k/accuracy").asDouble()).isEqualTo(0.2);
        assertThat(json.at("/comparison/k/accuracy/difference").asDouble()).isCloseTo(-0.6, within(1e-12));
        assertThat(json.path("comparison").has("other")).isFalse();
    }

    @Test
    void headsThatWereJudgedOnDifferentRowsAreNotCompared() {
        workplace.write("b.jsonl", Articles.jsonLines(32).replace("\"label\":\"money\"", "\"label\":\"rain\""));
        workplace.winnow("train --data @b.jsonl --out @b.winnow --head relevance=label --values relevance=sport,rain"
                .split(" "));

        Workplace.Result result =
                workplace.winnow("evaluate --model @m.winnow --model @b.winnow --data @test.jsonl".split(" "));

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("relevance: left out 2: other values")
                .contains("relevance: not compared, for the two models were not judged on the same rows and labels");
    }

    @Test
    void aHeadWithoutItsFieldInTheDataSaysSoAndTheOthersAreJudged() throws IOException {
        workplace.write("half.jsonl", "{\"text\":\"goal\",\"topics\":[\"sport\",\"leisure\"]}\n");

        Workplace.Result result =
                workplace.winnow("evaluate --model @m.winnow --data @half.jsonl --json @e.json".split(" "));

        assertThat(result.exit()).isZero();
        assertThat(result.outLines()).contains("k (single, 0 documents)", "k: left out 1: no field \"label\"");
        assertThat(json("e.json").at("/heads/k/documents").asInt()).isZero();
        assertThat(json("e.json").at("/heads/topics/documents").asInt()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    --model @m.winnow --data @empty.jsonl                   | empty.jsonl: nothing to evaluate on: there is no row in it
                    --model @m.winnow --data @missing.jsonl                 | there is no such file or folder; check the path
                    --model @m.winnow --data @test.jsonl --where part=z     | nothing to evaluate on: no row passes --where part=z
                    --model @m.winnow --data @bare.jsonl                    | not one of the 2 rows has a label that the model knows
                    --model @m.winnow --data @test.jsonl --main nope        | --main nope: no row has a field of that name
                    --model @m.winnow --data @test.jsonl --json @no/e.json  | create it first
                    --model @m.winnow --data @test.jsonl --json @test.jsonl | test.jsonl is also what is read
                    --model @m.winnow --data @test.jsonl --json @m.winnow   | m.winnow is also what is read
                    --model @m.winnow --model @m.winnow --model @m.winnow --data @test.jsonl | is given 3 times: give one model, or two
                    """)
    void saysWhatIsWrongInOneLineAndWritesNothing(String options, String said) {
        workplace.write("empty.jsonl", "");
        workplace.write("bare.jsonl", "{\"text\":\"goal\"}\n{\"text\":\"rates\"}\n");
        Map<String, String> before = workplace.contents();

        Workplace.Result result = workplace.winnow(("evaluate " + options).split(" "));

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.errLines()).hasSize(1);
        assertThat(result.err()).startsWith("winnow: ").contains(said);
        assertThat(workplace.contents()).isEqualTo(before);
    }

    private void train(String out, String heads) {
        Workplace.Result result = workplace.winnow(("train --data @a.jsonl --out @" + out + " " + heads).split(" "));
        assertThat(result.exit()).as(result.err()).isZero();
    }

    private JsonNode json(String name) throws IOException {
        return new JsonMapper().readTree(workplace.bytes(name));
    }
}
