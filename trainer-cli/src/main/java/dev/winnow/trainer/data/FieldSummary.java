package dev.winnow.trainer.data;

import java.util.Map;

/**
 * One field of a data set.
 *
 * @param rows how many rows have it, empty arrays included
 * @param values how many values it has in all rows together
 * @param isLabel whether it has few different values, so that they could be counted
 * @param distinct how many different values there are; 0 if they were not counted
 * @param top the most frequent values, in that order
 */
public record FieldSummary(long rows, long values, boolean isLabel, int distinct, Map<String, Long> top) {}
