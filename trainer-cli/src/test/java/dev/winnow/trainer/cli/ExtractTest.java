package dev.winnow.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractTest {
    private static final String BODY = "The council put off its vote on the harbour tram.";
    private static final String HTML =
            "<title>Tram</title><nav><a href=/>Home</a></nav><article><p>" + BODY + "</p></article>";

    @TempDir
    private Path folder;

    private Workplace workplace = new Workplace(Path.of(""));

    @BeforeEach
    void enter() {
        workplace = new Workplace(folder);
    }

    @Test
    void givenJsonLines_whenExtracted_thenEachHasItsArticleInItsPlaceAndNoPageIsLost() throws IOException {
        workplace.write(
                "pages.jsonl",
                "{\"id\":\"a\",\"url\":\"https://a.example/1\",\"html\":" + quoted(HTML) + "}\n"
                        + "not json\n"
                        + "{\"id\":\"c\",\"html\":\"\"}\n"
                        + "{\"id\":\"d\",\"title\":\"T\",\"text\":\"Plain text.\"}\n");

        Workplace.Result result = workplace.winnow("extract", "@pages.jsonl");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.outLines()).hasSize(4);
        assertThat(json(result, 0).path("text").asText()).isEqualTo(BODY);
        assertThat(json(result, 0).path("title").asText()).isEqualTo("Tram");
        assertThat(json(result, 0).path("url").asText()).isEqualTo("https://a.example/1");
        assertThat(json(result, 1).path("error").path("message").asText()).startsWith("not valid JSON");
        assertThat(json(result, 2).path("text").asText()).isEmpty();
        assertThat(json(result, 3).path("text").asText()).isEqualTo("Plain text.");
        assertThat(result.err()).contains("4 pages", "2 with text, 1 without, 1 not readable");
    }

    @Test
    void givenGoldTextBesideHtml_whenExtracted_thenItChangesNoByte() {
        workplace.write(
                "gold.jsonl", "{\"id\":\"a\",\"text\":\"gold\",\"title\":\"gold\",\"html\":" + quoted(HTML) + "}\n");
        workplace.write("bare.jsonl", "{\"id\":\"a\",\"html\":" + quoted(HTML) + "}\n");

        assertThat(workplace.winnow("extract", "-q", "--blocks", "@gold.jsonl").out())
                .isEqualTo(workplace
                        .winnow("extract", "-q", "--blocks", "@bare.jsonl")
                        .out());
    }

    @Test
    void givenBlocksAreAskedFor_thenEachHasItsDecisionAndReason() throws IOException {
        workplace.write("page.html", HTML);

        JsonNode blocks =
                json(workplace.winnow("extract", "--blocks", "@page.html"), 0).path("blocks");

        assertThat(blocks).hasSize(2);
        assertThat(blocks.get(0).path("kept").asBoolean()).isFalse();
        assertThat(blocks.get(0).path("reason").asText()).isEqualTo("navigation");
        assertThat(blocks.get(1).path("kept").asBoolean()).isTrue();
        assertThat(blocks.get(1).path("kind").asText()).isEqualTo("paragraph");
        assertThat(blocks.get(1).path("text").asText()).isEqualTo(BODY);
    }

    @Test
    void givenAFolderAndStandardInput_whenExtracted_thenBothAreRead() {
        workplace.write("pages/a.html", HTML);
        workplace.write("pages/b.txt", "Plain text.\nNext Article\nOther Story Of Today");

        assertThat(workplace.winnow("extract", "-q", "@pages").outLines()).hasSize(2);
        assertThat(workplace
                        .winnowReading(HTML.getBytes(StandardCharsets.UTF_8), "extract", "-q")
                        .out())
                .contains(BODY);
    }

    @Test
    void givenAFileInAnotherEncoding_whenExtracted_thenItsMarkupDecides() throws IOException {
        Files.write(
                folder.resolve("page.html"),
                "<meta charset=windows-1251><p>Совет отложил решение.".getBytes(Charset.forName("windows-1251")));

        assertThat(workplace.winnow("extract", "-q", "@page.html").out()).contains("Совет отложил решение.");
    }

    @Test
    void givenShow_thenWhatWasLeftOutStandsBehindItsReasonAndNothingATerminalWouldObey() {
        workplace.write("page.html", HTML.replace("Home", "Ho\u001B[31mme"));

        Workplace.Result result = workplace.winnow("extract", "--show", "@page.html");

        assertThat(result.exit()).isZero();
        assertThat(result.outLines()).contains("[navigation] Ho?[31mme", BODY);
    }

    @Test
    void givenWhatDoesNotGoTogether_thenOneSentenceSaysSo() {
        workplace.write("page.html", HTML);

        Workplace.Result result = workplace.winnow("extract", "--show", "--blocks", "@page.html");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.errLines()).hasSize(1);
        Workplace.Result other = workplace.winnow("extract", "--model", "@page.html", "@page.html");
        assertThat(other.exit()).isEqualTo(1);
        assertThat(other.errLines()).hasSize(1);
    }

    @Test
    void givenAnOutFileAndAnyNumberOfThreads_thenItHoldsTheSameBytes() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            rows.append("{\"id\":\"")
                    .append(i)
                    .append("\",\"html\":")
                    .append(quoted(HTML.replace("Tram", "T" + i)))
                    .append("}\n");
        }
        workplace.write("pages.jsonl", rows.toString());

        workplace.winnow("extract", "--threads", "1", "--out", "@one.jsonl", "@pages.jsonl");
        workplace.winnow("extract", "--threads", "3", "--out", "@three.jsonl", "@pages.jsonl");

        assertThat(folder.resolve("one.jsonl")).hasSameBinaryContentAs(folder.resolve("three.jsonl"));
        assertThat(Files.readAllLines(folder.resolve("one.jsonl"))).hasSize(500);
    }

    @Test
    void givenGoldText_whenExtractionIsEvaluated_thenFiguresAndJsonAgree() throws IOException {
        workplace.write(
                "gold.jsonl",
                "{\"id\":\"a\",\"lang\":\"en\",\"kind\":\"news\",\"text\":" + quoted(BODY) + ",\"html\":" + quoted(HTML)
                        + "}\n"
                        + "{\"id\":\"b\",\"lang\":\"de\",\"kind\":\"blog\",\"text\":\"Something else\",\"html\":"
                        + quoted(HTML) + "}\n{\"id\":\"c\",\"html\":\"<p>no gold\"}\n");

        Workplace.Result result = workplace.winnow(
                "evaluate-extraction",
                "--data",
                "@gold.jsonl",
                "--by",
                "kind",
                "--worst",
                "1",
                "--passes",
                "2",
                "--json",
                "@figures.json");

        assertThat(result.exit()).isZero();
        assertThat(result.out()).contains("0.000 b").contains("processor time a page");
        assertThat(result.err()).contains("left out 1: no html, or neither text nor pieces of it");
        JsonNode figures =
                new ObjectMapper().readTree(folder.resolve("figures.json").toFile());
        assertThat(figures.path("pages").asInt()).isEqualTo(2);
        assertThat(figures.path("wordF1").asDouble()).isEqualTo(0.5);
        assertThat(figures.path("by").path("kind").path("news").path("wordF1").asDouble())
                .isEqualTo(1);
    }

    @Test
    void givenPiecesInPlaceOfTheText_whenExtractionIsEvaluated_thenItTellsWhichWereFoundAndWhichWereKept()
            throws IOException {
        workplace.write(
                "pieces.jsonl",
                "{\"id\":\"a\",\"kind\":\"news\",\"must_have\":[\"put off  its\",\"Tram\",\"nowhere\"],\"must_not_have\":[\"Home\"],\"html\":"
                        + quoted(HTML)
                        + "}\n{\"id\":\"b\",\"kind\":\"blog\",\"text\":\" \",\"must_not_have\":[\"harbour\"],\"comments\":[\"gone\"],\"html\":"
                        + quoted(HTML) + "}\n");

        Workplace.Result result = workplace.winnow(
                "evaluate-extraction",
                "--data",
                "@pieces.jsonl",
                "--by",
                "kind",
                "--worst",
                "2",
                "--json",
                "@figures.json");

        assertThat(result.exit()).isZero();
        assertThat(result.outLines().get(0)).startsWith("pieces of articles");
        assertThat(result.outLines().get(1)).matches("all +2 +3 +1 +3");
        assertThat(result.outLines().get(2)).matches("blog +0 +0 +1 +2");
        assertThat(result.outLines().get(3)).matches("news +2 +3 +0 +1");
        assertThat(result.outLines().subList(5, result.outLines().size())).containsExactly("1 wrong a", "1 wrong b");
        JsonNode pieces = new ObjectMapper()
                .readTree(folder.resolve("figures.json").toFile())
                .path("pieces");
        assertThat(pieces.path("found").asInt()).isEqualTo(2);
        assertThat(pieces.path("by")
                        .path("kind")
                        .path("blog")
                        .path("mustNotHave")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void givenNoRowWithHtmlAndGoldText_whenExtractionIsEvaluated_thenItSaysSo() {
        workplace.write(
                "texts.jsonl",
                "{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"b\",\"html\":\"<p>x\"}\n"
                        + "{\"id\":\"c\",\"html\":\"<p>x\",\"text\":\" \\n\"}\n");

        Workplace.Result result = workplace.winnow("evaluate-extraction", "-q", "--data", "@texts.jsonl");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("winnow: none of 3 rows has html and its gold text in text");
    }

    private static JsonNode json(Workplace.Result result, int line) throws IOException {
        return new ObjectMapper().readTree(result.outLines().get(line));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\\\"") + '"';
    }
}
