package dev.winnow.serve.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.management.OperatingSystemMXBean;
import dev.winnow.Classifier;
import dev.winnow.article.Page;
import dev.winnow.serve.TestServer;
import dev.winnow.serve.http.Answer;
import dev.winnow.serve.http.Call;
import dev.winnow.serve.http.Endpoint;
import dev.winnow.serve.http.Guard;
import dev.winnow.serve.http.Limits;
import dev.winnow.serve.http.Observer;
import dev.winnow.serve.http.Port;
import dev.winnow.serve.http.Refusal;
import dev.winnow.serve.http.Route;
import dev.winnow.serve.http.Scope;
import dev.winnow.serve.http.Tokens;
import dev.winnow.serve.http.Work;
import dev.winnow.serve.http.Workshop;
import dev.winnow.serve.observe.ServerMetrics;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Load by wrk on loopback: {@code /v1/classify} beside a static answer of the same size from the same JVM and the same
 * network code, by turns. Processor time is that of the server alone. A main for {@code scripts/measure-serving.sh}.
 */
public final class ServingLoad {
    private static final int CONNECTIONS = 32;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private ServingLoad() {}

    private record Run(
            double requestsPerSecond, double microsOfProcessor, double p50Millis, double p99Millis, long failed) {}

    /** Arguments: model, JSON lines (gzip), seconds a run, rounds. */
    public static void main(String[] arguments) throws Exception {
        Path model = Path.of(arguments[0]);
        int seconds = Integer.parseInt(arguments[2]);
        int rounds = Integer.parseInt(arguments[3]);
        Path folder = Files.createTempDirectory("winnow-load");
        List<String> bodies = bodies(Path.of(arguments[1]));
        Path lines = Files.write(folder.resolve("bodies.jsonl"), bodies);
        byte[] fixed = ofTheSameSize(model, bodies);
        try (TestServer server = new TestServer.Options().model(model).start();
                Port statics = statics(fixed)) {
            String classify = server.url() + "/v1/classify";
            String echo = "http://localhost:" + statics.address().getPort() + "/static";
            run(classify, lines, folder, seconds, 0);
            run(echo, lines, folder, seconds, 0);
            List<Run> classifies = new ArrayList<>();
            List<Run> statically = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                classifies.add(run(classify, lines, folder, seconds, 0));
                statically.add(run(echo, lines, folder, seconds, 0));
            }
            double rate = median(classifies.stream().map(Run::requestsPerSecond).toList()) / 2;
            Run half = run(classify, lines, folder, seconds, rate);
            Run halfStatic = run(echo, lines, folder, seconds, rate);
            print("classify", classifies);
            print("static, body read", statically);
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                ratios.add(classifies.get(round).microsOfProcessor / statically.get(round).microsOfProcessor);
            }
            System.out.printf(
                    Locale.ROOT,
                    "processor time of classify over static, median of the rounds: %.2f, each %s%n",
                    median(ratios),
                    ratios.stream()
                            .map(ratio -> String.format(Locale.ROOT, "%.2f", ratio))
                            .toList());
            System.out.printf(
                    Locale.ROOT,
                    "at half of the peak: classify %.0f/s p50 %.2f ms p99 %.2f ms, static %.0f/s p50 %.2f ms p99 %.2f ms%n",
                    half.requestsPerSecond,
                    half.p50Millis,
                    half.p99Millis,
                    halfStatic.requestsPerSecond,
                    halfStatic.p50Millis,
                    halfStatic.p99Millis);
        }
    }

    private static List<String> bodies(Path file) throws Exception {
        JsonMapper mapper = new JsonMapper();
        List<String> bodies = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null && bodies.size() < 2000; line = in.readLine()) {
                JsonNode row = mapper.readTree(line);
                bodies.add(mapper.createObjectNode()
                        .put("id", row.path("id").asText())
                        .put("title", row.path("title").asText(""))
                        .put("text", row.path("text").asText())
                        .toString());
            }
        }
        return bodies;
    }

    private static byte[] ofTheSameSize(Path model, List<String> bodies) throws Exception {
        JsonNode row = new JsonMapper().readTree(bodies.get(0));
        Page page = Page.ofText(row.path("title").asText(), row.path("text").asText())
                .withId(row.path("id").asText());
        return Classifier.open(model).classify(page).toJson().getBytes(StandardCharsets.UTF_8);
    }

    /** The same network code and metrics of requests, without a model. */
    private static Port statics(byte[] answer) throws Exception {
        Endpoint.WithBody endpoint = (call, body) -> new Work.Done(Answer.bytes(Answer.JSON, answer));
        ServerMetrics metrics = new ServerMetrics();
        Observer counting = new Observer() {
            @Override
            public void finished(Call call, int status, long nanos) {
                metrics.request(call.routeName(), status, nanos);
            }

            @Override
            public void refused(Call call, Refusal refusal) {}

            @Override
            public void failed(Call call, Throwable failure) {}
        };
        Guard guard = new Guard(Tokens.of("x"), true, false, Set.of("localhost"), Set.of());
        return Port.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                2,
                List.of(new Route("/static", Scope.CLASSIFY, Answer.JSON, Map.of("POST", endpoint))),
                guard,
                Limits.standard(),
                counting,
                new Workshop(Limits.standard(), 1));
    }

    /** @param rate requests a second; 0 for as many as there can be */
    private static Run run(String url, Path bodies, Path folder, int seconds, double rate) throws Exception {
        String delay = rate == 0
                ? ""
                : "function delay() return " + Math.max(1, Math.round(1000.0 * CONNECTIONS / rate)) + " end\n";
        Path script = Files.writeString(
                folder.resolve("post.lua"),
                "local lines = {}\nfor line in io.lines('" + bodies
                        + "') do lines[#lines + 1] = line end\nlocal i = 0\n"
                        + "wrk.headers['Content-Type'] = 'application/json'\n" + delay
                        + "function request() i = i % #lines + 1; return wrk.format('POST', nil, nil, lines[i]) end\n");
        long before = SYSTEM.getProcessCpuTime();
        Process wrk = new ProcessBuilder(
                        "wrk",
                        "-t1",
                        "-c" + CONNECTIONS,
                        "-d" + seconds + "s",
                        "--latency",
                        "-s",
                        script.toString(),
                        url)
                .redirectErrorStream(true)
                .start();
        String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        wrk.waitFor();
        long processor = SYSTEM.getProcessCpuTime() - before;
        double requests = number(said, "([0-9]+) requests in");
        return new Run(
                number(said, "Requests/sec: *([0-9.]+)"),
                processor / 1000.0 / requests,
                millis(said, "50%"),
                millis(said, "99%"),
                said.contains("Non-2xx") ? (long) number(said, "Non-2xx or 3xx responses: ([0-9]+)") : 0);
    }

    private static double number(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException(text);
        }
        return Double.parseDouble(matcher.group(1));
    }

    private static double millis(String text, String percentile) {
        Matcher matcher = Pattern.compile(Pattern.quote(percentile) + " +([0-9.]+)(us|ms|s)")
                .matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException(text);
        }
        double value = Double.parseDouble(matcher.group(1));
        return switch (matcher.group(2)) {
            case "us" -> value / 1000;
            case "ms" -> value;
            default -> value * 1000;
        };
    }

    private static void print(String what, List<Run> runs) {
        System.out.printf(
                Locale.ROOT,
                "%s: %.0f requests/s, %.1f us of processor a request (each %s), p99 %.2f ms, failed %d%n",
                what,
                median(runs.stream().map(Run::requestsPerSecond).toList()),
                median(runs.stream().map(Run::microsOfProcessor).toList()),
                Arrays.toString(runs.stream()
                        .mapToLong(run -> Math.round(run.microsOfProcessor))
                        .toArray()),
                median(runs.stream().map(Run::p99Millis).toList()),
                runs.stream().mapToLong(Run::failed).sum());
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
