package dev.winnow.trainer.evaluate;

import java.util.Arrays;

/** A growing list of predicted probabilities, each with whether its event came true: 8 bytes an event. */
final class ScoredEvents {
    // The bits of a double that is not negative order as the double does; at most 1.0, they leave room for one bit
    // more.
    private long[] events;
    private int size;

    ScoredEvents(int capacity) {
        events = new long[capacity];
    }

    /** Adds an event; its probability lies in [0, 1]. */
    void add(double probability, boolean cameTrue) {
        if (size == events.length) {
            events = Arrays.copyOf(events, Math.max(1024, size + (size >> 1)));
        }
        events[size++] = Double.doubleToRawLongBits(probability + 0.0) << 1 | (cameTrue ? 1 : 0);
    }

    /** What was added, ordered by probability. */
    RankedEvents rank() {
        long[] ranked = Arrays.copyOf(events, size);
        Arrays.sort(ranked);
        return new RankedEvents(ranked);
    }
}
