package dev.winnow.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.winnow.serve.feedback.FeedbackDatabase;
import dev.winnow.serve.feedback.FeedbackExport;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Corrections: taken, kept, and written out as rows to train on. */
class FeedbackTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    private static HttpResponse<String> correct(TestServer server, String json) {
        return server.postJson("/v1/feedback", json, "Authorization", "Bearer " + server.token());
    }

    private static List<JsonNode> export(String database, boolean all) throws Exception {
        List<JsonNode> rows = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        FeedbackExport.rows(FeedbackDatabase.of(database), all, Optional.empty(), lines::add);
        for (String line : lines) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }

    @Test
    void aCorrectionComesOutAsARowToTrainOn() throws Exception {
        Path database = folder.resolve("feedback.db");
        try (TestServer server = TestServer.options().feedback(database).start()) {
            HttpResponse<String> answer = correct(
                    server,
                    "{\"page\":{\"id\":\"7\",\"url\":\"https://example.org/\",\"html\":\"<p>Buy now \uD83D\uDE00\"},"
                            + "\"labels\":{\"relevance\":\"junk\",\"topics\":[\"sport\",\"health\"]},\"who\":\"desk\",\"note\":\"ad\"}");

            assertThat(answer.statusCode()).isEqualTo(201);
        }
        JsonNode row = export(database.toString(), false).get(0);
        assertThat(row.path("id").textValue()).isEqualTo("7");
        assertThat(row.path("html").textValue()).isEqualTo("<p>Buy now \uD83D\uDE00");
        assertThat(row.path("label").textValue()).isEqualTo("junk");
        assertThat(row.path("topics")).hasSize(2);
        assertThat(row.at("/feedback/who").textValue()).isEqualTo("desk");
        assertThat(row.at("/feedback/model").textValue()).startsWith("quickstart@");
    }

    @Test
    void theTrainerReadsWhatIsExported() throws Exception {
        Path database = folder.resolve("feedback.db");
        try (TestServer server = TestServer.options().feedback(database).start()) {
            for (int i = 0; i < 12; i++) {
                correct(
                        server,
                        "{\"page\":{\"text\":\"goal in match " + i + "\"},\"labels\":{\"relevance\":\""
                                + (i % 2 == 0 ? "relevant" : "junk") + "\"}}");
            }
        }
        Path rows = folder.resolve("rows.jsonl");
        List<JsonNode> exported = export(database.toString(), false);
        Files.write(rows, exported.stream().map(JsonNode::toString).toList());

        String stats = TestModels.commandLine(List.of("datasets", "stats", "--data", rows.toString()));

        assertThat(exported).extracting(row -> row.path("label").textValue()).contains("article", "junk");
        assertThat(stats).contains("12");
    }

    @Test
    void ofAPageTheLastWordCounts() throws Exception {
        Path database = folder.resolve("feedback.db");
        try (TestServer server = TestServer.options().feedback(database).start()) {
            correct(server, "{\"page\":{\"text\":\"goal\"},\"labels\":{\"relevance\":\"junk\"}}");
            correct(server, "{\"page\":{\"text\":\"other\"},\"labels\":{\"relevance\":\"junk\"}}");
            correct(server, "{\"page\":{\"text\":\"goal\"},\"labels\":{\"relevance\":\"relevant\"}}");
        }

        assertThat(export(database.toString(), false))
                .extracting(row -> row.path("label").textValue())
                .containsExactly("junk", "article");
        assertThat(export(database.toString(), true)).hasSize(3);
    }

    static Stream<String> wrong() {
        return Stream.of(
                "[]",
                "{}",
                "{\"page\":{\"text\":\"a\"}}",
                "{\"page\":{\"text\":\"a\"},\"labels\":{}}",
                "{\"labels\":{\"relevance\":\"junk\"}}",
                "{\"page\":{\"id\":\"a\"},\"labels\":{\"relevance\":\"junk\"}}",
                "{\"page\":{\"text\":\"a\"},\"labels\":{\"nose\":\"junk\"}}",
                "{\"page\":{\"text\":\"a\"},\"labels\":{\"relevance\":\"nose\"}}",
                "{\"page\":{\"text\":\"a\"},\"labels\":{\"relevance\":[\"junk\",\"relevant\"]}}",
                "{\"page\":{\"text\":\"a\"},\"labels\":{\"relevance\":[]}}",
                "{\"page\":{\"text\":\"a\"},\"labels\":{\"topics\":[3]}}",
                "{\"page\":{\"text\":\"a\"},\"labels\":{\"topics\":[\"sport\"]},\"model\":\"nose\"}",
                "{\"page\":{\"text\":\"a\"},\"labels\":{\"topics\":[\"sport\"]},\"who\":7}",
                "{\"page\":{\"text\":\"a\"},\"labels\":{\"topics\":[\"sport\"]},\"nose\":7}");
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatNothingCanBeLearnedFromIsRefused(String json) {
        try (TestServer server =
                TestServer.options().feedback(folder.resolve("feedback.db")).start()) {
            assertThat(correct(server, json).statusCode()).isEqualTo(422);
        }
    }

    @Test
    void withoutADatabaseTheRestIsServed() {
        try (TestServer server = TestServer.quickstart();
                TestServer broken = TestServer.options()
                        .feedback(folder.resolve("none/feedback.db"))
                        .start()) {
            String json = "{\"page\":{\"text\":\"a\"},\"labels\":{\"relevance\":\"junk\"}}";

            assertThat(correct(server, json).statusCode()).isEqualTo(503);
            assertThat(correct(broken, json).statusCode()).isEqualTo(503);
            assertThat(broken.postJson("/v1/classify", "{\"text\":\"a\"}").statusCode())
                    .isEqualTo(200);
            assertThat(broken.logged()).contains("feedback-not-open");
        }
    }

    @Test
    void aDatabaseOfANewerWinnowIsRefused() throws Exception {
        Path database = folder.resolve("feedback.db");
        export(database.toString(), false);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.execute("insert into winnow_schema (version) values (99)");
        }

        assertThatThrownBy(() -> export(database.toString(), false))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("use a newer Winnow");
    }

    @Test
    void otherDatabasesAreRefused() {
        assertThatThrownBy(() -> FeedbackDatabase.of("jdbc:h2:mem:x")).isInstanceOf(IllegalArgumentException.class);
        assertThat(FeedbackDatabase.of("jdbc:postgresql://u:secret@db/x?password=secret")
                        .shown())
                .doesNotContain("secret");
    }
}
