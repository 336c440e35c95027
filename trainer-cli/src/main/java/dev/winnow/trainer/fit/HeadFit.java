package dev.winnow.trainer.fit;

import dev.winnow.model.Calibration;
import dev.winnow.model.Rivals;
import dev.winnow.model.SecondLook;
import dev.winnow.model.Thresholds;
import java.util.Map;
import java.util.Optional;

/**
 * A fitted head, before it is joined with the others.
 *
 * @param fitted the weights
 * @param calibration from scores to probabilities
 * @param thresholds from probabilities to decisions
 * @param options the trainer's options as used, the chosen one included
 * @param tried what was tried in choosing: option value to out-of-fold measure; empty if nothing was
 * @param measure what that measure is
 * @param share how large the part from word vectors is next to the n-grams'; 0 without
 * @param shares the shares that were compared: share to out-of-fold measure; empty if none were
 * @param heldOut the scores of documents from fits that had not seen them
 * @param rivals what of another head it heeds, if held-out documents are the better for it
 * @param rivalWeights the weights of rivals that were compared: weight to best out-of-fold measure; empty if none were
 * @param secondLooks the weights of a second look that were compared, likewise
 */
record HeadFit(
        Fitted fitted,
        Calibration calibration,
        Thresholds thresholds,
        Map<String, Double> options,
        Map<Double, Double> tried,
        String measure,
        double share,
        Map<Double, Double> shares,
        HeldOutScores heldOut,
        Optional<Rivals> rivals,
        Map<Double, Double> rivalWeights,
        Map<Double, Double> secondLooks) {
    /** The same head with what another head says, or without, and what is learned of their sums. */
    HeadFit withRivals(Optional<Rivals> chosen, Map<Double, Double> triedWeights, HeldOutScores sums) {
        return with(chosen, triedWeights, Map.of(), sums);
    }

    /** The same head, which has rivals, with a second look, or without, and what is learned of the sums. */
    HeadFit withSecondLook(Optional<SecondLook> chosen, Map<Double, Double> triedWeights, HeldOutScores sums) {
        Optional<Rivals> looking = rivals.map(alone -> chosen.isPresent() ? alone.withSecond(chosen.get()) : alone);
        return with(looking, rivalWeights, triedWeights, sums);
    }

    private HeadFit with(
            Optional<Rivals> newRivals,
            Map<Double, Double> triedRivals,
            Map<Double, Double> triedLooks,
            HeldOutScores sums) {
        Calibration anew = sums.calibrate();
        return new HeadFit(
                fitted,
                anew,
                sums.thresholds(anew),
                options,
                tried,
                measure,
                share,
                shares,
                sums,
                newRivals,
                triedRivals,
                triedLooks);
    }
}
