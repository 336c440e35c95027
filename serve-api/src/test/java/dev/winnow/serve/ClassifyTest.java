package dev.winnow.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.winnow.Classifier;
import dev.winnow.article.Page;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One page in, one classification out, or one clear refusal. */
class ClassifyTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TEXT =
            "The two governments met again on Tuesday to discuss a ceasefire, ministers said.";

    private static TestServer server;
    private static Classifier classifier;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.quickstart();
        classifier = Classifier.open(TestModels.quickstart());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String page(String id, String text) {
        return JSON.createObjectNode().put("id", id).put("text", text).toString();
    }

    @Test
    void answersByteForByteAsTheLibraryDoes() {
        HttpResponse<String> answer = server.postJson("/v1/classify", page("a\u00e9\uD83D\uDE00", TEXT));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(classifier
                        .classify(Page.ofText(TEXT).withId("a\u00e9\uD83D\uDE00"))
                        .toJson());
    }

    @Test
    void answersForEveryPageOfTheSamples() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("../datasets/sample/pages"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".html")).toList()) {
                String html = Files.readString(file);
                String json = JSON.createObjectNode().put("html", html).toString();
                String wanted = classifier.classify(Page.ofHtml(html)).toJson();

                assertThat(server.postJson("/v1/classify", json).body()).isEqualTo(wanted);
                assertThat(server.post("/v1/classify", "text/html; charset=utf-8", html)
                                .body())
                        .isEqualTo(wanted);
            }
        }
    }

    @Test
    void takesPlainTextWithIdAndUrlInTheQuery() {
        HttpResponse<String> answer = server.post(
                "/v1/classify?id=7&url=https%3A%2F%2Fexample.org%2Fa", "text/plain", "Talks go on\n\n" + TEXT);

        Page page = new Page("7", "https://example.org/a", "Talks go on", TEXT, null, null);
        assertThat(answer.body()).isEqualTo(classifier.classify(page).toJson());
    }

    @Test
    void plainTextThatBeginsWithNoWordHasNoTitleAsOnTheCommandLine() {
        String text = "[]\n\n" + TEXT;

        assertThat(server.post("/v1/classify", "text/plain", text).body())
                .isEqualTo(classifier.classify(Page.ofText(text)).toJson());
        assertThat(server.post("/v1/extract", "text/plain", text).body()).doesNotContain("\"title\":\"[]\"");
    }

    @Test
    void leavesOutTheGoldTextOfAPageWithHtml() {
        String html = "<p>" + TEXT + "</p>";
        String with = JSON.createObjectNode()
                .put("html", html)
                .put("text", "goal goal goal")
                .put("title", "match")
                .put("labels", 3)
                .toString();
        String without = JSON.createObjectNode().put("html", html).toString();

        assertThat(server.postJson("/v1/classify", with).body())
                .isEqualTo(server.postJson("/v1/classify", without).body());
    }

    @Test
    void sendsOnlyTheFieldsAskedFor() throws Exception {
        JsonNode all =
                JSON.readTree(server.postJson("/v1/classify", page("1", TEXT)).body());
        JsonNode some = JSON.readTree(server.postJson("/v1/classify?fields=id,heads.topics", page("1", TEXT))
                .body());

        assertThat(some.fieldNames()).toIterable().containsExactly("id", "heads");
        assertThat(some.path("heads").fieldNames()).toIterable().containsExactly("topics");
        assertThat(some.path("heads").path("topics"))
                .isEqualTo(all.path("heads").path("topics"));
    }

    @Test
    void explainsAsTheLibraryDoes() {
        HttpResponse<String> answer = server.postJson("/v1/classify?explain=true", page("1", TEXT));

        assertThat(answer.body())
                .isEqualTo(classifier.explain(Page.ofText(TEXT).withId("1"), 20).toJson());
        assertThat(server.postJson("/v1/classify?explain=true&fields=id", page("1", TEXT))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void aModelCanBeNamed() {
        assertThat(server.postJson("/v1/models/quickstart/classify", page("1", TEXT))
                        .body())
                .isEqualTo(server.postJson("/v1/classify", page("1", TEXT)).body());
    }

    @Test
    void anEmptyPageHasAnAnswerToo() {
        assertThat(server.postJson("/v1/classify", "{\"text\":\"\"}").body()).contains("\"decision\":\"review\"");
    }

    @Test
    void everyAnswerHasARequestIdAndAHarmlessOneIsKept() {
        assertThat(id(server.postJson("/v1/classify", page("1", TEXT), "X-Request-Id", "desk-42")))
                .isEqualTo("desk-42");
        assertThat(id(server.postJson("/v1/classify", page("1", TEXT), "X-Request-Id", "a b<script>")))
                .matches("[a-z0-9-]+");
        assertThat(id(server.get("/nothing"))).matches("[a-z0-9-]+");
    }

    private static String id(HttpResponse<String> answer) {
        return answer.headers().firstValue("X-Request-Id").orElse("");
    }

    static Stream<Arguments> refusals() {
        String deep = "{\"text\":\"x\",\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}";
        return Stream.of(
                Arguments.of("/v1/classify", "application/json", "", 422, "invalid"),
                Arguments.of("/v1/classify", "application/json", "{", 400, "malformed"),
                Arguments.of("/v1/classify", "application/json", "{\"text\":\"x\"} {}", 400, "malformed"),
                Arguments.of("/v1/classify", "application/json", "{\"text\":\"x\",\"text\":\"y\"}", 400, "malformed"),
                Arguments.of("/v1/classify", "application/json", "{\"text\":\"x\",\"n\":NaN}", 400, "malformed"),
                Arguments.of("/v1/classify", "application/json", "{\"text\":\"x\",\"n\":-Infinity}", 400, "malformed"),
                Arguments.of("/v1/classify", "application/json", "{\"text\":\"a\u0001\"}", 400, "malformed"),
                Arguments.of("/v1/classify", "application/json", deep, 400, "malformed"),
                Arguments.of("/v1/classify", "application/json", "[]", 422, "invalid"),
                Arguments.of("/v1/classify", "application/json", "null", 422, "invalid"),
                Arguments.of("/v1/classify", "application/json", "{\"id\":\"x\"}", 422, "invalid"),
                Arguments.of("/v1/classify", "application/json", "{\"text\":3}", 422, "invalid"),
                Arguments.of("/v1/classify", "application/json", "{\"text\":\"\\ud800\"}", 422, "invalid"),
                Arguments.of("/v1/classify?fields=nose", "application/json", "{\"text\":\"x\"}", 422, "invalid"),
                Arguments.of("/v1/classify?fields=", "application/json", "{\"text\":\"x\"}", 422, "invalid"),
                Arguments.of("/v1/classify?explian=true", "application/json", "{\"text\":\"x\"}", 422, "invalid"),
                Arguments.of("/v1/classify?id=1&id=2", "text/plain", "x", 422, "invalid"),
                Arguments.of("/v1/classify", "application/json; charset=utf-16", "{}", 415, "unsupported-media"),
                Arguments.of("/v1/classify", "text/csv", "a,b", 415, "unsupported-media"),
                Arguments.of("/v1/classify", "x", "a,b", 415, "unsupported-media"),
                Arguments.of("/v1/extract?blocks=yes", "application/json", "{\"text\":\"x\"}", 422, "invalid"),
                Arguments.of("/v1/models/none/classify", "application/json", "{\"text\":\"x\"}", 404, "no-such-model"),
                Arguments.of("/v1/models/a%2Fb/classify", "application/json", "{}", 404, "no-such-model"),
                Arguments.of("/v1/models/..%2f..%2fetc/classify", "application/json", "{}", 404, "no-such-model"),
                Arguments.of("/v1/clasify", "application/json", "{\"text\":\"x\"}", 404, "not-found"),
                Arguments.of("/v1/models", "application/json", "{}", 405, "method-not-allowed"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWithAReasonThatHasAName(String path, String type, String body, int status, String problem)
            throws Exception {
        HttpResponse<String> answer = server.post(path, type, body);

        assertThat(answer.statusCode()).isEqualTo(status);
        JsonNode said = JSON.readTree(answer.body());
        assertThat(said.path("type").textValue()).isEqualTo("urn:winnow:problem:" + problem);
        assertThat(said.path("detail").textValue())
                .matches("[A-Z\"].*\\.")
                .doesNotContain("dev.winnow", "Exception", "fasterxml");
    }

    @Test
    void saysWhereABodyIsWrong() throws Exception {
        JsonNode field = JSON.readTree(
                server.postJson("/v1/classify", "{\"id\":\"1\",\"text\":[]}").body());
        JsonNode offset = JSON.readTree(server.postJson("/v1/classify", "{\"id\":\"1\",,\"text\":\"x\"}")
                .body());

        assertThat(field.path("field").textValue()).isEqualTo("text");
        assertThat(offset.path("offset").intValue()).isBetween(9, 11);
    }

    @Test
    void saysWhichMethodsThereAre() {
        HttpResponse<String> answer = server.send("DELETE", "/v1/classify", null);

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void refusesAClientThatAcceptsSomethingElse() {
        assertThat(server.postJson("/v1/classify", page("1", TEXT), "Accept", "text/csv")
                        .statusCode())
                .isEqualTo(406);
        assertThat(server.postJson("/v1/classify", page("1", TEXT), "Accept", "application/json;q=0, */*")
                        .statusCode())
                .isEqualTo(406);
        assertThat(server.postJson("/v1/classify", page("1", TEXT), "Accept", "text/html, application/*;q=0.2")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void extractsTheArticleAsTheCommandLineDoes() throws Exception {
        Path file = Path.of("../datasets/sample/pages/match-report.html");
        String line = TestModels.commandLine(java.util.List.of(
                "extract", "--quiet", "--blocks", file.toAbsolutePath().toString()));
        String json = JSON.createObjectNode()
                .put("id", file.toAbsolutePath().toString())
                .put("html", Files.readString(file))
                .toString();

        assertThat(server.postJson("/v1/extract?blocks=true", json).body()).isEqualTo(line.strip());
    }
}
