package dev.winnow.model;

import java.util.List;

/**
 * One trained decision over the shared features. Immutable and thread-safe.
 *
 * @param name such as {@code topics}
 * @param type the kind of decision
 * @param labels in the order of its probabilities; a binary head's positive label first
 * @param form its weights
 * @param calibration from scores to probabilities
 * @param thresholds from probabilities to decisions
 * @param priors [labels] how often each label occurred in training, in [0, 1]: the answer for an article without any
 *     known feature
 */
public record Head(
        String name,
        HeadType type,
        List<String> labels,
        Form form,
        Calibration calibration,
        Thresholds thresholds,
        float[] priors) {

    /** Copies the labels. */
    public Head {
        labels = List.copyOf(labels);
    }

    /**
     * From scores to the answer.
     *
     * @param scores [outputs], as {@link Scorer} gives them
     */
    public HeadResult decide(float[] scores) {
        float[] probabilities = new float[labels.size()];
        switch (type) {
            case BINARY -> {
                calibration.logistic(scores, probabilities);
                probabilities[1] = 1 - probabilities[0];
                return decideBinary(probabilities, true);
            }
            case SINGLE -> {
                calibration.softmax(scores, probabilities);
                return new HeadResult(this, probabilities, List.of(labels.get(argmax(probabilities))), null);
            }
            case MULTI -> {
                calibration.logistic(scores, probabilities);
                return decideMulti(probabilities);
            }
        }
        throw new AssertionError(type);
    }

    /** The answer for an article without any known feature: what is usual, and nothing decided on it. */
    public HeadResult decideWithoutFeatures() {
        float[] probabilities = new float[priors.length];
        for (int k = 0; k < probabilities.length; k++) {
            probabilities[k] = Math.min(1, priors[k]);
        }
        return type == HeadType.BINARY
                ? decideBinary(probabilities, false)
                : new HeadResult(this, probabilities, List.of(), null);
    }

    private HeadResult decideBinary(float[] probabilities, boolean known) {
        float p = probabilities[0];
        Decision decision = !known
                ? Decision.REVIEW
                : p >= thresholds.keep() ? Decision.KEEP : p < thresholds.drop() ? Decision.DROP : Decision.REVIEW;
        String label = labels.get(p >= thresholds.assign()[0] ? 0 : 1);
        return new HeadResult(this, probabilities, List.of(label), decision);
    }

    private HeadResult decideMulti(float[] probabilities) {
        int[] assigned = new int[probabilities.length];
        int count = 0;
        for (int k = 0; k < probabilities.length; k++) {
            if (probabilities[k] >= thresholds.assign()[k]) {
                int at = count++;
                for (; at > 0 && probabilities[assigned[at - 1]] < probabilities[k]; at--) {
                    assigned[at] = assigned[at - 1];
                }
                assigned[at] = k;
            }
        }
        String[] names = new String[count];
        for (int i = 0; i < count; i++) {
            names[i] = labels.get(assigned[i]);
        }
        return new HeadResult(this, probabilities, List.of(names), null);
    }

    private static int argmax(float[] values) {
        int best = 0;
        for (int k = 1; k < values.length; k++) {
            if (values[k] > values[best]) {
                best = k;
            }
        }
        return best;
    }
}
