package dev.winnow.trainer.fit;

import java.util.List;

/**
 * Labels of another head that speak against a binary head; how much they count is chosen by documents that were held out.
 *
 * @param head the name of the other head, which gives each document one label
 * @param labels labels of it
 */
public record RivalsRequest(String head, List<String> labels) {
    /** Copies the labels. */
    public RivalsRequest {
        labels = List.copyOf(labels);
    }
}
