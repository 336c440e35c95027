package dev.winnow.serve.observe;

import dev.winnow.Classification;
import dev.winnow.model.Decision;
import dev.winnow.model.HeadResult;
import dev.winnow.serve.http.Problem;
import dev.winnow.serve.models.ServedModel;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Prometheus reads at {@code /metrics}. Thread-safe. */
public final class ServerMetrics {
    private static final int MOST_LANGUAGES = 200;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final Duration[] BUCKETS = {
        Duration.ofNanos(250_000),
        Duration.ofNanos(500_000),
        Duration.ofMillis(1),
        Duration.ofNanos(2_500_000),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<Served, Timer> timers = new ConcurrentHashMap<>();
    private final Map<Labelled, Counter> labels = new ConcurrentHashMap<>();
    private final Map<Labelled, Counter> decisions = new ConcurrentHashMap<>();
    private final Map<String, Counter> languages = new ConcurrentHashMap<>();
    private final Map<String, Counter> refusals = new ConcurrentHashMap<>();
    private final Counter items;
    private final Counter badItems;
    private final MultiGauge modelInfo;

    private record Served(String route, int status) {}

    private record Labelled(String model, String head, String label) {}

    /** Metrics of this process from now on. */
    public ServerMetrics() {
        items = registry.counter("winnow.batch.items");
        badItems = registry.counter("winnow.batch.bad.items");
        modelInfo = MultiGauge.builder("winnow.model.info")
                .description("1 for the version of each model that answers")
                .register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
    }

    /** Adds what takes a while to set up and is not needed at once: pauses of the garbage collector. */
    @SuppressWarnings("resource") // It lives as long as the process.
    public void bindCollector() {
        new JvmGcMetrics().bindTo(registry);
    }

    /** A value that is asked for when the metrics are read. */
    public <T> void gauge(String name, String description, T source, ToDoubleFunction<T> value) {
        Gauge.builder(name, source, value).description(description).register(registry);
    }

    /** A request is over. */
    public void request(String route, int status, long nanos) {
        get(timers, new Served(route, status), this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Served served) {
        return Timer.builder("winnow.http.requests")
                .description("Requests, from the head of the request to the last byte of the answer")
                .tag("route", served.route)
                .tag("status", Integer.toString(served.status))
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /** A request was refused. */
    public void refused(Problem problem) {
        refusals.computeIfAbsent(problem.key(), key -> counter("winnow.http.refused", Tags.of("problem", key)))
                .increment();
    }

    /** A page was classified. */
    public void classified(ServedModel model, Classification classification) {
        for (HeadResult result : classification.heads()) {
            String head = result.head().name();
            for (String label : result.labels()) {
                get(labels, new Labelled(model.name(), head, label), this::label)
                        .increment();
            }
            Decision decision = result.decision();
            if (decision != null) {
                get(decisions, new Labelled(model.name(), head, key(decision)), this::decision)
                        .increment();
            }
        }
        language(classification.lang()).increment();
    }

    private static String key(Decision decision) {
        return switch (decision) {
            case KEEP -> "keep";
            case DROP -> "drop";
            case REVIEW -> "review";
        };
    }

    /** Looks first: making a value locks a part of the map, even where it is there already. */
    private static <K, V> V get(Map<K, V> map, K key, Function<K, V> maker) {
        V known = map.get(key);
        return known != null ? known : map.computeIfAbsent(key, maker);
    }

    private Counter label(Labelled key) {
        return labelled("winnow.labels", "label", key);
    }

    private Counter decision(Labelled key) {
        return labelled("winnow.decisions", "decision", key);
    }

    private Counter labelled(String name, String kind, Labelled key) {
        return counter(name, Tags.of("model", key.model, "head", key.head, kind, key.label));
    }

    /** A language is what a client says it is: only what looks like one becomes a name of its own, and not too many. */
    private Counter language(@Nullable String lang) {
        String name = lang == null ? "unknown" : lang;
        Counter known = languages.get(name);
        if (known != null) {
            return known;
        }
        boolean good = lang == null || (LANGUAGE.matcher(name).matches() && languages.size() < MOST_LANGUAGES);
        return languages.computeIfAbsent(
                good ? name : "other", key -> counter("winnow.languages", Tags.of("lang", key)));
    }

    /** An item of a batch was answered, by a classification or by an error. */
    public void item(boolean good) {
        items.increment();
        if (!good) {
            badItems.increment();
        }
    }

    /** A correction was kept. */
    public void correction() {
        counter("winnow.feedback", Tags.empty()).increment();
    }

    /** A model was opened or refused, or went. */
    public void modelEvent(String event) {
        counter("winnow.model.events", Tags.of("event", event)).increment();
    }

    /** These are the models that answer now. */
    public void models(Collection<ServedModel> models) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (ServedModel model : models) {
            Tags tags = Tags.of("model", model.name(), "version", model.bundle().nameAndVersion());
            rows.add(MultiGauge.Row.of(tags, 1));
        }
        modelInfo.register(rows, true);
    }

    private Counter counter(String name, Tags tags) {
        return registry.counter(name, tags);
    }

    /** How often each decision was made since the start: {@code head, decision or label, count} a row. */
    public List<Count> counts() {
        List<Count> counts = new ArrayList<>();
        decisions.forEach((key, counter) ->
                counts.add(new Count(key.model, key.head, "decision", key.label, (long) counter.count())));
        labels.forEach((key, counter) ->
                counts.add(new Count(key.model, key.head, "label", key.label, (long) counter.count())));
        return counts;
    }

    /** How often a head said something. */
    public record Count(String model, String head, String kind, String name, long count) {}

    /** All of it in Prometheus' text form. */
    public String scrape() {
        return registry.scrape();
    }
}
