package dev.winnow.trainer.vectors;

import java.util.List;

/**
 * A sentence encoder that vectors are distilled from. Implementations live outside of the default build and are found by
 * {@link java.util.ServiceLoader}. Not to be used by many threads.
 */
public interface WordEncoder {
    /** The names of the encoders that {@link #open} knows, the default first. */
    List<String> names();

    /**
     * Opens one.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    Opened open(String name);

    /** An encoder that is open. */
    interface Opened {
        /** The vector of a text, always as long. */
        float[] encode(String text);

        /** What it is and under which licence, for the card. */
        String origin();
    }
}
