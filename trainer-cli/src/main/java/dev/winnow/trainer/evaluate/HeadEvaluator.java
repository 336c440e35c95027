package dev.winnow.trainer.evaluate;

import dev.winnow.model.HeadType;
import dev.winnow.trainer.evaluate.Outcomes.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes the classified documents of a test set one by one and tells how good a head is. It keeps 12 bytes a document
 * and each distinct pair of gold and predicted labels once; for {@code single} and {@code multi} also 4 bytes a
 * probability, up to {@link #MAX_PROBABILITIES}. No result depends on the order of the documents, beyond the rounding of
 * sums. Not thread-safe.
 */
public final class HeadEvaluator {
    /**
     * The most probabilities (documents x labels) held for {@link Metric#ECE_BY_LABEL}: 160 MB, such as 400,000
     * documents x 100 labels. With more, that metric alone is absent.
     */
    public static final long MAX_PROBABILITIES = 40_000_000;

    private static final int CALIBRATION_BINS = 15;

    /** How far rounding may carry a probability out of [0, 1]. */
    private static final double TOLERANCE = 1e-6;

    private final String head;
    private final HeadType type;
    private final @Nullable String positive;
    private final int modelLabels;
    private final List<String> labels; // the model's, then gold labels that it does not know
    private final Map<String, Integer> numbers = new HashMap<>();

    private final Outcomes outcomes = new Outcomes();
    private final ScoredEvents events = new ScoredEvents(0);
    private final LabelProbabilities probabilitiesByLabel;
    private final ProbabilityLosses losses;
    private final DecisionTally decisions = new DecisionTally();
    private final MainLabelTally mainLabels = new MainLabelTally();

    /**
     * An evaluator without documents.
     *
     * @param head the head's name
     * @param type what it decides
     * @param modelLabels its labels in the order of the probabilities, at least one, none twice; two for {@code binary}
     * @param positive the positive label of a {@code binary} head, one of the labels; else null
     * @throws IllegalArgumentException if labels or positive are not so
     */
    public HeadEvaluator(String head, HeadType type, List<String> modelLabels, @Nullable String positive) {
        this.head = head;
        this.type = type;
        this.positive = positive;
        this.modelLabels = modelLabels.size();
        this.labels = new ArrayList<>(modelLabels);
        for (String label : modelLabels) {
            require(numbers.put(label, numbers.size()) == null, "label %s occurs twice", label);
        }
        require(!modelLabels.isEmpty(), "no labels");
        if (type == HeadType.BINARY) {
            require(modelLabels.size() == 2, "binary needs two labels, not %s", modelLabels);
            require(positive != null && numbers.containsKey(positive), "positive %s not in %s", positive, modelLabels);
        } else {
            require(positive == null, "only a binary head has a positive label, not %s", type.key());
        }
        this.losses = new ProbabilityLosses(type, positive == null ? 0 : numbers.getOrDefault(positive, 0));
        this.probabilitiesByLabel = new LabelProbabilities(this.modelLabels, MAX_PROBABILITIES);
    }

    /**
     * Adds a document.
     *
     * @param gold its true labels, repeats ignored: exactly one for {@code binary} (of the model's labels) and
     *     {@code single}; labels that the model does not know count as missed
     * @param predicted the labels that the head assigned, of the model's labels, repeats ignored: at most one for
     *     {@code binary} and {@code single}
     * @param probabilities the probability of each of the model's labels, in [0, 1]; [labels]; not kept
     * @param decision {@code keep}, {@code review} or {@code drop}, where the head gave a decision
     * @param main the document's main label, where known
     * @throws IllegalArgumentException if an argument is not so; the document then does not count
     */
    public void add(
            Collection<String> gold,
            Collection<String> predicted,
            double[] probabilities,
            @Nullable String decision,
            @Nullable String main) {
        double[] clamped = checked(probabilities);
        for (String label : predicted) {
            require(number(label) < modelLabels, "predicted label %s is none of the model's", label);
        }
        require(decision == null || DecisionTally.DECISIONS.contains(decision), "unknown decision %s", decision);
        if (type != HeadType.MULTI) {
            require(gold.stream().distinct().count() == 1, "one gold label expected, not %s", gold);
            require(predicted.stream().distinct().count() <= 1, "at most one prediction expected, not %s", predicted);
        }
        if (type == HeadType.BINARY) {
            gold.forEach(label -> require(number(label) < modelLabels, "gold label %s is none of the two", label));
        }

        int[] goldNumbers = numbers(gold);
        outcomes.add(goldNumbers, numbers(predicted));
        losses.add(goldNumbers, clamped);
        int top = mostProbable(clamped);
        boolean topIsGold = gold.contains(labels.get(top));
        if (positive != null) {
            boolean isPositive = gold.contains(positive);
            events.add(clamped[number(positive)], isPositive);
            decisions.add(decision, isPositive);
        } else {
            events.add(clamped[top], topIsGold);
            probabilitiesByLabel.add(clamped);
        }
        mainLabels.add(main, labels.get(top), topIsGold);
    }

    /** How good the head is on the documents so far. */
    public HeadEvaluation evaluate() {
        return evaluate(Map.of());
    }

    /** The same with confidence intervals. */
    public HeadEvaluation evaluate(Bootstrap bootstrap) {
        return evaluate(bootstrap.intervals(outcomes, labels.size()));
    }

    private HeadEvaluation evaluate(Map<Metric, Interval> ci95) {
        DecisionCounts counts = new DecisionCounts(outcomes.distinct(), outcomes.frequencies(), labels.size());
        RankedEvents ranked = events.rank();
        List<CalibrationBin> bins = ranked.calibrationBins(CALIBRATION_BINS);
        Map<Metric, Double> metrics = new EnumMap<>(Metric.class);
        if (outcomes.rows() > 0) {
            DecisionCounts.metrics(type).forEach(metric -> metrics.put(metric, counts.value(metric)));
            metrics.put(Metric.ECE, RankedEvents.expectedCalibrationError(bins));
            metrics.put(Metric.BRIER, losses.brier(labels.size()));
            metrics.put(Metric.LOG_LOSS, losses.logLoss(labels.size()));
            mainLabels.addTo(metrics);
        }
        if (positive == null) {
            metrics.put(Metric.ECE_BY_LABEL, calibrationErrorByLabel(counts));
        } else if (outcomes.rows() > 0) {
            metrics.put(Metric.AVERAGE_PRECISION, ranked.averagePrecision());
            metrics.put(Metric.ROC_AUC, ranked.rocAuc());
            metrics.put(Metric.F1, counts.f1(number(positive)));
            metrics.put(Metric.PRECISION, counts.precision(number(positive)));
            metrics.put(Metric.RECALL, counts.recall(number(positive)));
            decisions.addTo(metrics, outcomes.rows());
        }
        metrics.values().removeIf(value -> value.isNaN());
        Optional<ConfusionMatrix> confusion = type == HeadType.MULTI ? Optional.empty() : Optional.of(confusion());
        return new HeadEvaluation(
                head,
                type,
                Optional.ofNullable(positive),
                outcomes.rows(),
                metrics,
                ci95,
                labelScores(counts),
                confusion,
                bins);
    }

    private List<LabelScores> labelScores(DecisionCounts counts) {
        return IntStream.range(0, labels.size())
                .filter(i -> counts.support(i) > 0)
                .mapToObj(i -> counts.scores(i, labels.get(i)))
                .sorted(Comparator.comparingInt(LabelScores::support).reversed().thenComparing(LabelScores::label))
                .toList();
    }

    /** NaN beyond the limit, and where the model knows no label of the test set. */
    private double calibrationErrorByLabel(DecisionCounts counts) {
        if (!probabilitiesByLabel.complete()) {
            return Double.NaN;
        }
        return IntStream.range(0, modelLabels)
                .filter(label -> counts.support(label) > 0)
                .mapToDouble(label -> RankedEvents.expectedCalibrationError(probabilitiesByLabel
                        .rank(label, row -> outcomes.of(row).hasGold(label))
                        .calibrationBins(CALIBRATION_BINS)))
                .average()
                .orElse(Double.NaN);
    }

    private ConfusionMatrix confusion() {
        int[] frequencies = outcomes.frequencies();
        List<ConfusionMatrix.Cell> cells = new ArrayList<>();
        for (int i = 0; i < frequencies.length; i++) {
            Outcome outcome = outcomes.distinct().get(i);
            Optional<String> predicted =
                    Arrays.stream(outcome.predicted()).mapToObj(labels::get).findFirst();
            cells.add(new ConfusionMatrix.Cell(labels.get(outcome.gold()[0]), predicted, frequencies[i]));
        }
        return new ConfusionMatrix(cells);
    }

    /** The head's name. */
    public String head() {
        return head;
    }

    Outcomes outcomes() {
        return outcomes;
    }

    /** The labels by number: the model's, then the gold labels that it does not know. */
    List<String> labels() {
        return List.copyOf(labels);
    }

    /** The number of a label; beyond all for one never seen. */
    private int number(String label) {
        return numbers.getOrDefault(label, Integer.MAX_VALUE);
    }

    /** The ascending numbers of labels; a label never seen gets one. */
    private int[] numbers(Collection<String> names) {
        return names.stream()
                .mapToInt(name -> numbers.computeIfAbsent(name, unknown -> {
                    labels.add(unknown);
                    return labels.size() - 1;
                }))
                .sorted()
                .distinct()
                .toArray();
    }

    private double[] checked(double[] probabilities) {
        require(probabilities.length == modelLabels, "%s probabilities for %s", probabilities.length, labels);
        double[] clamped = new double[modelLabels];
        for (int i = 0; i < modelLabels; i++) {
            double p = probabilities[i];
            if (!(p >= -TOLERANCE && p <= 1 + TOLERANCE)) {
                throw wrong("probability %s of label %s", p, labels.get(i));
            }
            clamped[i] = Math.min(1, Math.max(0, p));
        }
        return clamped;
    }

    private static int mostProbable(double[] probabilities) {
        int top = 0;
        for (int i = 1; i < probabilities.length; i++) {
            if (probabilities[i] > probabilities[top]) {
                top = i;
            }
        }
        return top;
    }

    private void require(boolean condition, String message, @Nullable Object... arguments) {
        if (!condition) {
            throw wrong(message, arguments);
        }
    }

    private IllegalArgumentException wrong(String message, @Nullable Object... arguments) {
        return new IllegalArgumentException("head " + head + ": " + String.format(Locale.ROOT, message, arguments));
    }
}
