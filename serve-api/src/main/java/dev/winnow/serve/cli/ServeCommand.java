package dev.winnow.serve.cli;

import dev.winnow.serve.ServerOptions;
import dev.winnow.serve.StartException;
import dev.winnow.serve.WinnowServer;
import dev.winnow.serve.feedback.FeedbackDatabase;
import dev.winnow.serve.http.Limits;
import dev.winnow.serve.models.Models;
import dev.winnow.serve.observe.Log;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code winnow serve}. */
@Command(
        name = "serve",
        description = "Classify pages over HTTP, with a console for people at the same address.",
        customSynopsis = {"winnow serve [--model M.winnow] [OPTIONS]", "winnow serve --models FOLDER [OPTIONS]"},
        sortOptions = false,
        subcommands = {TokenCommand.class, HealthCommand.class},
        footer = {
            "",
            "Examples:",
            "  winnow serve",
            "  winnow serve --model news.winnow",
            "  curl -H 'Content-Type: application/json' -d '{\"text\":\"...\"}' localhost:8080/v1/classify",
            "  winnow serve --models models/ --default news --feedback-db corrections.db",
            "  winnow serve token desk --scope classify,feedback >>tokens",
            "  winnow serve --models models/ --listen 0.0.0.0 --tokens tokens --host-name winnow.example.org",
            "",
            "Logs are JSON lines on standard error. SIGTERM ends what is under way, then stops.",
        })
final class ServeCommand implements Callable<Integer> {
    @Option(
            names = "--model",
            paramLabel = "M.winnow",
            description = "a model to serve, may be given several times; default: the one that comes with Winnow")
    private List<Path> models = List.of();

    @Option(
            names = "--models",
            paramLabel = "FOLDER",
            description = "serve every .winnow file of a folder, and take up new ones while running")
    private @Nullable Path folder;

    @Option(names = "--default", paramLabel = "NAME", description = "the model that answers where none is named")
    private @Nullable String standard;

    @Option(names = "--port", paramLabel = "N", defaultValue = "8080", description = "default: ${DEFAULT-VALUE}")
    private int port;

