package dev.winnow.trainer.evaluate;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts the decisions of a {@code binary} head: {@link Metric#KEEP_PRECISION} and its companions. */
final class DecisionTally {
    private static final String KEEP = "keep";
    private static final String REVIEW = "review";

    static final Set<String> DECISIONS = Set.of(KEEP, REVIEW, "drop");

    private int decided;
    private int kept;
    private int keptPositives;
    private int reviewed;

    void add(@Nullable String decision, boolean isPositive) {
        if (decision == null) {
            return;
        }
        decided++;
        if (decision.equals(KEEP)) {
            kept++;
            keptPositives += isPositive ? 1 : 0;
        } else if (decision.equals(REVIEW)) {
            reviewed++;
        }
    }

    void addTo(Map<Metric, Double> metrics, int documents) {
        if (decided > 0) {
            metrics.put(Metric.KEEP_PRECISION, (double) keptPositives / kept);
            metrics.put(Metric.KEEP_COVERAGE, (double) kept / documents);
            metrics.put(Metric.REVIEW_SHARE, (double) reviewed / documents);
        }
    }
}
