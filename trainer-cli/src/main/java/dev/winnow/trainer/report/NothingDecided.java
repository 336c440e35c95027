package dev.winnow.trainer.report;

import dev.winnow.model.Undecided;

/** Why a head decided nothing, in words for a person. */
public final class NothingDecided {
    private NothingDecided() {}

    /** The reason as a clause. */
    public static String because(Undecided reason) {
        return switch (reason) {
            case UNKNOWN -> "no word of the page is known";
            case LANGUAGE -> "the page is in another language than the model";
        };
    }
}
