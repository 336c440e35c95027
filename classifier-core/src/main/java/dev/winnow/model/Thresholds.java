package dev.winnow.model;

/**
 * From probabilities to decisions. Immutable; the array must not change.
 *
 * @param assign the probability from which a label is assigned: [labels] for a multi head, [1] for a binary head's
 *     positive label, empty for a single head
 * @param keep binary heads: from this probability of the positive label on, {@code keep}
 * @param drop binary heads: below this probability of the positive label, {@code drop}; in between, {@code review}
 */
public record Thresholds(double[] assign, double keep, double drop) {
    /** What a single head has: nothing. */
    public static Thresholds none() {
        return new Thresholds(new double[0], 1, 0);
    }
}
