package dev.winnow.trainer.fit;

import java.util.List;

/**
 * What another head says for and against a binary head; how much it counts is chosen by documents that were held out.
 *
 * @param head the name of the other head, which gives each document one label
 * @param of the label of it that speaks for
 * @param labels its rivals, which speak against
 * @param secondLook whether a second look at all scores and at the page is to be tried
 */
public record RivalsRequest(String head, String of, List<String> labels, boolean secondLook) {
    /** Copies the labels. */
    public RivalsRequest {
        labels = List.copyOf(labels);
    }

    /** Rivals without a second look. */
    public RivalsRequest(String head, String of, List<String> labels) {
        this(head, of, labels, false);
    }
}
