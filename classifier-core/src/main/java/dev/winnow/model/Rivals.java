package dev.winnow.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What another head says for and against the positive label of a binary head: to its own score is added, so many times, the score of
 * the label that speaks for it, and taken, so many times, the greatest score of that label's rivals. What is junk is junk of some
 * kind, and one kind that fits is enough; a sum over words cannot say so. Immutable.
 *
 * @param head the name of the other head, which gives each article one label
 * @param of the label that speaks for
 * @param gain how much its score counts beside the head's own: 0 to {@value #MOST_WEIGHT}
 * @param labels the rivals of that label, which speak against
 * @param weight how much their score counts: above 0 and at most {@value #MOST_WEIGHT}
 * @param second what a second look at all scores and at the page adds; empty for nothing
 */
public record Rivals(
        String head, String of, float gain, List<String> labels, float weight, Optional<SecondLook> second) {
    private static final int MOST_WEIGHT = 1000;

    /**
     * Copies the labels.
     *
     * @throws IllegalArgumentException if a weight is out of its range, there are no rivals, or the label is one of its own
     */
    public Rivals {
        labels = List.copyOf(labels);
        if (labels.isEmpty() || labels.contains(of)) {
            throw new IllegalArgumentException("the rivals of a label are others than it, and at least one");
        }
        if (!(weight > 0 && weight <= MOST_WEIGHT)) {
            throw new IllegalArgumentException("the weight of rivals is above 0 and at most " + MOST_WEIGHT);
        }
        if (!(gain >= 0 && gain <= MOST_WEIGHT)) {
            throw new IllegalArgumentException("the gain of a label with rivals is 0 to " + MOST_WEIGHT);
        }
    }

    /** Rivals without a second look. */
    public Rivals(String head, String of, float gain, List<String> labels, float weight) {
        this(head, of, gain, labels, weight, Optional.empty());
    }

    /** The same rivals and a second look. */
    public Rivals withSecond(SecondLook look) {
        return new Rivals(head, of, gain, labels, weight, Optional.of(look));
    }

    /**
     * Where they stand in the scores of a model.
     *
     * @param head the number of the other head
     * @param of the number of the label that speaks for
     * @param gain how much its score counts
     * @param labels the numbers of its rivals
     * @param weight how much their score counts
     */
    public record Place(int head, int of, float gain, int[] labels, float weight) {
        /** The rival with the greatest score; of equals the first. */
        public int greatest(float[] scores) {
            int greatest = labels[0];
            for (int label : labels) {
                greatest = scores[label] > scores[greatest] ? label : greatest;
            }
            return greatest;
        }

        /** What is added to the binary head's score, by the other head's scores. */
        public float added(float[] scores) {
            return gain * scores[of] - weight * scores[greatest(scores)];
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
        return place(other, found.labels());
    }

    /**
     * Finds the labels among those of the other head, whose scores are then given by hand.
     *
     * @throws IllegalArgumentException if one of them is not there
     */
    public Place among(List<String> all) {
        return place(0, all);
    }

    private Place place(int other, List<String> all) {
        int[] numbers = labels.stream().mapToInt(label -> number(all, label)).toArray();
        return new Place(other, number(all, of), gain, numbers, weight);
    }

    private int number(List<String> all, String label) {
        int k = all.indexOf(label);
        if (k < 0) {
            throw new IllegalArgumentException("head \"" + head + "\" has no label \"" + label + "\" with rivals");
        }
        return k;
    }
}
