package dev.winnow.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.winnow.Classifier;
import dev.winnow.article.Page;
import dev.winnow.bundle.BundleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifyTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String HTML =
            "<html><head><title>Cup final</title></head><body><p>The team and its striker won the cup.</p></body></html>";

    private final Workplace workplace;

    ClassifyTest(@TempDir Path folder) {
        this.workplace = new Workplace(folder);
    }

    @BeforeEach
    void trainOnSportAndMoney() {
        workplace.write("a.jsonl", Articles.jsonLines(16));
        assertThat(workplace
                        .winnow(
                                "train",
                                "--data",
                                "@a.jsonl",
                                "--head",
                                "relevance=label",
                                "--values",
                                "relevance=sport,money",
                                "--head",
                                "topics=topics",
                                "--out",
                                "@m.winnow")
                        .exit())
                .isZero();
    }

    @Test
    void answersAreThoseOfTheLibraryToTheByteAndInTheOrderOfTheRows() throws BundleException {
        Classifier classifier = Classifier.open(workplace.path("m.winnow"));
        String expected = Articles.articles(16).stream()
                .map(article -> classifier
                        .classify(Page.ofText(article.title(), article.text()).withId(article.id()))
                        .toJson())
                .collect(Collectors.joining("\n", "", "\n"));

        Workplace.Result result = classify("@a.jsonl");

        assertThat(result).isEqualTo(new Workplace.Result(0, expected, ""));
    }

    @Test
    void labelsAreThoseOfTheJsonOnALineAPage() throws IOException {
        workplace.write("b.jsonl", "{\"id\":\"a\\tb\",\"text\":\"The striker won the cup.\"}\nno json\n");
        Workplace.Result json = classify("@a.jsonl", "@b.jsonl");
        Workplace.Result labels = classify("@a.jsonl", "@b.jsonl", "--format", "labels");

        assertThat(labels.outLines().get(0)).isEqualTo("id\trelevance\ttopics");
        for (int i = 0; i < 17; i++) {
            JsonNode answer = JSON.readTree(json.outLines().get(i));
            List<String> topics = new ArrayList<>();
            answer.at("/heads/topics/labels").forEach(label -> topics.add(label.asText()));
            assertThat(labels.outLines().get(i + 1))
                    .isEqualTo(answer.path("id").asText().replace('\t', '?') + "\t"
                            + answer.at("/heads/relevance/decision").asText() + "\t" + String.join(";", topics));
        }
        assertThat(labels.outLines().get(18)).contains("b.jsonl:2\terror: not valid JSON");
        assertThat(labels.exit()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1, jsonl", "4, jsonl", "1, table", "4, table"})
    void orderIsKeptOverFilesAndBatchesWithAnyNumberOfThreads(String threads, String format) {
        workplace.write("many.jsonl", rows("m", 700));
        workplace.write("more.jsonl", rows("n", 300));

        Workplace.Result result =
                classify("@many.jsonl", "@more.jsonl", "@a.jsonl", "--threads", threads, "--format", format);

        List<String> lines = result.outLines();
        int first = format.equals("table") ? 1 : 0;
        assertThat(lines).hasSize(first + 1016);
        for (int i = 0; i < 1000; i++) {
            String id = i < 700 ? "m" + i : "n" + (i - 700);
            assertThat(lines.get(first + i)).startsWith(first == 0 ? "{\"id\":\"" + id + "\"," : id + " ");
        }
    }

    @Test
    void packedRowsGiveTheSameAnswersAsPlainOnes() {
        workplace.write("packed.jsonl.gz", Articles.gzip(Articles.jsonLines(16)));

        assertThat(classify("@packed.jsonl.gz")).isEqualTo(classify("@a.jsonl"));
        assertThat(workplace.winnowReading(workplace.bytes("packed.jsonl.gz"), "classify", "--model", "@m.winnow"))
                .isEqualTo(classify("@a.jsonl"));
    }

    @Test
    void standardInputIsReadWhereNoFileIsNamedOrADash() {
        byte[] input = workplace.bytes("a.jsonl");

        assertThat(workplace.winnowReading(input, "classify", "--model", "@m.winnow"))
                .isEqualTo(classify("@a.jsonl"));
        assertThat(workplace.winnowReading(input, "classify", "--model", "@m.winnow", "-"))
                .isEqualTo(classify("@a.jsonl"));
    }

    @Test
    void badRowsKeepTheirPlaceAndGiveExitCode1() throws IOException {
        workplace.write(
                "mixed.jsonl",
                "{\"id\":\"good\",\"text\":\"goal\"}\nnonsense\n{\"id\":\"none\"}\n{\"text\":\"rates\"}\n{\"id\":5,\"text\":\"x\"}\n");
        String file = workplace.path("mixed.jsonl").toString();

        Workplace.Result result = classify("@mixed.jsonl");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.outLines()).hasSize(5);
        assertThat(ids(result)).containsExactly("good", file + ":2", file + ":3", file + ":4", "5");
        JsonNode error = JSON.readTree(result.outLines().get(1)).path("error");
        assertThat(error.path("message").asText()).startsWith("not valid JSON");
        assertThat(JSON.readTree(result.outLines().get(2))
                        .path("error")
                        .path("message")
                        .asText())
                .isEqualTo("no text, title or html");
        assertThat(result.errLines()).contains("skipped 1: no text, title or html");
    }

    @Test
    void strictStopsAtABadRow() {
        workplace.write("mixed.jsonl", "{\"text\":\"goal\"}\nnonsense\n");

        Workplace.Result result = classify("@mixed.jsonl", "--strict");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.errLines()).hasSize(1);
        assertThat(result.err()).startsWith("winnow: ").contains("mixed.jsonl:2: not valid JSON");
    }

    @Test
    void pagesAndFoldersOfPagesAreRead() throws IOException {
        workplace.write("pages/b.html", HTML);
        workplace.write("pages/a.txt", "Rates and shares rose with inflation.");
        workplace.write("pages/deep/c.htm", HTML);
        workplace.write("pages/picture.png", "not text");

        Workplace.Result result = classify("@pages");

        assertThat(result.exit()).isZero();
        assertThat(ids(result))
                .containsExactly(
                        workplace.path("pages/a.txt").toString(),
                        workplace.path("pages/b.html").toString(),
                        workplace.path("pages/deep/c.htm").toString());
        assertThat(JSON.readTree(result.outLines().get(1))
                        .at("/heads/relevance/labels/0")
                        .asText())
                .isEqualTo("relevant");
        assertThat(result.err()).contains("picture.png");
        assertThat(classify("@pages/b.html").outLines())
                .containsExactly(result.outLines().get(1));
    }

    @Test
    void tableHasALineAPageForAPersonToRead() {
        workplace.write(
                "mixed.jsonl",
                "{\"id\":\"match\",\"text\":\"goal striker cup\"}\nnonsense\n{\"id\":\"unknown\",\"text\":\"xyz\"}\n");

        Workplace.Result result = classify("@mixed.jsonl", "--format", "table");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.outLines()).hasSize(4);
        assertThat(result.outLines().get(0)).matches("page +relevance +topics");
        assertThat(result.outLines().get(1)).matches("match +keep +relevant 0\\.\\d\\d +.*sport 0\\.\\d\\d.*");
        assertThat(result.outLines().get(2)).contains("mixed.jsonl:2").contains("error: not valid JSON");
        assertThat(result.outLines().get(3)).matches("unknown +review .*");
    }

    @Test
    void idsCannotGiveOrdersToATerminal() {
        workplace.write("evil.jsonl", "{\"id\":\"\\u001b[2Jx\\ny\",\"text\":\"goal\"}\n");

        assertThat(classify("@evil.jsonl", "--format", "table").outLines().get(1))
                .startsWith("?[2Jx?y ");
    }

    @Test
    void outGetsWhatStandardOutputWouldHaveAndNothingElseIsLeft() throws IOException {
        Map<String, String> before = workplace.contents();
        workplace.write("answers.jsonl", "the answers of yesterday");

        Workplace.Result result = classify("@a.jsonl", "--out", "@answers.jsonl");

        assertThat(result).isEqualTo(new Workplace.Result(0, "", ""));
        assertThat(Files.readString(workplace.path("answers.jsonl")))
                .isEqualTo(classify("@a.jsonl").out());
        assertThat(workplace.contents().keySet()).hasSize(before.size() + 1);
    }

    @Test
    void outStaysAsItWasWhenTheRunFails() {
        workplace.write("answers.jsonl", "the answers of yesterday");
        byte[] packed = Articles.gzip(rows("m", 2000));
        workplace.write("cut.jsonl.gz", Arrays.copyOf(packed, packed.length / 2));
        Map<String, String> before = workplace.contents();

        Workplace.Result result = classify("@cut.jsonl.gz", "--out", "@answers.jsonl");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.errLines()).hasSize(1);
        assertThat(result.err()).contains("damaged or cut short");
        assertThat(workplace.contents()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    @missing.jsonl                        | there is no such file or folder; check the path
                    @empty.jsonl                          | empty.jsonl: nothing to classify: there is no row in it
                    @a.jsonl --where split=never          | nothing to classify: no row passes --where split=never
                    @a.jsonl --format xml                 | --format xml: there are jsonl, table and labels
                    @a.jsonl --threads 0                  | --threads 0: give a number from 1 to 1024
                    @a.jsonl --out @missing/answers.jsonl | create it first
                    @a.jsonl --out @a.jsonl               | a.jsonl is also what is read
                    @a.jsonl --data-format csv            | the header is not valid CSV; mend it, or name another --data-format
                    """)
    void saysWhatIsWrongInOneLine(String options, String said) {
        workplace.write("empty.jsonl", "");
        Map<String, String> before = workplace.contents();

        Workplace.Result result = classify(options.split(" "));

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.errLines()).hasSize(1);
        assertThat(result.err()).startsWith("winnow: ").contains(said);
        assertThat(workplace.contents()).isEqualTo(before);
    }

    @Test
    void emptyStandardInputIsNamedAsThat() {
        assertThat(workplace.winnow("classify", "--model", "@m.winnow").err())
                .startsWith("winnow: standard input: nothing to classify");
    }

    @Test
    void htmlIsReadFromTheHtmlAloneSoTextAndTitleOfTheRowChangeNothing() {
        String html = JSON.createObjectNode().put("html", HTML).toString();
        workplace.write("bare.jsonl", "{\"id\":\"1\"," + html.substring(1) + "\n");
        workplace.write(
                "gold.jsonl", "{\"id\":\"1\",\"title\":\"rates\",\"text\":\"bank shares\"," + html.substring(1) + "\n");

        assertThat(classify("@gold.jsonl").out())
                .isEqualTo(classify("@bare.jsonl").out());
    }

    private Workplace.Result classify(String... options) {
        String[] args = new String[options.length + 3];
        args[0] = "classify";
        args[1] = "--model";
        args[2] = "@m.winnow";
        System.arraycopy(options, 0, args, 3, options.length);
        return workplace.winnow(args);
    }

    private static List<String> ids(Workplace.Result result) throws IOException {
        List<String> ids = new ArrayList<>();
        for (String line : result.outLines()) {
            ids.add(JSON.readTree(line).path("id").asText());
        }
        return ids;
    }

    private static String rows(String prefix, int count) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < count; i++) {
            rows.append("{\"id\":\"" + prefix + i + "\",\"text\":\"" + (i % 3 == 0 ? Articles.SPORT : Articles.MONEY)
                    + " " + Integer.toHexString(i * 0x9E3779B9) + "\"}\n");
        }
        return rows.toString();
    }
}
