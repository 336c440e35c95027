package dev.winnow.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.serve.http.Scope;
import dev.winnow.serve.http.Tokens;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may ask, and from where. */
class SecurityTest {
    private static final String PAGE = "{\"text\":\"goal\"}";
    private static TestServer server;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        server = TestServer.options()
                .origins("https://desk.example.org")
                .accessLog()
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** The status line and head of the answer to a request whose every byte is chosen. */
    static String raw(TestServer server, String request) throws IOException {
        try (Socket socket = server.socket()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String get(String host) throws IOException {
        return raw(server, "GET /readyz HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }

    @Test
    void onlyItsOwnNamesAreAnsweredFor() throws Exception {
        for (String host : List.of("localhost", "LocalHost:" + server.port(), "127.0.0.1", "[::1]:80")) {
            assertThat(get(host)).as(host).startsWith("HTTP/1.1 200 ");
        }
        for (String host : List.of("evil.example.org", "localhost.evil.example.org", "192.168.0.1", "")) {
            assertThat(get(host)).as(host).startsWith("HTTP/1.1 421 ");
        }
        assertThat(raw(server, "GET /readyz HTTP/1.1\r\nConnection: close\r\n\r\n"))
                .containsPattern("^HTTP/1.1 4(00|21) ");
        assertThat(raw(
                        server,
                        "GET /readyz HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .containsPattern("^HTTP/1.1 4(00|21) ");
    }

    @Test
    void pagesOfOtherSitesAreRefused() {
        assertThat(server.postJson("/v1/classify", PAGE, "Origin", "https://evil.example.org")
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.postJson("/v1/classify", PAGE, "Origin", "null").statusCode())
                .isEqualTo(403);
        assertThat(server.postJson("/v1/classify", PAGE, "Origin", server.url()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aSiteThatIsAllowedMayAskAndRead() {
        HttpResponse<String> answer = server.postJson("/v1/classify", PAGE, "Origin", "https://desk.example.org");
        HttpResponse<String> preflight = server.admin("GET", "/healthz", null);
        String head = preflight(server);

        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("https://desk.example.org");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(head)
                .startsWith("HTTP/1.1 204 ")
                .contains("Access-Control-Allow-Headers: authorization, content-type");
    }

    private static String preflight(TestServer server) {
        try {
            return raw(
                    server,
                    "OPTIONS /v1/classify HTTP/1.1\r\nHost: localhost\r\nOrigin: https://desk.example.org\r\n"
                            + "Access-Control-Request-Method: POST\r\nConnection: close\r\n\r\n");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void compressedBodiesAreRefused() {
        assertThat(server.postJson("/v1/classify", PAGE, "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(415);
        assertThat(server.postJson("/v1/classify", PAGE, "Content-Encoding", "identity")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void correctionsNeedATokenOnLoopbackToo() {
        String correction = "{\"page\":{\"text\":\"a\"},\"labels\":{\"relevance\":\"junk\"}}";

        HttpResponse<String> without = server.postJson("/v1/feedback", correction);
        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(without.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"winnow\"");
        assertThat(server.postJson("/v1/feedback", correction, "Authorization", "Bearer wrong")
                        .statusCode())
                .isEqualTo(401);
        assertThat(server.postJson("/v1/feedback", correction, "Authorization", "Basic eDp5")
                        .statusCode())
                .isEqualTo(401);
        assertThat(server.post("/v1/feedback", "text/plain", correction, "Authorization", "Bearer " + server.token())
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void tokensAllowWhatTheirFileSaysAndAreReadAgain() throws Exception {
        Path file = folder.resolve("tokens");
        String reader = Tokens.create();
        String boss = Tokens.create();
        Files.writeString(
                file,
                "# who may ask\n\n" + Tokens.line("reader", EnumSet.of(Scope.CLASSIFY), reader) + "\n"
                        + Tokens.line("boss", EnumSet.of(Scope.CLASSIFY, Scope.METRICS, Scope.ADMIN), boss) + "\n");
        assertThat(Files.readString(file)).doesNotContain(reader);
        try (TestServer guarded = TestServer.options().tokens(file).start()) {
            assertThat(guarded.postJson("/v1/classify", PAGE).statusCode()).isEqualTo(401);
            assertThat(guarded.get("/metrics").statusCode()).isEqualTo(401);
            assertThat(guarded.get("/readyz").statusCode()).isEqualTo(200);
            assertThat(guarded.postJson("/v1/classify", PAGE, "Authorization", "Bearer " + reader)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(guarded.get("/metrics", "Authorization", "Bearer " + reader)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(guarded.get("/metrics", "Authorization", "Bearer " + boss)
                            .statusCode())
                    .isEqualTo(200);

            Files.writeString(file, Tokens.line("boss", EnumSet.of(Scope.CLASSIFY), boss) + "\n");
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
            Thread.sleep(1100);
            assertThat(guarded.postJson("/v1/classify", PAGE, "Authorization", "Bearer " + reader)
                            .statusCode())
                    .isEqualTo(401);

            Files.writeString(file, "nonsense\n");
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(9)));
            Thread.sleep(1100);
            assertThat(guarded.postJson("/v1/classify", PAGE, "Authorization", "Bearer " + boss)
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThatThrownBy(() -> TestServer.options().tokens(file).start()).hasMessageContaining("tokens:1: not NAME");
    }

    @Test
    void beyondLoopbackItDoesNotListenWithoutTokens() {
        assertThatThrownBy(() -> TestServer.options().listen("0.0.0.0").start())
                .hasMessageContaining("--tokens")
                .hasMessageContaining("--no-auth");
    }

    @Test
    void theConsoleMayRunOnlyItsOwnStyleAndScript() {
        HttpResponse<String> answer = server.get("/");
        String policy = answer.headers().firstValue("Content-Security-Policy").orElse("");

        assertThat(policy).startsWith("default-src 'none'").contains("style-src 'sha256-", "script-src 'sha256-");
        assertThat(policy).doesNotContain("unsafe");
        assertThat(answer.body()).doesNotContain("innerHTML", "src=\"http", "href=\"http");
    }

    @Test
    void logsAndAnswersNeverQuoteAPage() throws Exception {
        String secret = "zanzibarine";
        for (String body : List.of(
                "{\"text\":\"" + secret + "\"}",
                "{\"text\":\"" + secret + "\",}",
                "{\"" + secret + "\":1,\"" + secret + "\":2}",
                secret,
                "{\"text\":" + secret + "}")) {
            HttpResponse<String> answer = server.postJson("/v1/classify?fields=" + secret, body);
            assertThat(answer.body()).doesNotContain(secret);
            assertThat(server.postJson("/v1/classify", body).body()).doesNotContain(secret);
        }
        assertThat(server.get("/v1/models/" + secret).body()).doesNotContain(secret);
        assertThat(server.get("/metrics").body()).doesNotContain(secret);
        assertThat(server.logged()).contains("\"event\":\"request\"").doesNotContain(secret);
    }
}
