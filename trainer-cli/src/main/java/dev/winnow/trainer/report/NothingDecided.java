package dev.winnow.trainer.report;

import dev.winnow.model.Head;
import dev.winnow.model.HeadResult;

/** Why a head decided nothing, in words for a person. */
public final class NothingDecided {
    private NothingDecided() {}

    /**
     * The reason as a clause.
     *
     * @throws IllegalArgumentException if something was decided
     */
    public static String because(HeadResult result) {
        if (result.undecided() == null) {
            throw new IllegalArgumentException("head " + result.head().name() + " decided");
        }
        return switch (result.undecided()) {
            case UNKNOWN -> "no word of the page is known";
            case KIND -> "this head says nothing of pages of this kind" + kinds(result.head());
            case LANGUAGE -> "the page is in another language than the model";
        };
    }

    private static String kinds(Head head) {
        return head.unless()
                .map(unless -> " (" + unless.head() + ": " + String.join(", ", unless.labels()) + ")")
                .orElse("");
    }
}
