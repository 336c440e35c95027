package dev.winnow.trainer.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.model.HeadType;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How good one head is on a test set.
 *
 * @param head the head's name
 * @param type what it decides
 * @param positive the positive label of a {@code binary} head; else empty
 * @param documents the documents that were evaluated; without one, metrics, intervals and labels are empty
 * @param metrics the figures that are defined, in the order of {@link Metric}
 * @param ci95 95 % confidence intervals, where they were asked for
 * @param labels every label with at least one test example, largest support first, then by name
 * @param confusion gold against predicted label; empty for {@code multi}
 * @param calibration the bins behind {@link Metric#ECE}, lowest probability first
 */
public record HeadEvaluation(
        String head,
        HeadType type,
        Optional<String> positive,
        int documents,
        Map<Metric, Double> metrics,
        Map<Metric, Interval> ci95,
        List<LabelScores> labels,
        Optional<ConfusionMatrix> confusion,
        List<CalibrationBin> calibration) {

    /** Copies the collections. */
    public HeadEvaluation {
        metrics = ordered(metrics);
        ci95 = ordered(ci95);
        labels = List.copyOf(labels);
        calibration = List.copyOf(calibration);
    }

    /** One figure; empty where it is not defined. */
    public OptionalDouble value(Metric metric) {
        Double value = metrics.get(metric);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** The scores of one label; empty if it has no test example. */
    public Optional<LabelScores> label(String label) {
        return labels.stream().filter(scores -> scores.label().equals(label)).findFirst();
    }

    /**
     * {@code {"type":..,"documents":n,<metric>:x,..,"ci95":{<metric>:[low,high]},"labels":{<label>:{..}}}}, for
     * {@code binary} with {@code positive}, for one gold label a document with {@code confusion}, and with
     * {@code calibration}; what is not defined is left out.
     */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", type.key());
        positive.ifPresent(label -> json.put("positive", label));
        json.put("documents", documents);
        metrics.forEach((metric, value) -> json.put(metric.key(), value));
        if (!ci95.isEmpty()) {
            ObjectNode intervals = json.putObject("ci95");
            ci95.forEach((metric, interval) -> intervals.set(metric.key(), interval.toJson()));
        }
        ObjectNode byLabel = json.putObject("labels");
        labels.forEach(scores -> byLabel.set(scores.label(), scores.toJson()));
        confusion.ifPresent(matrix -> json.set("confusion", matrix.toJson()));
        json.putArray("calibration")
                .addAll(calibration.stream().map(CalibrationBin::toJson).toList());
        return json;
    }

    private static <V> Map<Metric, V> ordered(Map<Metric, V> values) {
        Map<Metric, V> copy = new EnumMap<>(Metric.class);
        copy.putAll(values);
        return Collections.unmodifiableMap(copy);
    }
}
