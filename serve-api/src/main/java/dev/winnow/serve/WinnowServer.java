package dev.winnow.serve;

import dev.winnow.Classifier;
import dev.winnow.serve.api.Routes;
import dev.winnow.serve.feedback.FeedbackDatabase;
import dev.winnow.serve.feedback.FeedbackStore;
import dev.winnow.serve.http.Guard;
import dev.winnow.serve.http.Port;
import dev.winnow.serve.http.Route;
import dev.winnow.serve.http.Tokens;
import dev.winnow.serve.http.Workshop;
import dev.winnow.serve.models.ModelWatch;
import dev.winnow.serve.models.Models;
import dev.winnow.serve.observe.Log;
import dev.winnow.serve.observe.ServerMetrics;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A server: the API on one port, administration on another. Thread-safe. */
public final class WinnowServer implements AutoCloseable {
    private final ServerOptions options;
    private final Log log;
    private final ServerMetrics metrics = new ServerMetrics();
    private final Models models;
    private final Workshop workshop;
    private final Tokens tokens;
    private final Optional<String> token;
    private final CompletableFuture<FeedbackStore> feedback = new CompletableFuture<>();
    private volatile boolean ready;
    private Optional<Port> port = Optional.empty();
    private Optional<Port> adminPort = Optional.empty();
    private Optional<ModelWatch> watch = Optional.empty();

    private WinnowServer(ServerOptions options, Log log) throws IOException, StartException {
        this.options = options;
        this.log = log;
        this.workshop = new Workshop(options.limits(), options.threads());
        this.token = options.tokens().isPresent() ? Optional.empty() : Optional.of(Tokens.create());
        this.tokens =
                options.tokens().isPresent() ? Tokens.read(options.tokens().get()) : Tokens.of(token.orElseThrow());
        ModelReport report = new ModelReport(log, metrics, this::models);
        Optional<Classifier> builtIn = options.builtIn() ? Optional.of(builtIn()) : Optional.empty();
        this.models = new Models(options.models(), options.folder(), builtIn, options.standard(), report);
    }

    private static Classifier builtIn() throws StartException {
        try {
            return Classifier.openDefault();
        } catch (IllegalStateException | LinkageError e) {
            throw new StartException(
                    "the model that comes with Winnow cannot be opened: name one with --model or --models", e);
        }
    }

