package dev.winnow.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.serve.observe.Log;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server says while its models are being opened. */
class OpeningTest {
    private static final int PATIENCE = 60;

    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch seen = new CountDownLatch(1);

    /** Opening a model ends with a line in the log; that line is held back until all was asked. */
    private final OutputStream slow = new ByteArrayOutputStream() {
        @Override
        public void write(byte[] bytes, int from, int length) {
            if (new String(bytes, from, length, StandardCharsets.UTF_8).contains("model-refused")) {
                try {
                    assertThat(seen.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
            super.write(bytes, from, length);
        }
    };

    @Test
    void isAliveAndNotReadyAndTakesNoPages(@TempDir Path folder) throws Exception {
        Path model = Files.writeString(folder.resolve("none.winnow"), "no model");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        ServerOptions options = new TestServer.Options().model(model).port(port).build();
        CompletableFuture<StartException> refused = CompletableFuture.supplyAsync(() -> {
            try (WinnowServer server = WinnowServer.start(options, new Log(new PrintStream(slow)))) {
                throw new AssertionError("it started at " + server.address());
            } catch (StartException e) {
                return e;
            }
        });

        try {
            assertThat(untilItListens(port).statusCode()).isEqualTo(200);
            assertThat(get(port, "/readyz").statusCode()).isEqualTo(503);
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(uri(port, "/v1/classify"))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{\"text\":\"Delegations met again on Tuesday.\"}"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(refused).isNotDone();
        } finally {
            seen.countDown();
        }

        assertThat(refused.get(PATIENCE, TimeUnit.SECONDS)).hasMessageContaining("there is no model to serve");
        assertThatThrownBy(() -> get(port, "/healthz")).isInstanceOf(IOException.class);
    }

    private HttpResponse<String> untilItListens(int port) throws Exception {
        for (int i = 0; i < 500; i++) {
            try {
                return get(port, "/healthz");
            } catch (ConnectException e) {
                Thread.sleep(20);
            }
        }
        throw new AssertionError("no port was opened");
    }

    private HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri(port, path)).build(), BodyHandlers.ofString());
    }

    private static URI uri(int port, String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
