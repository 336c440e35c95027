package dev.winnow.serve.load;

import dev.winnow.Classifier;
import dev.winnow.article.Page;
import dev.winnow.serve.TestServer;
import dev.winnow.serve.http.Limits;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Good, bad, huge and slow clients at once while models are swapped: every answer is compared with those of the two models.
 * A main for {@code scripts/measure-serving.sh}.
 */
public final class MixedLoad {
    private static final int SWAP_MILLIS = 5000;

    private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
    private final AtomicLong wrong = new AtomicLong();
    private final AtomicLong missing = new AtomicLong();
    private final TestServer server;
    private volatile boolean over;

    private MixedLoad(TestServer server) {
        this.server = server;
    }

    /** Arguments: one model, another one, seconds. */
    public static void main(String[] arguments) throws Exception {
        Path one = Path.of(arguments[0]);
        Path other = Path.of(arguments[1]);
        long millis = 1000L * Integer.parseInt(arguments[2]);
        Path folder = Files.createTempDirectory("winnow-mixed");
        Files.copy(one, folder.resolve("m.winnow"));
        try (TestServer server = new TestServer.Options()
                .folder(folder)
                .feedback(folder.resolve("feedback.db"))
                .limits(Limits.standard())
                .start()) {
            new MixedLoad(server).run(one, other, folder, millis);
        }
    }

    private void run(Path one, Path other, Path folder, long millis) throws Exception {
        Map<String, Set<String>> right = right(one, other);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(new Thread(() -> good(right)));
        }
        threads.add(new Thread(this::bad));
        threads.add(new Thread(this::slow));
        threads.forEach(Thread::start);
        long start = System.currentTimeMillis();
        int swaps = 0;
        Map<Long, Long> memory = new TreeMap<>();
        while (System.currentTimeMillis() - start < millis) {
            Thread.sleep(SWAP_MILLIS);
            Files.copy(swaps++ % 2 == 0 ? other : one, folder.resolve("m.part"), StandardCopyOption.REPLACE_EXISTING);
            Files.move(folder.resolve("m.part"), folder.resolve("m.winnow"), StandardCopyOption.ATOMIC_MOVE);
            if (swaps % 6 == 0) {
                memory.put((System.currentTimeMillis() - start) / 1000, afterCollection());
            }
        }
        over = true;
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.printf(Locale.ROOT, "swaps %d, statuses %s%n", swaps, new TreeMap<>(statuses));
        System.out.printf(Locale.ROOT, "wrong answers %d, missing %d%n", wrong.get(), missing.get());
        System.out.printf(Locale.ROOT, "KB in use after a collection, by second: %s%n", memory);
        String log = server.logged();
        System.out.printf(
                "failures logged: %d%n",
                log.lines().filter(line -> line.contains("\"failure\"")).count());
    }

    private static long afterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 10;
    }

    private static Map<String, Set<String>> right(Path one, Path other) throws IOException {
        Classifier first = Classifier.open(one);
        Classifier second = Classifier.open(other);
        Map<String, Set<String>> right = new ConcurrentHashMap<>();
        for (int i = 0; i < 200; i++) {
            String text = "The minister spoke of match " + i + " and of shares, " + "as they rose. ".repeat(i % 20);
            Page page = Page.ofText(text).withId("" + i);
            Page html =
                    Page.ofHtml("<h1>Match " + i + "</h1><p>" + text + "</p>").withId("" + i);
            right.put(
                    "{\"id\":\"" + i + "\",\"text\":\"" + text + "\"}",
                    Set.of(first.classify(page).toJson(), second.classify(page).toJson()));
            right.put(
                    "{\"id\":\"" + i + "\",\"html\":\"<h1>Match " + i + "</h1><p>" + text + "</p>\"}",
                    Set.of(first.classify(html).toJson(), second.classify(html).toJson()));
        }
        return right;
    }

    private void good(Map<String, Set<String>> right) {
        List<String> bodies = List.copyOf(right.keySet());
        Wire wire = new Wire(server);
        Random random = new Random(Thread.currentThread().getId());
        while (!over) {
            String body = bodies.get(random.nextInt(bodies.size()));
            if (random.nextInt(20) == 0) {
                List<String> batch = bodies.subList(0, 50);
                String[] lines = send(wire, "/v1/classify/batch", "application/x-ndjson", String.join("\n", batch))
                        .split("\n");
                if (lines.length != batch.size() && lines.length != 1) {
                    missing.incrementAndGet();
                }
                for (int i = 0; i < Math.min(lines.length, batch.size()) && lines.length > 1; i++) {
                    check(right.get(batch.get(i)), lines[i]);
                }
            } else {
                check(right.get(body), send(wire, "/v1/classify", "application/json", body));
            }
        }
    }

    private void check(Set<String> right, String answer) {
        if (!answer.startsWith("{\"type\"") && !right.contains(answer)) {
            wrong.incrementAndGet();
            System.out.println("wrong: " + answer);
        }
    }

    private String send(Wire wire, String path, String type, String body) {
        try {
            Wire.Answer answer = wire.post(path, type, body);
            statuses.computeIfAbsent(answer.status(), key -> new LongAdder()).increment();
            return answer.body();
        } catch (IOException e) {
            missing.incrementAndGet();
            System.out.println("missing: " + path + ", " + body.length() + " characters: " + e);
            return "";
        }
    }

    private void bad() {
        Wire wire = new Wire(server);
        Random random = new Random(1);
        String huge = "{\"html\":\"" + "<p>minister and match</p>".repeat(30_000) + "\"}";
        while (!over) {
            switch (random.nextInt(6)) {
                case 0 -> send(wire, "/v1/classify", "application/json", "{\"text\":");
                case 1 -> send(wire, "/v1/classify", "text/csv", "a");
                case 2 -> send(wire, "/v1/classify", "application/json", huge);
                case 3 -> send(wire, "/v1/models/nose/classify", "application/json", "{}");
                case 4 ->
                    send(
                            wire,
                            "/v1/feedback",
                            "application/json",
                            "{\"page\":{\"text\":\"a\"},\"labels\":{\"topics\":[\"sport\"]}}");
                default -> raw("POST /v1/classify HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000000\r\n\r\n");
            }
        }
    }

    private void slow() {
        while (!over) {
            raw("POST /v1/classify HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 100\r\n\r\n{\"text\":");
        }
    }

    /** Sends a beginning, waits a little, and goes. */
    private void raw(String beginning) {
        try (Socket socket = server.socket()) {
            socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
            Thread.sleep(50);
        } catch (IOException | InterruptedException e) {
            // Turned away, as may be.
        }
    }
}
