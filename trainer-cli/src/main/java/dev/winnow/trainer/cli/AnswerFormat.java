package dev.winnow.trainer.cli;

import dev.winnow.trainer.InputException;
import java.util.Arrays;
import java.util.Locale;

/** How answers are written. */
enum AnswerFormat {
    JSONL,
    TABLE,
    LABELS;

    /**
     * The format of this name.
     *
     * @throws InputException if there is none
     */
    static AnswerFormat named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException("--format " + name + ": there are jsonl, table and labels"));
    }
}
