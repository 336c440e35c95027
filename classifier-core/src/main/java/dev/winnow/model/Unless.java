package dev.winnow.model;

import java.util.List;
import java.util.stream.IntStream;

/**
 * When a head says nothing of an article: where another head finds it more likely to be of these labels, taken together, than of
 * any other. A log-in page has no topic, whatever its words are most like. Immutable.
 *
 * @param head the name of the other head, which gives each article one label
 * @param labels the labels of it that leave nothing to say
 */
public record Unless(String head, List<String> labels) {
    /**
     * Copies the labels.
     *
     * @throws IllegalArgumentException if there are none
     */
    public Unless {
        labels = List.copyOf(labels);
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("a head is silent by at least one label of another");
        }
    }

    /**
     * Where they stand among the answers of a model.
     *
     * @param head the number of the other head
     * @param among [labels] which of its labels leave nothing to say
     */
    record Place(int head, boolean[] among) {
        /** @param probabilities [labels] of the other head */
        boolean holds(float[] probabilities) {
            float together = 0;
            float greatest = 0;
            for (int k = 0; k < among.length; k++) {
                if (among[k]) {
                    together += probabilities[k];
                } else {
                    greatest = Math.max(greatest, probabilities[k]);
                }
            }
            return together > greatest;
        }
    }

    /**
     * Finds the head and the labels.
     *
     * @throws IllegalArgumentException if there is no such head, it does not give one label, it lacks one of these, or has no other
     */
    Place in(List<Head> heads) {
        int other = IntStream.range(0, heads.size())
                .filter(h -> heads.get(h).name().equals(head))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no head \"" + head + "\" to be silent by"));
        Head found = heads.get(other);
        if (found.type() != HeadType.SINGLE) {
            throw new IllegalArgumentException(
                    "no head is silent by head \"" + head + "\": its articles have not one label each");
        }
        boolean[] among = new boolean[found.labels().size()];
        for (String label : labels) {
            int k = found.labels().indexOf(label);
            if (k < 0) {
                throw new IllegalArgumentException(
                        "head \"" + head + "\" has no label \"" + label + "\" to be silent by");
            }
            among[k] = true;
        }
        if (IntStream.range(0, among.length).allMatch(k -> among[k])) {
            throw new IllegalArgumentException("a head that is silent by all labels of another says nothing");
        }
        return new Place(other, among);
    }
}
