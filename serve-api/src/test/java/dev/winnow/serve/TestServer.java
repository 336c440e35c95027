package dev.winnow.serve;

import dev.winnow.serve.feedback.FeedbackDatabase;
import dev.winnow.serve.http.Limits;
import dev.winnow.serve.models.Models;
import dev.winnow.serve.observe.Log;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A server of this JVM on ports of its own, and a client that holds every answer against the contract. */
public final class TestServer implements AutoCloseable {
    private static final Contract CONTRACT = Contract.read();

    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
    private final WinnowServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private TestServer(ServerOptions options) throws StartException {
        Log log = new Log(new PrintStream(logged, true, StandardCharsets.UTF_8));
        server = WinnowServer.start(options, log);
    }

    /** What a test may want otherwise. */
    public static final class Options {
        Map<String, Path> models = new HashMap<>();
        Optional<Path> folder = Optional.empty();
        Optional<String> standard = Optional.empty();
        InetAddress listen = InetAddress.getLoopbackAddress();
        Optional<Path> tokens = Optional.empty();
        boolean open;
        Set<String> hostNames = Set.of();
        Set<String> origins = Set.of();
        Optional<FeedbackDatabase> feedback = Optional.empty();
        Limits limits = Limits.standard();
        int batchItems = 1000;
        boolean accessLog;
        int port;

        public Options port(int number) {
            port = number;
            return this;
        }

        public Options model(Path file) {
            models.put(Models.nameOf(file).replaceFirst("^[0-9]+-", ""), file);
            return this;
        }

        public Options folder(Path path) {
            folder = Optional.of(path);
            return this;
        }

        public Options standard(String name) {
            standard = Optional.of(name);
            return this;
        }

        public Options limits(Limits other) {
            limits = other;
            return this;
        }

        public Options tokens(Path file) {
            tokens = Optional.of(file);
            return this;
        }

        public Options origins(String origin) {
            origins = Set.of(origin);
            return this;
        }

        public Options batchItems(int most) {
            batchItems = most;
            return this;
        }

        public Options feedback(Path file) {
            feedback = Optional.of(FeedbackDatabase.of(file.toString()));
            return this;
        }

        public Options feedback(String url) {
            feedback = Optional.of(FeedbackDatabase.of(url));
            return this;
        }

        public Options accessLog() {
            accessLog = true;
            return this;
        }

        public Options listen(String address) {
            try {
                listen = InetAddress.getByName(address);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return this;
        }

        ServerOptions build() {
            return new ServerOptions(
                    models,
                    folder,
                    false,
                    standard,
                    listen,
                    port,
                    0,
                    tokens,
                    open,
                    hostNames,
                    origins,
                    feedback,
                    limits,
                    batchItems,
                    2,
                    Duration.ofMillis(50),
                    Duration.ofSeconds(5),
                    accessLog);
        }

        public TestServer start() {
            try {
                return new TestServer(build());
            } catch (StartException e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        }
    }

    /** A server of the quickstart model. */
    public static TestServer quickstart() {
        return options().start();
    }

    public static Options options() {
        return new Options().model(TestModels.quickstart());
    }

    public WinnowServer server() {
        return server;
    }

    public int port() {
        return server.address().getPort();
    }

    public String url() {
        return "http://localhost:" + port();
    }

    public String token() {
        return server.token().orElseThrow();
    }

    /** All that was logged so far. */
    public String logged() {
        return logged.toString(StandardCharsets.UTF_8);
    }

    public Socket socket() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public HttpResponse<String> postJson(String path, String json, String... headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/json";
        return send("POST", path, json, all);
    }

    public HttpResponse<String> post(String path, String contentType, String body, String... headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = contentType;
        return send("POST", path, body, all);
    }

    public HttpResponse<String> admin(String method, String path, String body, String... headers) {
        return send(server.adminAddress().getPort(), method, path, body, headers);
    }

    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpResponse<String> answer = send(port(), method, path, body, headers);
        CONTRACT.require(
                method,
                path,
                answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse(""),
                answer.body());
        return answer;
    }

    private HttpResponse<String> send(int port, String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofMinutes(5))
                .method(
                        method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
