package dev.winnow.model;

import java.util.List;

/**
 * Why a head answered as it did.
 *
 * @param result its answer
 * @param labels its assigned and most probable labels, most probable first; empty where the head is not linear, or decided
 *     nothing
 */
public record HeadExplanation(HeadResult result, List<LabelExplanation> labels) {
    /** Copies the labels. */
    public HeadExplanation {
        labels = List.copyOf(labels);
    }
}
