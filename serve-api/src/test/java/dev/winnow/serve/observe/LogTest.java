package dev.winnow.serve.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LogTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Log log = new Log(new PrintStream(out, true, StandardCharsets.UTF_8));

    private JsonNode line() throws Exception {
        return new JsonMapper().readTree(out.toByteArray());
    }

    @Test
    void aLineIsOneJsonObject() throws Exception {
        log.info("opened", "name", "a\n\"b\"", "millis", 3L, "good", true);

        assertThat(out.toString(StandardCharsets.UTF_8)).containsOnlyOnce("\n");
        assertThat(line().path("name").textValue()).isEqualTo("a\n\"b\"");
        assertThat(line().path("millis").intValue()).isEqualTo(3);
        assertThat(line().path("good").booleanValue()).isTrue();
        assertThat(line().path("level").textValue()).isEqualTo("info");
    }

    @Test
    void ofAFailureTheMessageIsNotToldAsItMayQuoteAPage() throws Exception {
        log.error("failure", new IllegalStateException("the text of a page"), "requestId", "r1");

        assertThat(line().path("failure").textValue()).isEqualTo("java.lang.IllegalStateException");
        assertThat(line().path("at").get(0).textValue()).contains("LogTest");
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("text of a page");
    }
}