    /**
     * Starts a server: models open and warm, ports open meanwhile, and last of all ready.
     *
     * @throws StartException if it cannot start, with a sentence that says why and what to do
     */
    public static WinnowServer start(ServerOptions options, Log log) throws StartException {
        boolean beyondLoopback = !options.listen().isLoopbackAddress();
        if (beyondLoopback && options.tokens().isEmpty() && !options.open()) {
            throw new StartException("to listen beyond this machine, say who may ask: --tokens FILE"
                    + " (\"winnow serve token\" makes one), or --no-auth if anybody may");
        }
        try {
            WinnowServer server = new WinnowServer(options, log);
            try {
                server.open();
                return server;
            } catch (IOException | StartException | RuntimeException e) {
                server.close();
                throw e;
            }
        } catch (IOException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    private void open() throws IOException, StartException {
        // Ports open meanwhile; until the models are there they answer 503.
        CompletableFuture<Void> opened = CompletableFuture.runAsync(
                models::reload, opening -> new Thread(opening, "winnow-models-open").start());
        registerGauges();
        int threads = Math.max(2, options.threads());
        Requests requests = new Requests(log, metrics, options.accessLog());
        Routes routes = new Routes(models, metrics, feedback, () -> ready, options.limits(), options.batchItems());
        port = Optional.of(listen(
                new InetSocketAddress(options.listen(), options.port()),
                threads,
                routes.api(),
                guard(options.listen()),
                requests));
        InetAddress loopback = InetAddress.getLoopbackAddress();
        adminPort = Optional.of(listen(
                new InetSocketAddress(loopback, options.adminPort()),
                1,
                routes.admin(),
                adminGuard(loopback),
                requests));
        await(opened);
        if (models.standard().isEmpty()) {
            throw new StartException(noModel());
        }
        // Later than all that readiness waits for: a correction waits for its database if need be.
        new Thread(this::openFeedback, "winnow-feedback-open").start();
        FirstRequests.send(address());
        watch = Optional.of(new ModelWatch(models, options.watch()));
        ready = true;
        log.info(
                "ready",
                "address",
                address().toString(),
                "admin",
                adminAddress().toString(),
                "model",
                models.standard().orElseThrow().bundle().nameAndVersion(),
                "sinceStartMillis",
                ManagementFactory.getRuntimeMXBean().getUptime());
        metrics.bindCollector();
    }

    private static void await(CompletableFuture<Void> opened) {
        try {
            opened.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        }
    }

    private Port listen(InetSocketAddress address, int threads, List<Route> routes, Guard guard, Requests requests)
            throws StartException {
        try {
            return Port.open(address, threads, routes, guard, options.limits(), requests, workshop);
        } catch (IOException e) {
            throw new StartException(
                    "cannot listen on " + address.getAddress().getHostAddress() + ":" + address.getPort() + " ("
                            + e.getMessage() + "): choose another --port or --admin-port",
                    e);
        }
    }

    private String noModel() {
        StringBuilder why = new StringBuilder("there is no model to serve");
        models.states()
                .forEach(state ->
                        why.append("; ").append(state.name()).append(": ").append(state.error()));
        options.standard()
                .filter(name -> models.find(name).isEmpty() && !models.all().isEmpty())
                .ifPresent(name -> why.append("; none is called ").append(name).append(", which --default names"));
        return why.toString();
    }

    /** Corrections are secondary: what is asked meanwhile is not kept waiting, and a database that does not open is told. */
    private void openFeedback() {
        if (options.feedback().isEmpty()) {
            feedback.completeExceptionally(new IllegalStateException("corrections are not kept"));
            return;
        }
        FeedbackDatabase database = options.feedback().get();
        try {
            FeedbackStore store = new FeedbackStore(database);
            if (!feedback.complete(store)) {
                store.close();
            }
        } catch (SQLException | LinkageError | RuntimeException e) {
            log.warning("feedback-not-open", "database", database.shown(), "why", String.valueOf(e.getMessage()));
            feedback.completeExceptionally(e);
        }
    }

    private void registerGauges() {
        metrics.gauge("winnow.requests.in.flight", "Requests that are not over", workshop, Workshop::requests);
        metrics.gauge("winnow.work.in.flight", "Pages that are worked on or wait for it", workshop, Workshop::heavy);
        metrics.gauge("winnow.batches.in.flight", "Batches under way", workshop, Workshop::streams);
        metrics.gauge("winnow.bodies.bytes", "Bytes of bodies that are arriving", workshop, Workshop::bufferedBytes);
        metrics.gauge(
                "winnow.connections",
                "Open connections",
                this,
                server -> server.port.map(Port::connections).orElse(0L));
    }

    private Guard guard(InetAddress listen) {
        Set<String> hosts = hosts(listen);
        options.hostNames().forEach(name -> hosts.add(name.toLowerCase(Locale.ROOT)));
        boolean open = options.open()
                || options.listen().isLoopbackAddress() && options.tokens().isEmpty();
        return new Guard(tokens, open, !listen.isLoopbackAddress(), hosts, options.origins());
    }

    private static Set<String> hosts(InetAddress listen) {
        Set<String> hosts = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));
        String address = listen.getHostAddress();
        hosts.add(address.contains(":") ? "[" + address + "]" : address);
        return hosts;
    }

    private Guard adminGuard(InetAddress loopback) {
        return new Guard(tokens, true, false, hosts(loopback), Set.of());
    }

    private Models models() {
        return models;
    }

    /** Where the API listens. */
    public InetSocketAddress address() {
        return port.orElseThrow().address();
    }

    /** Where administration listens. */
    public InetSocketAddress adminAddress() {
        return adminPort.orElseThrow().address();
    }

    /** The token of this run, which may do all; empty where there is a file of tokens. */
    public Optional<String> token() {
        return token;
    }

    /**
     * Stops as an orchestrator wants it: not ready any more, no new connections, requests under way to their end or to the
     * deadline, corrections on the disk.
     *
     * @return whether everything that was under way came to its end
     */
    public boolean stop() {
        ready = false;
        log.info("stopping", "underWay", workshop.requests());
        workshop.refuseNew();
        port.ifPresent(Port::refuseConnections);
        boolean drained = false;
        try {
            drained = workshop.drain(options.drain().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        log.info("stopped", "drained", drained, "cutOff", workshop.requests());
        close();
        return drained;
    }

    /** Stops at once. */
    @Override
    public void close() {
        ready = false;
        watch.ifPresent(ModelWatch::close);
        port.ifPresent(Port::close);
        adminPort.ifPresent(Port::close);
        workshop.close();
        if (!feedback.completeExceptionally(new IllegalStateException("stopped"))
                && !feedback.isCompletedExceptionally()) {
            feedback.join().close();
        }
    }
}
