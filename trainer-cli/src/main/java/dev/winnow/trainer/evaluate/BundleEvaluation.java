package dev.winnow.trainer.evaluate;

import dev.winnow.Classification;
import dev.winnow.Classifier;
import dev.winnow.bundle.Bundle;
import dev.winnow.bundle.HeadField;
import dev.winnow.model.Decision;
import dev.winnow.model.Head;
import dev.winnow.model.HeadResult;
import dev.winnow.model.HeadType;
import dev.winnow.trainer.data.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Classifies labelled rows with a bundle and compares: each head's labels are taken from the field that it was trained
 * on. Rows that lack a head's field, or have a value it cannot judge, are left out of that head and counted. Not
 * thread-safe.
 */
public final class BundleEvaluation {
    private final Classifier classifier;
    private final Optional<String> mainField;
    private final List<HeadEvaluator> evaluators = new ArrayList<>();
    private final List<Map<String, Integer>> leftOut = new ArrayList<>();
    private int documents;

    /**
     * An evaluation of this classifier's bundle.
     *
     * @param mainField the field with a row's main label, for {@code mainAccuracy} and {@code inSet}
     */
    public BundleEvaluation(Classifier classifier, Optional<String> mainField) {
        this.classifier = classifier;
        this.mainField = mainField;
        for (Head head : classifier.bundle().model().heads()) {
            String positive = head.type() == HeadType.BINARY ? head.labels().get(0) : null;
            evaluators.add(new HeadEvaluator(head.name(), head.type(), head.labels(), positive));
            leftOut.add(new LinkedHashMap<>());
        }
    }

    /** Classifies a row and counts what came out. */
    public void add(Row row) {
        documents++;
        Classification classification = classifier.classify(row.page());
        Bundle bundle = classifier.bundle();
        for (int h = 0; h < evaluators.size(); h++) {
            HeadField field = bundle.fields().get(h);
            Head head = bundle.model().heads().get(h);
            List<String> gold = gold(row, field, head);
            String reason = reasonToLeaveOut(row, field, head, gold);
            if (reason.isEmpty()) {
                add(h, gold, classification.heads().get(h), row);
            } else {
                leftOut.get(h).merge(reason, 1, Integer::sum);
            }
        }
    }

    /** The row's values as labels of the head; a value that stands for no label is left out. */
    private static List<String> gold(Row row, HeadField field, Head head) {
        List<String> found = row.values(field.field());
        if (field.values().isEmpty()) {
            return found;
        }
        return found.stream()
                .filter(field.values()::contains)
                .map(value -> head.labels().get(field.values().indexOf(value)))
                .toList();
    }

    private static String reasonToLeaveOut(Row row, HeadField field, Head head, List<String> gold) {
        if (!row.fields().containsKey(field.field())) {
            return "no field \"" + field.field() + "\"";
        }
        if (!field.values().isEmpty()
                && gold.isEmpty()
                && !row.values(field.field()).isEmpty()) {
            return "other values";
        }
        if (head.type() == HeadType.MULTI) {
            return "";
        }
        long different = gold.stream().distinct().count();
        if (different != 1) {
            return different == 0 ? "no label" : "two labels where one is expected";
        }
        return head.type() == HeadType.BINARY && !head.labels().contains(gold.get(0)) ? "other values" : "";
    }

    private void add(int h, List<String> gold, HeadResult result, Row row) {
        double[] probabilities = new double[result.probabilities().length];
        for (int k = 0; k < probabilities.length; k++) {
            probabilities[k] = result.probabilities()[k];
        }
        Decision decision = result.decision();
        String main = result.head().type() == HeadType.BINARY
                ? null
                : mainField
                        .flatMap(field -> row.values(field).stream().findFirst())
                        .orElse(null);
        evaluators.get(h).add(gold, result.labels(), probabilities, name(decision), main);
    }

    private static @Nullable String name(@Nullable Decision decision) {
        return decision == null ? null : decision.name().toLowerCase(Locale.ROOT);
    }

    /** What has been found so far, with 95 % confidence intervals from seeded resampling. */
    public Evaluation evaluation(long seed) {
        Bootstrap bootstrap = Bootstrap.seeded(seed);
        return new Evaluation(
                documents,
                evaluators.stream()
                        .map(evaluator -> evaluator.evaluate(bootstrap))
                        .toList());
    }

    /** The evaluators, one a head, for a paired comparison with another bundle on the same rows. */
    public List<HeadEvaluator> evaluators() {
        return List.copyOf(evaluators);
    }

    /** Rows left out of each head, by reason, in the order of the heads. */
    public List<Map<String, Integer>> leftOut() {
        return List.copyOf(leftOut);
    }
}
