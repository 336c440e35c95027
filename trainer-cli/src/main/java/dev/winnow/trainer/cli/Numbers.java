package dev.winnow.trainer.cli;

import dev.winnow.trainer.InputException;

/** The ranges of numbers that options take. */
final class Numbers {
    private static final int MOST_THREADS = 1024;

    private Numbers() {}

    static void requireThreads(int threads) {
        requireBetween("--threads", threads, 1, MOST_THREADS);
    }

    static void requireBetween(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InputException(option + " " + value + ": give a number from " + least + " to " + most);
        }
    }

    /** A share is more than nothing and less than all. */
    static void requireShare(String option, double value) {
        if (!(value > 0 && value < 1)) {
            throw new InputException(option + " " + value + ": give a number between 0 and 1");
        }
    }
}
