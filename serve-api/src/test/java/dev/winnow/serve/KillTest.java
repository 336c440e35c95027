package dev.winnow.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.serve.feedback.FeedbackDatabase;
import dev.winnow.serve.feedback.FeedbackExport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server as a process of its own: killed while it takes corrections, and stopped while it answers. */
class KillTest {
    /** The bar is 20 rounds: {@code -Dwinnow.kill.rounds=20}. */
    private static final int ROUNDS = Integer.getInteger("winnow.kill.rounds", 2);

    @TempDir
    private Path folder;

    /** A server that runs, what it printed already read. */
    private record Running(Process process, int port, String token, BufferedReader out) {}

    private Running start(String... options) throws IOException {
        List<String> command = new ArrayList<>(TestModels.java("dev.winnow.serve.cli.Main"));
        command.addAll(List.of("serve", "--model", TestModels.quickstart().toString(), "--port", "0"));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        Matcher address = Pattern.compile(":([0-9]+)/ ").matcher(out.readLine());
        assertThat(address.find()).isTrue();
        String token = out.readLine().replaceFirst(".*: ", "");
        return new Running(process, Integer.parseInt(address.group(1)), token, out);
    }

    @Test
    void noCorrectionThatWasAcknowledgedIsLost() throws Exception {
        Path database = folder.resolve("feedback.db");
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        for (int round = 0; round < ROUNDS; round++) {
            int before = acknowledged.size();
            Running server = start("--feedback-db", database.toString());
            List<Thread> clients = new ArrayList<>();
            for (int client = 0; client < 4; client++) {
                String name = round + "-" + client;
                Thread thread = new Thread(() -> correct(server, name, acknowledged));
                thread.start();
                clients.add(thread);
            }
            while (acknowledged.size() < before + 50) {
                Thread.sleep(5);
            }
            server.process.destroyForcibly().waitFor();
            for (Thread client : clients) {
                client.join();
            }
        }

        List<String> rows = new ArrayList<>();
        FeedbackExport.rows(FeedbackDatabase.of(database.toString()), true, Optional.empty(), rows::add);
        String all = String.join("\n", rows);
        assertThat(acknowledged.stream().filter(key -> !all.contains(key))).isEmpty();
        assertThat(rows.size()).isGreaterThanOrEqualTo(acknowledged.size());
    }

    private static void correct(Running server, String name, Set<String> acknowledged) {
        HttpClient client = HttpClient.newHttpClient();
        Pattern key = Pattern.compile("\"key\":\"([^\"]+)\"");
        for (int i = 0; ; i++) {
            String body = "{\"page\":{\"text\":\"goal " + name + " " + i + "\"},\"labels\":{\"relevance\":\"junk\"}}";
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port + "/v1/feedback"))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + server.token)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            try {
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                Matcher found = key.matcher(answer.body());
                if (answer.statusCode() == 201 && found.find()) {
                    acknowledged.add(found.group(1));
                }
            } catch (IOException | InterruptedException e) {
                return;
            }
        }
    }

    @Test
    void whatIsUnderWayWhenItIsToldToStopComesToItsEnd() throws Exception {
        Running server = start("--feedback-db", "none");
        try (Socket socket = new Socket("127.0.0.1", server.port)) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /v1/classify/batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
                            + "Connection: close\r\nContent-Length: 44\r\n\r\n{\"id\":\"1\",\"text\":\"a\"}\n")
                    .getBytes(StandardCharsets.US_ASCII));
            Thread.sleep(300);
            server.process.destroy();
            Thread.sleep(500);
            assertThat(server.process.isAlive()).isTrue();
            out.write("{\"id\":\"2\",\"text\":\"b\"}\n".getBytes(StandardCharsets.US_ASCII));

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).contains("\"id\":\"1\"", "\"id\":\"2\"");
        }
        assertThat(server.process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
}
