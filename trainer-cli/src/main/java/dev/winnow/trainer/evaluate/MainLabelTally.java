package dev.winnow.trainer.evaluate;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts how often the most probable label is the main one, or at least gold: {@link Metric#MAIN_ACCURACY}. */
final class MainLabelTally {
    /** How often a label is main, most probable, and both. */
    private static final class Counts {
        int main;
        int top;
        int both;
    }

    private final Map<String, Counts> counts = new HashMap<>();
    private int documents;
    private int right;
    private int inSet;

    void add(@Nullable String main, String top, boolean topIsGold) {
        if (main != null) {
            documents++;
            right += top.equals(main) ? 1 : 0;
            inSet += topIsGold ? 1 : 0;
            of(main).main++;
            of(top).top++;
            of(main).both += top.equals(main) ? 1 : 0;
        }
    }

    private Counts of(String label) {
        return counts.computeIfAbsent(label, l -> new Counts());
    }

    void addTo(Map<Metric, Double> metrics) {
        if (documents > 0) {
            metrics.put(Metric.MAIN_ACCURACY, (double) right / documents);
            metrics.put(
                    Metric.MAIN_MACRO_F1,
                    counts.values().stream()
                            .filter(c -> c.main > 0)
                            .mapToDouble(c -> 2.0 * c.both / (c.main + c.top))
                            .average()
                            .orElse(0));
            metrics.put(Metric.IN_SET, (double) inSet / documents);
        }
    }
}
