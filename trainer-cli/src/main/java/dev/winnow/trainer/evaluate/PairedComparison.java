package dev.winnow.trainer.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.trainer.evaluate.Outcomes.Outcome;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Two models' heads on the same documents.
 *
 * @param head the head's name, A's where the two differ
 * @param documents the documents, at least 1
 * @param mcNemar the test of equal accuracy
 * @param differences accuracy, micro-F1 and macro-F1: B's less A's
 */
public record PairedComparison(String head, int documents, McNemar mcNemar, Map<Metric, Difference> differences) {

    /** Copies the differences, in the order of {@link Metric}. */
    public PairedComparison {
        Map<Metric, Difference> copy = new EnumMap<>(Metric.class);
        copy.putAll(differences);
        differences = Collections.unmodifiableMap(copy);
    }

    /**
     * A difference, B's value less A's.
     *
     * @param a A's value
     * @param b B's value
     * @param ci95 the 95 % confidence interval of {@code b - a} by paired bootstrap
     */
    public record Difference(double a, double b, Interval ci95) {

        /** {@code b - a}. */
        public double difference() {
            return b - a;
        }

        private ObjectNode toJson() {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("a", a).put("b", b).put("difference", difference()).set("ci95", ci95.toJson());
            return json;
        }
    }

    /**
     * Compares two evaluators that were given the same documents in the same order. The models may know different
     * labels, in any order.
     *
     * @throws IllegalArgumentException if there is no document, or number or gold labels differ
     */
    public static PairedComparison of(HeadEvaluator a, HeadEvaluator b, Bootstrap bootstrap) {
        Outcomes outcomesOfA = a.outcomes();
        Outcomes outcomesOfB = b.outcomes();
        int rows = outcomesOfA.rows();
        if (rows == 0 || rows != outcomesOfB.rows()) {
            throw new IllegalArgumentException("head " + a.head()
                    + ": two models compare on the same documents, not on " + rows + " and " + outcomesOfB.rows());
        }
        int[] toA = numbersIn(a.labels(), b.labels());
        int onlyA = 0;
        int onlyB = 0;
        for (int row = 0; row < rows; row++) {
            Outcome ofA = outcomesOfA.of(row);
            Outcome ofB = outcomesOfB.of(row);
            if (!Arrays.equals(ofA.gold(), renumbered(ofB.gold(), toA))) {
                throw new IllegalArgumentException("head " + a.head() + ": document " + (row + 1)
                        + " of the two models differs in its gold labels");
            }
            onlyA += ofA.right() && !ofB.right() ? 1 : 0;
            onlyB += ofB.right() && !ofA.right() ? 1 : 0;
        }

        int labelsOfA = a.labels().size();
        int labelsOfB = b.labels().size();
        DecisionCounts countsOfA = new DecisionCounts(outcomesOfA.distinct(), outcomesOfA.frequencies(), labelsOfA);
        DecisionCounts countsOfB = new DecisionCounts(outcomesOfB.distinct(), outcomesOfB.frequencies(), labelsOfB);
        Map<Metric, Difference> differences = new EnumMap<>(Metric.class);
        bootstrap
                .differences(outcomesOfA, labelsOfA, outcomesOfB, labelsOfB)
                .forEach((metric, interval) -> differences.put(
                        metric, new Difference(countsOfA.value(metric), countsOfB.value(metric), interval)));
        return new PairedComparison(a.head(), rows, McNemar.of(onlyA, onlyB), differences);
    }

    /** For each label of {@code from} its place in {@code to}; -1 where it has none. */
    private static int[] numbersIn(List<String> to, List<String> from) {
        return from.stream().mapToInt(to::indexOf).toArray();
    }

    private static int[] renumbered(int[] labels, int[] numbers) {
        return Arrays.stream(labels).map(label -> numbers[label]).sorted().toArray();
    }

    /** {@code {"documents":n,"mcnemar":{..},"accuracy":{"a":..,"b":..,"difference":..,"ci95":[..]},..}}. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("documents", documents);
        json.set("mcnemar", mcNemar.toJson());
        differences.forEach((metric, difference) -> json.set(metric.key(), difference.toJson()));
        return json;
    }
}
