package dev.winnow.trainer.fit;

import dev.winnow.model.HeadType;
import dev.winnow.model.Rivals;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be told of a trained head.
 *
 * @param name its name
 * @param type the kind of decision, as asked or as found
 * @param field the field its labels came from
 * @param labels its labels
 * @param rows how many rows it learned from
 * @param counts how many rows have each label
 * @param leftOut rows that had no part in it, by reason
 * @param options the trainer's options as used
 * @param tried what was tried in choosing the main option: value to out-of-fold measure
 * @param measure what that measure is
 * @param share how large the part from word vectors is next to the n-grams'; 0 without
 * @param shares the shares that were compared: share to out-of-fold measure; empty if none were
 * @param rivals what of another head it heeds
 * @param rivalWeights the weights of rivals that were compared: weight to best out-of-fold measure; empty if none were
 * @param secondLooks the weights of a second look that were compared, likewise
 * @param otherLanguages how many pages in other languages of each label it was calibrated on; empty if it was not
 */
public record HeadReport(
        String name,
        HeadType type,
        String field,
        List<String> labels,
        int rows,
        Map<String, Integer> counts,
        Map<String, Integer> leftOut,
        Map<String, Double> options,
        Map<Double, Double> tried,
        String measure,
        double share,
        Map<Double, Double> shares,
        Optional<Rivals> rivals,
        Map<Double, Double> rivalWeights,
        Map<Double, Double> secondLooks,
        Map<String, Integer> otherLanguages) {
    static HeadReport of(
            HeadRequest request, HeadPreparation prepared, HeadFit fit, Map<String, Integer> otherLanguages) {
        HeadData data = prepared.data();
        return new HeadReport(
                data.name(),
                data.type(),
                request.field(),
                data.labels(),
                data.documents().length,
                prepared.counts(),
                prepared.leftOut(),
                fit.options(),
                fit.tried(),
                fit.measure(),
                fit.share(),
                fit.shares(),
                fit.rivals(),
                fit.rivalWeights(),
                fit.secondLooks(),
                otherLanguages);
    }
}
