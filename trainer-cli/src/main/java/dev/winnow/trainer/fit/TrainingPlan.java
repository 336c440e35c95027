package dev.winnow.trainer.fit;

import dev.winnow.feature.FeatureSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All that decides what comes out of training, beside the data.
 *
 * @param name what the model is called
 * @param heads the heads to train
 * @param spec how features are made
 * @param minDocuments in how many documents an n-gram must be found; empty for 2, or 1 below 1,000 rows
 * @param maxFeatures how many features are kept at most, those in most documents
 * @param folds how many parts are held out in turn; below 2 for no choosing, calibrating and thresholds; empty for 4, or
 *     10 below 1,000 rows
 * @param groupField the field whose equal values never fall into different folds; empty for {@code site} where most rows
 *     have it, else the id
 * @param weightField the field with an example's weight; empty for none
 * @param fit how heads are fitted
 * @param vectors which word vectors may be used
 * @param notes what is said of the model beside
 * @param compact whether linear weights are rounded to bytes
 * @param rank into how many factors linear weights are taken apart, in bytes; empty for none
 * @param threads how many threads work; the outcome does not depend on it
 */
public record TrainingPlan(
        String name,
        List<HeadRequest> heads,
        FeatureSpec spec,
        OptionalInt minDocuments,
        int maxFeatures,
        OptionalInt folds,
        Optional<String> groupField,
        Optional<String> weightField,
        FitSettings fit,
        VectorsUse vectors,
        ModelNotes notes,
        boolean compact,
        OptionalInt rank,
        int threads) {
    /** As many features as are kept unless told otherwise. */
    public static final int STANDARD_MAX_FEATURES = 1 << 20;
    /** Below so many rows, rare n-grams are kept and more is learned from in each fold. */
    private static final int FEW_ROWS = 1000;

    /** Copies the heads. */
    public TrainingPlan {
        heads = List.copyOf(heads);
    }

    int minDocumentsFor(int rows) {
        return minDocuments.orElse(rows < FEW_ROWS ? 1 : 2);
    }

    int foldsFor(int rows) {
        return folds.orElse(rows < FEW_ROWS ? 10 : 4);
    }
}
