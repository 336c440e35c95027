package dev.winnow.trainer.data;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Counts the values of one field. A field with more than a thousand different values, or with long ones, is no label:
 * only its rows are counted then.
 */
final class FieldCounts {
    private static final int MOST_VALUES = 1_000;
    private static final int LONGEST_VALUE = 100;

    private final Map<String, Long> counts = new HashMap<>();
    private long rows;
    private long values;
    private boolean isLabel = true;

    void add(List<String> rowValues) {
        rows++;
        values += rowValues.size();
        for (String value : rowValues) {
            if (isLabel) {
                counts.merge(value, 1L, Long::sum);
                if (counts.size() > MOST_VALUES || value.length() > LONGEST_VALUE) {
                    isLabel = false;
                    counts.clear();
                }
            }
        }
    }

    /** Counts one value. */
    void add(String value) {
        add(List.of(value));
    }

    /** What was counted, with the most frequent values first. */
    FieldSummary summary(int mostShown) {
        Map<String, Long> top = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(mostShown)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
        return new FieldSummary(rows, values, isLabel, counts.size(), top);
    }
}
