package dev.winnow.trainer.cli;

import dev.winnow.bundle.Bundle;
import dev.winnow.trainer.InputException;

/** What models may be called: one rule for the option and for recipes. */
final class ModelName {
    private ModelName() {}

    /** @param where the option or member that says it, and what it says */
    static void require(String where, String name) {
        if (!Bundle.isName(name)) {
            throw new InputException(where + ": give 1-100 letters A to Z, digits, dots, dashes and underscores");
        }
    }
}
