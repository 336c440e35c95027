package dev.winnow.trainer.evaluate;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts how often the most probable label is the main one, or at least gold: {@link Metric#MAIN_ACCURACY}. */
final class MainLabelTally {
    private int documents;
    private int right;
    private int inSet;

    void add(@Nullable String main, String top, boolean topIsGold) {
        if (main != null) {
            documents++;
            right += top.equals(main) ? 1 : 0;
            inSet += topIsGold ? 1 : 0;
        }
    }

    void addTo(Map<Metric, Double> metrics) {
        if (documents > 0) {
            metrics.put(Metric.MAIN_ACCURACY, (double) right / documents);
            metrics.put(Metric.IN_SET, (double) inSet / documents);
        }
    }
}
