package dev.winnow.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.serve.http.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that mean harm, or are broken: each is refused clearly, and the server goes on answering others. */
class HostileClientTest {
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.options()
                .limits(Limits.standard()
                        .withBodyBytes(64 << 10)
                        .withConnections(300)
                        .withTimes(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(3)))
                .start();
    }

    @AfterEach
    void othersAreAnswered() {
        try {
            assertThat(server.postJson("/v1/classify", "{\"text\":\"goal\"}").statusCode())
                    .isEqualTo(200);
            assertThat(server.logged()).doesNotContain("\"event\":\"failure\"");
            requireNothingLeft();
        } finally {
            server.close();
        }
    }

    /** Whatever was begun is over, and what it took is given back. */
    private void requireNothingLeft() {
        String metrics = "";
        for (int i = 0; i < 100; i++) {
            metrics = server.get("/metrics").body();
            if (metrics.contains("winnow_bodies_bytes 0.0")
                    && metrics.contains("winnow_requests_in_flight 1.0")
                    && metrics.contains("winnow_work_in_flight 0.0")) {
                return;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        assertThat(metrics).contains("winnow_bodies_bytes 0.0", "winnow_requests_in_flight 1.0");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String head(String more) {
        return "POST /v1/classify HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + more
                + "\r\n\r\n";
    }

    private static String readAll(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[4096];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                all.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // Reset after the answer.
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    private String raw(byte[] request) throws IOException {
        try (Socket socket = server.socket()) {
            try {
                socket.getOutputStream().write(request);
            } catch (IOException e) {
                // Refused before all of it was sent.
            }
            return readAll(socket.getInputStream());
        }
    }

    @Test
    void aBodyThatDripsIsRefusedInTime() throws Exception {
        try (Socket socket = server.socket()) {
            OutputStream out = socket.getOutputStream();
            out.write(ascii(head("Content-Length: 1000")));
            Thread drip = new Thread(() -> {
                try {
                    for (int i = 0; i < 100; i++) {
                        out.write('x');
                        Thread.sleep(100);
                    }
                } catch (IOException | InterruptedException e) {
                    // Closed.
                }
            });
            drip.start();
            assertThat(readAll(socket.getInputStream()))
                    .startsWith("HTTP/1.1 408 ")
                    .contains("too-slow");
            drip.interrupt();
        }
    }

    @Test
    void aHeadThatDripsIsCutOff() throws Exception {
        try (Socket socket = server.socket()) {
            OutputStream out = socket.getOutputStream();
            long start = System.nanoTime();
            try {
                for (char c :
                        "POST /v1/classify HTTP/1.1\r\nHost: localhost\r\nX-Slow: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                                .toCharArray()) {
                    out.write(c);
                    Thread.sleep(100);
                }
                socket.getInputStream().read();
            } catch (IOException e) {
                // Closed.
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(19));
        }
    }

    @Test
    void aThousandSlowOnesLeaveRoomForOthers() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                Socket socket = server.socket();
                socket.getOutputStream().write(ascii(head("Content-Length: 60000") + "{"));
                slow.add(socket);
            }
            assertThat(server.postJson("/v1/classify", "{\"text\":\"goal\"}").statusCode())
                    .isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void aGigabyteIsRefusedWithoutBeingTakenIn() throws Exception {
        assertThat(raw(ascii(head("Content-Length: 1073741824") + "{\"text\":\"")))
                .startsWith("HTTP/1.1 413 ")
                .contains("too-large");
        byte[] chunk = ascii("10000\r\n" + "x".repeat(65_536) + "\r\n");
        try (Socket socket = server.socket()) {
            OutputStream out = socket.getOutputStream();
            out.write(ascii(head("Transfer-Encoding: chunked")));
            Thread sender = new Thread(() -> {
                try {
                    for (int i = 0; i < 16_384; i++) {
                        out.write(chunk);
                    }
                } catch (IOException e) {
                    // Refused, as it should be.
                }
            });
            sender.start();
            assertThat(readAll(socket.getInputStream())).startsWith("HTTP/1.1 413 ");
            sender.join(20_000);
        }
    }

    @Test
    void aGzipBombIsNotUnpacked() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(new byte[10_000_000]);
        }
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.write(ascii(head("Content-Encoding: gzip\r\nConnection: close\r\nContent-Length: " + bomb.size())));
        request.write(bomb.toByteArray());

        assertThat(raw(request.toByteArray())).startsWith("HTTP/1.1 415 ");
    }

    @Test
    void moreConnectionsThanAllowedAreTurnedAway() throws Exception {
        List<Socket> idle = new ArrayList<>();
        try {
            String refused = "";
            for (int i = 0; i < 400 && refused.isEmpty(); i++) {
                Socket socket = server.socket();
                idle.add(socket);
                if (i >= 290) {
                    socket.setSoTimeout(100);
                    try {
                        refused = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
                    } catch (IOException e) {
                        refused = "";
                    }
                }
            }
            assertThat(refused).isEqualTo("HTTP/1.1 503");
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
        Thread.sleep(300);
    }

    @Test
    void whatIsNoHttpIsRefused() throws Exception {
        for (String request : List.of(
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n",
                "GET\r\n\r\n",
                "GET /\u0000 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "G\u00e9T / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "POST /v1/classify HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
                "POST /v1/classify HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                "POST /v1/classify HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
                "POST /v1/classify HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\nzz\r\n")) {
            String answer = raw(ascii(request));
            assertThat(answer).as(request).matches("(?s)(HTTP/1.1 4\\d\\d .*)?");
        }
    }

    @Test
    void aHeadTooLargeIsRefused() throws Exception {
        assertThat(raw(ascii("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "a".repeat(200_000) + "\r\n\r\n")))
                .matches("(?s)(HTTP/1.1 4\\d\\d .*)?");
        assertThat(raw(ascii("GET / HTTP/1.1\r\nHost: localhost\r\n" + "X-A: b\r\n".repeat(1000) + "\r\n")))
                .matches("(?s)(HTTP/1.1 4\\d\\d .*)?");
        assertThat(raw(ascii("GET /?" + "a=b&".repeat(200) + " HTTP/1.1\r\nHost: localhost\r\n\r\n")))
                .matches("(?s)(HTTP/1.1 4\\d\\d .*)?");
    }

    @Test
    void aHeaderCannotBeInjected() throws Exception {
        String answer = raw(
                ascii(
                        "GET /readyz HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: a\u0000b\rSet-Cookie: x=y\r\nConnection: close\r\n\r\n"));
        String encoded = raw(ascii(
                "GET /v1/models/a%0d%0aSet-Cookie:%20x=y HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));

        assertThat(answer.toLowerCase(Locale.ROOT)).doesNotContain("\nset-cookie");
        assertThat(encoded).startsWith("HTTP/1.1 404 ").doesNotContain("Set-Cookie");
    }

    @Test
    void whatIsNotUtf8IsRefusedWithItsPlace() throws Exception {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        byte[] body = ascii("{\"text\":\"caf\u00e9 and more\"}");
        request.write(ascii(head("Connection: close\r\nContent-Length: " + body.length)));
        request.write(body);

        assertThat(raw(request.toByteArray())).startsWith("HTTP/1.1 400 ").contains("\"offset\":12", "not UTF-8");
    }

    @Test
    void pathsLeadNowhereElse() throws Exception {
        for (String path : List.of(
                "/v1/models/../../etc/passwd",
                "/v1/models/..%2f..%2fetc%2fpasswd",
                "/v1/models/%2e%2e%2f%2e%2e",
                "/v1/models/..",
                "//etc/passwd",
                "/v1/models/a%00b",
                "/openapi.yaml/../console.html",
                "/v1/models/" + "a".repeat(5000))) {
            String answer = raw(ascii("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
            assertThat(answer).as(path).matches("(?s)HTTP/1.1 4\\d\\d .*").doesNotContain("root:");
        }
    }

    @Test
    void randomBytesNeverMakeItFail() throws Exception {
        Random random = new Random(7);
        String good = head("Content-Length: 15") + "{\"text\":\"goal\"}";
        for (int i = 0; i < 150; i++) {
            byte[] bytes = ascii(good);
            for (int changes = random.nextInt(4) + 1; changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try (Socket socket = server.socket()) {
                socket.setSoTimeout(300);
                socket.getOutputStream().write(bytes);
                socket.shutdownOutput();
                String answer = readAll(socket.getInputStream());
                assertThat(answer)
                        .as(new String(bytes, StandardCharsets.ISO_8859_1))
                        .doesNotContain("HTTP/1.1 500", "Exception");
            }
        }
    }

    @Test
    void namesThatCollideCostNoMoreThanOthers() {
        StringBuilder json = new StringBuilder("{\"text\":\"goal\"");
        for (int i = 0; i < 2000; i++) { // as many as a body may hold here
            String bits = String.format("%12s", Integer.toBinaryString(i)).replace(' ', '0');
            json.append(",\"")
                    .append(bits.replace("0", "Aa").replace("1", "BB"))
                    .append("\":1");
        }

        assertThat(server.postJson("/v1/classify", json.append('}').toString()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aPageThatTakesTooLongIsGivenUp() {
        Limits impatient =
                Limits.standard().withTimes(Duration.ofSeconds(5), Duration.ofMillis(1), Duration.ofSeconds(5));
        String page = "{\"html\":\"" + "<p>minister and match</p>".repeat(30_000) + "\"}";
        try (TestServer hasty = TestServer.options().limits(impatient).start()) {
            HttpResponse<String> answer = hasty.postJson("/v1/classify", page);

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("took-too-long");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void moreWorkThanIsTakenOnIsRefusedAtOnce() throws Exception {
        String page = "{\"html\":\"" + "<p>minister and match</p>".repeat(20_000) + "\"}";
        Set<Integer> statuses = ConcurrentHashMap.newKeySet();
        try (TestServer small = TestServer.options()
                .limits(Limits.standard().withInFlight(1, 1))
                .start()) {
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Thread client = new Thread(
                        () -> statuses.add(small.postJson("/v1/classify", page).statusCode()));
                client.start();
                clients.add(client);
            }
            for (Thread client : clients) {
                client.join();
            }
        }
        assertThat(statuses).containsExactlyInAnyOrder(200, 503);
    }

    @Test
    void whoGoesAwayWhileHisPageIsWorkedOnHarmsNobody() throws Exception {
        byte[] body = ascii("{\"html\":\"" + "<p>minister</p>".repeat(4000) + "\"}");
        for (int i = 0; i < 20; i++) {
            try (Socket socket = server.socket()) {
                socket.setSoLinger(true, 0);
                socket.getOutputStream().write(ascii(head("Content-Length: " + body.length)));
                socket.getOutputStream().write(body);
            }
        }
    }

    @Test
    void headsAloneHaveNoBody() {
        HttpResponse<String> answer = server.send("HEAD", "/readyz", null);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }
}
