package dev.winnow.model;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Labels of another head that speak against the positive label of a binary head: from its own score is taken, so many times, the
 * greatest score of theirs. What is junk is junk of some kind, and one kind that fits is enough; a sum over words cannot say so.
 * Immutable.
 *
 * @param head the name of the other head, which gives each article one label
 * @param labels the labels of it
 * @param weight how much their score counts beside the head's own, above 0 and at most {@value #MOST_WEIGHT}
 */
public record Rivals(String head, List<String> labels, float weight) {
    private static final int MOST_WEIGHT = 1000;

    /**
     * Copies the labels.
     *
     * @throws IllegalArgumentException if the weight is out of its range, or there are no labels
     */
    public Rivals {
        labels = List.copyOf(labels);
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("there are no labels among the rivals of a head");
        }
        if (!(weight > 0 && weight <= MOST_WEIGHT)) {
            throw new IllegalArgumentException("the weight of rivals is above 0 and at most " + MOST_WEIGHT);
        }
    }

    /**
     * Where they stand in the scores of a model.
     *
     * @param head the number of the other head
     * @param labels the numbers of the labels
     * @param weight how much their score counts
     */
    public record Place(int head, int[] labels, float weight) {
        /** The label with the greatest score; of equals the first. */
        public int greatest(float[] scores) {
            int greatest = labels[0];
            for (int label : labels) {
                greatest = scores[label] > scores[greatest] ? label : greatest;
            }
            return greatest;
        }

        /** What is taken from the binary head's score, by the other head's scores. */
        public float taken(float[] scores) {
            return weight * scores[greatest(scores)];
        }
    }

    /**
     * Finds the head and the labels.
     *
     * @throws IllegalArgumentException if there is no such head, it does not give one label, or it lacks one of these
     */
    public Place in(List<Head> heads) {
        int other = IntStream.range(0, heads.size())
                .filter(h -> heads.get(h).name().equals(head))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no head \"" + head + "\" with rivals"));
        Head found = heads.get(other);
        if (found.type() != HeadType.SINGLE) {
            throw new IllegalArgumentException(
                    "head \"" + head + "\" has no rivals: its articles have not one label each");
        }
        return new Place(other, numbers(found.labels()), weight);
    }

    /**
     * Finds the labels among those of the other head, whose scores are then given by hand.
     *
     * @throws IllegalArgumentException if one of them is not there
     */
    public Place among(List<String> all) {
        return new Place(0, numbers(all), weight);
    }

    private int[] numbers(List<String> all) {
        return labels.stream().mapToInt(label -> number(all, label)).toArray();
    }

    private int number(List<String> all, String label) {
        int k = all.indexOf(label);
        if (k < 0) {
            throw new IllegalArgumentException("head \"" + head + "\" has no label \"" + label + "\" to be a rival");
        }
        return k;
    }
}
