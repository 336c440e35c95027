package dev.winnow.trainer.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The gold and the predicted label set of every document, as label numbers. Equal pairs are held once: a document costs
 * four bytes, and whatever counts decisions runs over the distinct pairs.
 */
final class Outcomes {
    private final Map<Outcome, Integer> numbers = new HashMap<>();
    private final List<Outcome> distinct = new ArrayList<>();
    private int[] ofRow = new int[0];
    private int rows;

    /** Adds a document; both sets ascend without repeats. */
    void add(int[] gold, int[] predicted) {
        if (rows == ofRow.length) {
            ofRow = Arrays.copyOf(ofRow, Math.max(1024, rows + (rows >> 1)));
        }
        Outcome outcome = new Outcome(gold, predicted);
        Integer number = numbers.putIfAbsent(outcome, distinct.size());
        if (number == null) {
            number = distinct.size();
            distinct.add(outcome);
        }
        ofRow[rows++] = number;
    }

    int rows() {
        return rows;
    }

    /** The distinct outcomes, numbered by first appearance. */
    List<Outcome> distinct() {
        return distinct;
    }

    /** The number of a row's outcome. */
    int number(int row) {
        return ofRow[row];
    }

    /** The outcome of a row. */
    Outcome of(int row) {
        return distinct.get(ofRow[row]);
    }

    /** How many rows have each distinct outcome. */
    int[] frequencies() {
        int[] result = new int[distinct.size()];
        for (int row = 0; row < rows; row++) {
            result[ofRow[row]]++;
        }
        return result;
    }

    /** What was gold and what was predicted: ascending label numbers. */
    record Outcome(int[] gold, int[] predicted) {

        /** Whether the two sets are equal. */
        boolean right() {
            return Arrays.equals(gold, predicted);
        }

        /** Whether a label is gold. */
        boolean hasGold(int label) {
            return Arrays.binarySearch(gold, label) >= 0;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Outcome o && Arrays.equals(gold, o.gold) && Arrays.equals(predicted, o.predicted);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(gold) + Arrays.hashCode(predicted);
        }

        @Override
        public String toString() {
            return Arrays.toString(gold) + " -> " + Arrays.toString(predicted);
        }
    }
}
