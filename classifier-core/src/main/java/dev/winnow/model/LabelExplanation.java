package dev.winnow.model;

import java.util.List;

/**
 * Why a label got its probability: {@code score = bias + sum of contributions + rest}, before calibration.
 *
 * @param label the label
 * @param probability what the head answered
 * @param threshold the probability from which it is assigned; 0 for single heads, where the highest wins
 * @param bias what every article begins with
 * @param contributions the strongest, strongest first
 * @param rest the sum of all others, those without a name among them
 * @param score the sum
 */
public record LabelExplanation(
        String label,
        float probability,
        double threshold,
        float bias,
        List<Contribution> contributions,
        float rest,
        float score) {
    /** Copies the contributions. */
    public LabelExplanation {
        contributions = List.copyOf(contributions);
    }
}
