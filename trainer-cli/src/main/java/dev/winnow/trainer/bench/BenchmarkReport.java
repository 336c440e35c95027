package dev.winnow.trainer.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The figures of several models, for a terminal, for programs and for a browser.
 *
 * @param rough whether they are to be called rough
 * @param articles how many articles they were measured on
 * @param models one entry a model
 */
public record BenchmarkReport(boolean rough, int articles, List<ModelFigures> models) {
    private static final String ROUGH =
            "Rough: one short run each. For figures to rely on, leave --quick out and let nothing else run.";

    /** Copies the list. */
    public BenchmarkReport {
        models = List.copyOf(models);
    }

    /** A table for a terminal. */
    public String toTable() {
        int width = models.stream().mapToInt(m -> m.model().length()).max().orElse(5);
        StringBuilder out = new StringBuilder();
        out.append(String.format(
                Locale.ROOT,
                "%-" + width + "s  %10s  %7s  %8s  %10s  %8s  %8s  %8s  %8s  %9s  %8s  %9s  %s%n",
                "model",
                "articles/s",
                "MB/s",
                "MB/s cpu",
                "all cores",
                "p50 us",
                "p90 us",
                "p99 us",
                "p99.9 us",
                "B/article",
                "open ms",
                "size",
                "accuracy"));
        for (ModelFigures m : models) {
            out.append(String.format(
                    Locale.ROOT,
                    "%-" + width
                            + "s  %,10.0f  %7.1f  %8.1f  %5.1f MB/s  %8.1f  %8.1f  %8.1f  %8.1f  %,9.0f  %8.1f  %9s  %s%n",
                    m.model(),
                    m.articlesPerSecond(),
                    m.megabytesPerSecond(),
                    m.megabytesPerProcessorSecond(),
                    m.megabytesPerSecondAllCores(),
                    m.latency().get("p50"),
                    m.latency().get("p90"),
                    m.latency().get("p99"),
                    m.latency().get("p99.9"),
                    m.bytesPerArticle(),
                    m.openMilliseconds(),
                    size(m.bytes()),
                    accuracy(m)));
        }
        out.append(String.format(
                Locale.ROOT,
                "On %,d articles; %d threads for all cores; medians.%n",
                articles,
                models.isEmpty() ? 0 : models.get(0).threads()));
        if (rough) {
            out.append(ROUGH).append('\n');
        }
        return out.toString();
    }

    private static String size(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private static String accuracy(ModelFigures m) {
        return m.accuracy().isEmpty()
                ? "-"
                : m.accuracy().entrySet().stream()
                        .map(e -> String.format(Locale.ROOT, "%s %.4f", e.getKey(), e.getValue()))
                        .collect(Collectors.joining(", "));
    }

    /** All figures. */
    public ObjectNode toJson() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("rough", rough).put("articles", articles);
        ArrayNode list = root.putArray("models");
        for (ModelFigures m : models) {
            ObjectNode node = list.addObject();
            node.put("model", m.model()).put("name", m.name()).put("bytes", m.bytes());
            node.put("articlesPerSecond", m.articlesPerSecond());
            node.put("megabytesPerSecond", m.megabytesPerSecond());
            node.put("megabytesPerProcessorSecond", m.megabytesPerProcessorSecond());
            node.put("threads", m.threads());
            node.put("articlesPerSecondAllCores", m.articlesPerSecondAllCores());
            node.put("megabytesPerSecondAllCores", m.megabytesPerSecondAllCores());
            ObjectNode latency = node.putObject("latencyMicroseconds");
            m.latency().forEach(latency::put);
            node.put("bytesPerArticle", m.bytesPerArticle());
            node.put("openMilliseconds", m.openMilliseconds());
            ObjectNode accuracy = node.putObject("accuracy");
            m.accuracy().forEach(accuracy::put);
        }
        return root;
    }

    /** A page that needs nothing else: a chart of accuracy against speed, and the table. */
    public String toHtml() {
        StringBuilder out = new StringBuilder();
        out.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Winnow benchmark</title>\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style>\n")
                .append(":root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;")
                .append("margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%;")
                .append("font-variant-numeric:tabular-nums}th,td{padding:.3rem .6rem;text-align:right;")
                .append("border-bottom:1px solid #8886}th:first-child,td:first-child,th:last-child,td:last-child")
                .append("{text-align:left}.scroll{overflow-x:auto}svg{width:100%;height:auto}")
                .append("svg text{fill:currentColor}figcaption{opacity:.8}\n</style></head><body>\n")
                .append("<h1>Winnow benchmark</h1>\n");
        if (rough) {
            out.append("<p><strong>").append(ROUGH).append("</strong></p>\n");
        }
        if (models.stream().anyMatch(m -> !m.accuracy().isEmpty())) {
            out.append("<figure>").append(SpeedChart.svg(models));
            out.append(
                            "<figcaption>One dot a model and head: how good it is (accuracy, or micro-F1 of multi heads) against")
                    .append(" how fast (MB/s of one thread, processor time).</figcaption></figure>\n");
        }
        appendHtmlTable(out);
        out.append(String.format(
                Locale.ROOT,
                "<p>On %,d articles; medians over iterations in JVMs of their own.</p>%n</body></html>%n",
                articles));
        return out.toString();
    }

    private void appendHtmlTable(StringBuilder out) {
        out.append(
                        "<div class=\"scroll\"><table><thead><tr><th>model</th><th>articles/s</th><th>MB/s</th><th>MB/s, processor")
                .append(" time</th><th>MB/s, all cores</th><th>p50 &micro;s</th><th>p90</th><th>p99</th><th>p99.9</th>")
                .append(
                        "<th>bytes allocated an article</th><th>open ms</th><th>size</th><th>accuracy</th></tr></thead><tbody>\n");
        for (ModelFigures m : models) {
            out.append(String.format(
                    Locale.ROOT,
                    "<tr><td>%s</td><td>%,.0f</td><td>%.1f</td><td>%.1f</td><td>%.1f</td><td>%.1f</td><td>%.1f</td><td>%.1f</td>"
                            + "<td>%.1f</td><td>%,.0f</td><td>%.1f</td><td>%s</td><td>%s</td></tr>%n",
                    SpeedChart.escape(m.model()),
                    m.articlesPerSecond(),
                    m.megabytesPerSecond(),
                    m.megabytesPerProcessorSecond(),
                    m.megabytesPerSecondAllCores(),
                    m.latency().get("p50"),
                    m.latency().get("p90"),
                    m.latency().get("p99"),
                    m.latency().get("p99.9"),
                    m.bytesPerArticle(),
                    m.openMilliseconds(),
                    size(m.bytes()),
                    SpeedChart.escape(accuracy(m))));
        }
        out.append("</tbody></table></div>\n");
    }
}
