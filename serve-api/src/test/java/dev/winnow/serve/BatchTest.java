package dev.winnow.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.winnow.Classifier;
import dev.winnow.article.Page;
import dev.winnow.serve.http.Limits;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many pages in, a line for each out: in order, each by itself, and while they arrive. */
class BatchTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String LINES = "application/x-ndjson";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.options()
                .batchItems(500)
                .limits(Limits.standard().withBodyBytes(20_000).withInFlight(64, 4))
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<JsonNode> answers(String type, String body) throws Exception {
        HttpResponse<String> answer = server.post("/v1/classify/batch", type, body);
        assertThat(answer.statusCode()).isEqualTo(200);
        List<JsonNode> lines = new ArrayList<>();
        for (String line : answer.body().split("\n")) {
            if (!line.isEmpty()) {
                lines.add(JSON.readTree(line));
            }
        }
        return lines;
    }

    @Test
    void answersEachLineInOrderAsTheLibraryDoes() throws Exception {
        Classifier classifier = Classifier.open(TestModels.quickstart());
        StringBuilder body = new StringBuilder();
        StringBuilder wanted = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            String text = "The minister spoke of match " + i + " and of shares.";
            body.append("{\"id\":\"")
                    .append(i)
                    .append("\",\"text\":\"")
                    .append(text)
                    .append("\"}\r\n\n");
            wanted.append(classifier.classify(Page.ofText(text).withId("" + i)).toJson())
                    .append('\n');
        }

        assertThat(server.post("/v1/classify/batch", LINES, body.toString()).body())
                .isEqualTo(wanted.toString());
    }

    @Test
    void aBadLineFailsAlone() throws Exception {
        String tooLong = "{\"id\":\"long\",\"text\":\"" + "x".repeat(50_000) + "\"}";
        List<JsonNode> answers = answers(
                LINES,
                "{\"id\":\"1\",\"text\":\"a\"}\n{oops\n{\"id\":\"3\"}\n" + tooLong
                        + "\n[]\n{\"id\":\"6\",\"text\":\"b\"}");

        assertThat(answers).hasSize(6);
        assertThat(answers.get(0).path("id").textValue()).isEqualTo("1");
        assertThat(answers.get(1).at("/error/status").intValue()).isEqualTo(400);
        assertThat(answers.get(1).at("/error/item").intValue()).isEqualTo(2);
        assertThat(answers.get(2).path("id").textValue()).isEqualTo("3");
        assertThat(answers.get(2).at("/error/field").textValue()).isEqualTo("text");
        assertThat(answers.get(3).at("/error/status").intValue()).isEqualTo(413);
        assertThat(answers.get(4).at("/error/status").intValue()).isEqualTo(422);
        assertThat(answers.get(5).path("id").textValue()).isEqualTo("6");
    }

    @Test
    void linesOfAllLengthsAroundTheBuffersAreTakenWhole() throws Exception {
        StringBuilder body = new StringBuilder();
        List<String> ids = new ArrayList<>();
        for (int length = 15_000; length < 19_900; length += 61) {
            body.append("{\"id\":\"")
                    .append(length)
                    .append("\",\"text\":\"")
                    .append("x".repeat(length))
                    .append("\"}\n");
            ids.add("" + length);
        }

        assertThat(answers(LINES, body.toString()))
                .extracting(answer -> answer.path("id").textValue())
                .isEqualTo(ids);
    }

    @Test
    void takesAnArrayToo() throws Exception {
        List<JsonNode> answers = answers(
                "application/json",
                "[{\"id\":\"1\",\"text\":\"a\"}, 3, {\"id\":\"x\",\"html\":{\"a\":[1,{}]},\"b\":[{}]}, [[]], {\"id\":\"5\",\"text\":\"b\"}]");

        assertThat(answers).hasSize(5);
        assertThat(answers.get(1).at("/error/status").intValue()).isEqualTo(422);
        assertThat(answers.get(2).at("/error/field").textValue()).isEqualTo("html");
        assertThat(answers.get(3).at("/error/item").intValue()).isEqualTo(4);
        assertThat(answers.get(4).path("id").textValue()).isEqualTo("5");
    }

    @Test
    void anArrayThatBreaksOffSaysSoAfterWhatWasWhole() throws Exception {
        for (String end : List.of("", ",", ",{\"text\":", ",{\"text\":NaN}]", "]]", ",{\"text\":\"\u0001\"}]")) {
            List<JsonNode> answers = answers("application/json", "[{\"text\":\"a\"}" + end);

            assertThat(answers).as(end).hasSize(2);
            assertThat(answers.get(1).at("/error/status").intValue()).isEqualTo(400);
        }
        assertThat(answers("application/json", "{\"text\":\"a\"}")
                        .get(0)
                        .at("/error/status")
                        .intValue())
                .isEqualTo(422);
        assertThat(answers("application/json", "[]")).isEmpty();
        assertThat(answers(LINES, "")).isEmpty();
    }

    @Test
    void anElementThatIsTooLongEndsAnArray() throws Exception {
        List<JsonNode> answers =
                answers("application/json", "[{\"text\":\"a\"},{\"text\":\"" + "x".repeat(200_000) + "\"}]");

        assertThat(answers).hasSize(2);
        assertThat(answers.get(1).at("/error/status").intValue()).isEqualTo(413);
    }

    @Test
    void moreItemsThanAllowedAreNotLookedAt() throws Exception {
        List<JsonNode> answers = answers(LINES, "{\"text\":\"a\"}\n".repeat(600));

        assertThat(answers).hasSize(501);
        assertThat(answers.get(500).at("/error/status").intValue()).isEqualTo(413);
    }

    @Test
    void answersWhileTheRequestIsStillArriving() throws Exception {
        try (Socket socket = server.socket()) {
            OutputStream out = socket.getOutputStream();
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            out.write(head("Transfer-Encoding: chunked"));
            for (int i = 0; i < 3; i++) {
                String line = "{\"id\":\"" + i + "\",\"text\":\"goal\"}\n";
                out.write((Integer.toHexString(line.length()) + "\r\n" + line + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                out.flush();
                String answer = in.readLine();
                while (!answer.startsWith("{")) {
                    answer = in.readLine();
                }
                assertThat(answer).contains("\"id\":\"" + i + "\"");
            }
        }
    }

    @Test
    void whoDoesNotReadIsNotReadEither() throws Exception {
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.setSendBufferSize(4096);
            socket.connect(server.server().address());
            socket.setSoTimeout(2000);
            OutputStream out = socket.getOutputStream();
            out.write(head("Transfer-Encoding: chunked"));
            Thread writer = new Thread(() -> {
                byte[] line = "{\"text\":\"a\"}\n".repeat(100).getBytes(StandardCharsets.US_ASCII);
                byte[] size = (Integer.toHexString(line.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
                try {
                    for (int i = 0; i < 100_000; i++) {
                        out.write(size);
                        out.write(line);
                        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                    }
                } catch (java.io.IOException e) {
                    // Closed by the test, or by the server at its limit of items.
                }
            });
            writer.start();
            Thread.sleep(1500);

            assertThat(server.get("/readyz").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void moreBatchesThanAllowedAreRefusedAndTheRestGoesOn() throws Exception {
        // The batches of other tests must be over: one of them would take the place of a socket that is refused here.
        awaitBatches(0);
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i < 2; i++) {
                Socket socket = server.socket();
                open.add(socket);
                socket.getOutputStream().write(head("Transfer-Encoding: chunked"));
            }
            awaitBatches(2);
            HttpResponse<String> answer = server.post("/v1/classify/batch", LINES, "{\"text\":\"a\"}");

            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(server.postJson("/v1/classify", "{\"text\":\"a\"}").statusCode())
                    .isEqualTo(200);
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
        awaitBatches(0);
        assertThat(server.post("/v1/classify/batch", LINES, "{\"text\":\"a\"}").statusCode())
                .isEqualTo(200);
    }

    private static void awaitBatches(int underWay) throws Exception {
        String line = "winnow_batches_in_flight " + underWay + ".0";
        for (int i = 0; i < 1500 && !server.get("/metrics").body().contains(line); i++) {
            Thread.sleep(20);
        }
        assertThat(server.get("/metrics").body()).contains(line);
    }

    private static byte[] head(String header) {
        return ("POST /v1/classify/batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n" + header
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
