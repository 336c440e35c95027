package dev.winnow.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.serve.feedback.FeedbackDatabase;
import dev.winnow.serve.feedback.FeedbackExport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Corrections in PostgreSQL: {@code WINNOW_TEST_POSTGRES} names an empty database, as jdbc:postgresql://.... */
@EnabledIfEnvironmentVariable(named = "WINNOW_TEST_POSTGRES", matches = "jdbc:postgresql:.*")
class PostgresTest {
    @Test
    void correctionsAreKeptThereToo() throws Exception {
        String url = System.getenv("WINNOW_TEST_POSTGRES");
        for (int start = 0; start < 2; start++) {
            try (TestServer server = TestServer.options().feedback(url).start()) {
                for (String label : List.of("junk", "relevant")) {
                    String correction =
                            "{\"page\":{\"text\":\"goal \uD83D\uDE00\"},\"labels\":{\"relevance\":\"" + label + "\"}}";
                    assertThat(server.postJson("/v1/feedback", correction, "Authorization", "Bearer " + server.token())
                                    .statusCode())
                            .isEqualTo(201);
                }
            }
        }
        List<String> last = new ArrayList<>();
        List<String> all = new ArrayList<>();
        FeedbackExport.rows(FeedbackDatabase.of(url), false, Optional.empty(), last::add);
        FeedbackExport.rows(FeedbackDatabase.of(url), true, Optional.empty(), all::add);

        assertThat(last).hasSize(1).first().asString().contains("\"label\":\"article\"");
        assertThat(all).hasSize(4);
    }
}
