package dev.winnow.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one head says of one article.
 *
 * @param head the head
 * @param probabilities [labels], each in [0, 1], in the order of the head's labels; not to be changed
 * @param labels the assigned labels, most probable first
 * @param decision a binary head's decision; else null
 * @param undecided why nothing was decided; else null
 */
public record HeadResult(
        Head head,
        float[] probabilities,
        List<String> labels,
        @Nullable Decision decision,
        @Nullable Undecided undecided) {
    /**
     * The probability of a label.
     *
     * @throws IllegalArgumentException if the head has no such label
     */
    public float probability(String label) {
        int k = head.labels().indexOf(label);
        if (k < 0) {
            throw new IllegalArgumentException("head " + head.name() + " has no label \"" + label + "\"; it has "
                    + String.join(", ", head.labels()));
        }
        return probabilities[k];
    }
}