    @Option(
            names = "--admin-port",
            paramLabel = "N",
            description = "for /admin/reload and /metrics, on loopback only; default: the port after --port")
    private @Nullable Integer adminPort;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "where to listen; beyond loopback only with --tokens; default: ${DEFAULT-VALUE}")
    private String listen = "127.0.0.1";

    @Option(names = "--tokens", paramLabel = "FILE", description = "who may ask; see winnow serve token --help")
    private @Nullable Path tokens;

    @Option(names = "--no-auth", description = "let anybody classify; corrections and reloading still need a token")
    private boolean open;

    @Option(names = "--host-name", paramLabel = "NAME", description = "a name that this server is asked by")
    private List<String> hostNames = List.of();

    @Option(
            names = "--origin",
            paramLabel = "URL",
            description = "a site whose pages may ask, as https://desk.example.org")
    private List<String> origins = List.of();

    @Option(
            names = "--feedback-db",
            paramLabel = "FILE|JDBC",
            defaultValue = "winnow-feedback.db",
            description = "where corrections are kept: a file, or jdbc:postgresql://...; none for nowhere;"
                    + " default: ${DEFAULT-VALUE}")
    private String feedback = "";

    @Option(
            names = "--max-body",
            paramLabel = "BYTES",
            defaultValue = "1048576",
            description = "the largest page; default: ${DEFAULT-VALUE}")
    private int maxBody;

    @Option(
            names = "--max-items",
            paramLabel = "N",
            defaultValue = "10000",
            description = "the most pages of a batch; default: ${DEFAULT-VALUE}")
    private int maxItems;

    @Option(
            names = "--max-in-flight",
            paramLabel = "N",
            defaultValue = "64",
            description = "the most pages worked on or waiting for it; default: ${DEFAULT-VALUE}")
    private int maxInFlight;

    @Option(
            names = "--max-batches",
            paramLabel = "N",
            defaultValue = "8",
            description = "the most batches at once, half of them for one client; default: ${DEFAULT-VALUE}")
    private int maxBatches;

    @Option(
            names = "--max-connections",
            paramLabel = "N",
            defaultValue = "8192",
            description = "the most open connections; default: ${DEFAULT-VALUE}")
    private int maxConnections;

    @Option(
            names = "--page-time",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "the longest time for one page; default: ${DEFAULT-VALUE}")
    private int pageTime;

    @Option(
            names = "--body-time",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "the longest time for a body to arrive; default: ${DEFAULT-VALUE}")
    private int bodyTime;

    @Option(
            names = "--idle-time",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "the longest silence of a connection; default: ${DEFAULT-VALUE}")
    private int idleTime;

    @Option(
            names = "--drain-time",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "the longest that requests go on after SIGTERM; default: ${DEFAULT-VALUE}")
    private int drainTime;

    @Option(names = "--threads", paramLabel = "N", description = "default: all cores")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--access-log", description = "log every request")
    private boolean accessLog;

    @Option(names = "--check", description = "start, tell whether it got ready, and stop")
    private boolean check;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    @Override
    public Integer call() throws InterruptedException {
        Log log = new Log(System.err);
        log.adoptLibraries();
        WinnowServer server;
        try {
            server = WinnowServer.start(options(), log);
        } catch (StartException e) {
            throw new WrongInput(e.getMessage(), e);
        }
        greet(server);
        if (check) {
            server.stop();
            return 0;
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.stop();
                            stopped.countDown();
                        },
                        "winnow-stop"));
        stopped.await();
        return 0;
    }

    private ServerOptions options() {
        for (int number : List.of(maxBody, maxItems, maxInFlight, maxBatches, maxConnections, threads)) {
            require(number >= 1, "a limit is at least 1");
        }
        for (int seconds : List.of(pageTime, bodyTime, idleTime)) {
            require(seconds >= 1 && seconds <= 3600, "a time is 1 to 3600 seconds");
        }
        require(port >= 0 && port <= 65_535, "--port is 0 to 65535");
        require(drainTime >= 0 && drainTime <= 3600, "--drain-time is 0 to 3600 seconds");
        require(maxBody <= 256 << 20, "--max-body is at most 268435456");
        int admin = adminPort != null ? adminPort : port == 0 ? 0 : port + 1;
        require(admin >= 0 && admin <= 65_535, "--admin-port is 0 to 65535");
        return new ServerOptions(
                named(),
                Optional.ofNullable(folder),
                models.isEmpty() && folder == null,
                Optional.ofNullable(standard),
                address(),
                port,
                admin,
                Optional.ofNullable(tokens),
                open,
                Set.copyOf(hostNames),
                Set.copyOf(origins),
                database(),
                Limits.standard()
                        .withBodyBytes(maxBody)
                        .withInFlight(maxInFlight, maxBatches)
                        .withConnections(maxConnections)
                        .withTimes(
                                Duration.ofSeconds(bodyTime),
                                Duration.ofSeconds(pageTime),
                                Duration.ofSeconds(idleTime)),
                maxItems,
                threads,
                Duration.ofSeconds(1),
                Duration.ofSeconds(drainTime),
                accessLog);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new WrongInput(otherwise);
        }
    }

    private Map<String, Path> named() {
        if (folder != null && !Files.isDirectory(folder)) {
            throw new WrongInput(folder + ": not a folder, and --models takes one");
        }
        Map<String, Path> named = new LinkedHashMap<>();
        for (Path file : models) {
            String name = Models.nameOf(file);
            require(
                    Models.NAME.matcher(name).matches(),
                    file + ": a model's file is named with letters, digits, dots, dashes and underscores");
            require(named.put(name, file) == null, file + ": two models have the name " + name);
        }
        return named;
    }

    private InetAddress address() {
        try {
            return InetAddress.getByName(listen);
        } catch (UnknownHostException e) {
            throw new WrongInput("--listen " + listen + ": not an address of this machine", e);
        }
    }

    private Optional<FeedbackDatabase> database() {
        try {
            return feedback.equals("none") ? Optional.empty() : Optional.of(FeedbackDatabase.of(feedback));
        } catch (IllegalArgumentException e) {
            throw new WrongInput("--feedback-db: " + e.getMessage(), e);
        }
    }

    /** For the person who started it; on standard output, so that logs stay JSON. */
    private static void greet(WinnowServer server) {
        InetSocketAddress address = server.address();
        String host = address.getAddress().isAnyLocalAddress()
                ? "localhost"
                : address.getAddress().getHostAddress().contains(":")
                        ? "[" + address.getAddress().getHostAddress() + "]"
                        : address.getAddress().getHostAddress();
        String url = "http://" + host + ":" + address.getPort() + "/";
        System.out.println("Winnow answers at " + url + " (administration at port "
                + server.adminAddress().getPort() + ")");
        server.token().ifPresent(token -> {
            System.out.println("The token for corrections and reloading, until it stops: " + token);
            System.out.println("The console with it: " + url + "#token=" + token);
        });
        System.out.flush();
    }
}
