package dev.winnow.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One trained decision over the shared features. Immutable and thread-safe.
 *
 * @param name such as {@code topics}
 * @param type the kind of decision
 * @param labels in the order of its probabilities; a binary head's positive label first
 * @param names what a person calls each label, where labels are codes; else the labels themselves
 * @param form its weights
 * @param calibration from scores to probabilities
 * @param thresholds from probabilities to decisions
 * @param priors [labels] how often each label occurred in training, in [0, 1]: the answer for an article without any
 *     known feature
 * @param rivals what another head says for and against a binary head's positive label; empty for nothing
 * @param textOnly whether it learned from title and text alone, so that without a known word there it says nothing, whatever
 *     else is known of the page
 * @param otherLanguages from a binary head's scores to probabilities for articles in other languages than the model's; empty where
 *     it can tell nothing of these
 */
public record Head(
        String name,
        HeadType type,
        List<String> labels,
        List<String> names,
        Form form,
        Calibration calibration,
        Thresholds thresholds,
        float[] priors,
        Optional<Rivals> rivals,
        boolean textOnly,
        Optional<Calibration> otherLanguages) {

    /**
     * Copies labels and names.
     *
     * @throws IllegalArgumentException if there are not as many names as labels, or a head that is not binary has rivals or a
     *     calibration for other languages
     */
    public Head {
        labels = List.copyOf(labels);
        names = List.copyOf(names);
        if (names.size() != labels.size()) {
            throw new IllegalArgumentException(
                    "head " + name + " has " + names.size() + " names for " + labels.size() + " labels");
        }
        if (rivals.isPresent() && type != HeadType.BINARY) {
            throw new IllegalArgumentException("head " + name + " has rivals, and is not binary");
        }
        if (otherLanguages.isPresent() && type != HeadType.BINARY) {
            throw new IllegalArgumentException(
                    "head " + name + " is calibrated for other languages, and is not binary");
        }
    }

    /** A head whose labels are names, without rivals, that may look at all of a page. */
    public Head(
            String name,
            HeadType type,
            List<String> labels,
            Form form,
            Calibration calibration,
            Thresholds thresholds,
            float[] priors) {
        this(
                name,
                type,
                labels,
                labels,
                form,
                calibration,
                thresholds,
                priors,
                Optional.empty(),
                false,
                Optional.empty());
    }

    /** The same head with other names for its labels, in their order. */
    public Head withNames(List<String> newNames) {
        return new Head(
                name, type, labels, newNames, form, calibration, thresholds, priors, rivals, textOnly, otherLanguages);
    }

    /** The same head with other weights. */
    public Head withForm(Form fitted) {
        return new Head(
                name, type, labels, names, fitted, calibration, thresholds, priors, rivals, textOnly, otherLanguages);
    }

    /** The same head with these rivals. */
    public Head withRivals(Rivals added) {
        Optional<Rivals> own = Optional.of(added);
        return new Head(
                name, type, labels, names, form, calibration, thresholds, priors, own, textOnly, otherLanguages);
    }

    /** The same head with this calibration for articles in other languages than the model's. */
    public Head withOtherLanguages(Calibration fitted) {
        Optional<Calibration> own = Optional.of(fitted);
        return new Head(name, type, labels, names, form, calibration, thresholds, priors, rivals, textOnly, own);
    }

    /** What a person calls a label of this head. */
    public String nameOf(String label) {
        int k = labels.indexOf(label);
        return k < 0 ? label : names.get(k);
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
                return decideBinary(probabilities, null);
            }
            case SINGLE -> {
                calibration.softmax(scores, probabilities);
                return new HeadResult(this, probabilities, List.of(labels.get(argmax(probabilities))), null, null);
            }
            case MULTI -> {
                calibration.logistic(scores, probabilities);
                return decideMulti(probabilities);
            }
        }
        throw new AssertionError(type);
    }

    /**
     * The answer where the article tells nothing: what is usual, and nothing decided on it.
     *
     * @param reason why
     */
    public HeadResult decideNothing(Undecided reason) {
        float[] probabilities = new float[priors.length];
        for (int k = 0; k < probabilities.length; k++) {
            probabilities[k] = Math.min(1, priors[k]);
        }
        return type == HeadType.BINARY
                ? decideBinary(probabilities, reason)
                : new HeadResult(this, probabilities, List.of(), null, reason);
    }

    /**
     * The answer for an article in another language than the model's. Words tell little of it, and what else is known of the page
     * does: its probability says in which order to look, and however sure it is, the article is left for review. What is usual, where
     * the head is not calibrated for other languages.
     *
     * @param scores [outputs], as {@link Scorer} gives them
     */
    public HeadResult decideOtherLanguage(float[] scores) {
        if (otherLanguages.isEmpty()) {
            return decideNothing(Undecided.LANGUAGE);
        }
        float[] probabilities = new float[labels.size()];
        otherLanguages.get().logistic(scores, probabilities);
        probabilities[1] = 1 - probabilities[0];
        return decideBinary(probabilities, Undecided.LANGUAGE);
    }

    private HeadResult decideBinary(float[] probabilities, @Nullable Undecided reason) {
        float p = probabilities[0];
        Decision decision = reason != null
                ? Decision.REVIEW
                : p >= thresholds.keep() ? Decision.KEEP : p < thresholds.drop() ? Decision.DROP : Decision.REVIEW;
        String label = labels.get(p >= thresholds.assign()[0] ? 0 : 1);
        return new HeadResult(this, probabilities, List.of(label), decision, reason);
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
        String[] assignedLabels = new String[count];
        for (int i = 0; i < count; i++) {
            assignedLabels[i] = labels.get(assigned[i]);
        }
        return new HeadResult(this, probabilities, List.of(assignedLabels), null, null);
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
