package dev.winnow.trainer.evaluate;

/**
 * One figure about a head. The order here is the order in JSON and on the terminal. In the formulas n is the number of
 * documents; tp, fp, fn are the true positives, false positives and false negatives of a label; 0/0 counts as 0 in
 * precision, recall and F1 (scikit-learn's {@code zero_division=0}). A figure that is not defined is absent.
 *
 * <p>"The labels" are the model's labels and whatever other gold labels the test set has; a gold label that the model
 * does not know is never predicted and has probability 0.
 */
public enum Metric {
    /** Share of documents whose predicted label set equals the gold set (for {@code multi}: subset accuracy). */
    ACCURACY("accuracy", "accuracy"),
    /** {@code 2 tp / (2 tp + fp + fn)}, each summed over the labels. */
    MICRO_F1("microF1", "micro-F1"),
    /** Mean F1 over the labels with at least one test example. */
    MACRO_F1("macroF1", "macro-F1"),
    /** {@code multi}: {@code tp / (tp + fp)}, each summed over the labels. */
    MICRO_PRECISION("microPrecision", "micro-precision"),
    /** {@code multi}: {@code tp / (tp + fn)}, each summed over the labels. */
    MICRO_RECALL("microRecall", "micro-recall"),
    /** {@code multi}: mean precision over the labels with at least one test example. */
    MACRO_PRECISION("macroPrecision", "macro-precision"),
    /** {@code multi}: mean recall over the labels with at least one test example. */
    MACRO_RECALL("macroRecall", "macro-recall"),
    /** {@code multi}: {@code (fp + fn) / (n x labels)}. */
    HAMMING_LOSS("hammingLoss", "Hamming loss"),
    /**
     * {@code binary}: {@code sum of (R_i - R_(i-1)) P_i} over the thresholds i, highest first, equal scores being one
     * threshold: scikit-learn's {@code average_precision_score}. Absent without a positive.
     */
    AVERAGE_PRECISION("averagePrecision", "average precision"),
    /**
     * {@code binary}: the chance that a positive scores above a negative, ties counting one half. Absent unless both
     * occur.
     */
    ROC_AUC("rocAuc", "ROC AUC"),
    /** {@code binary}: F1 of the positive label. */
    F1("f1", "F1"),
    /** {@code binary}: precision of the positive label. */
    PRECISION("precision", "precision"),
    /** {@code binary}: recall of the positive label. */
    RECALL("recall", "recall"),
    /** Share of positives among the documents decided {@code keep}. Absent if none is. */
    KEEP_PRECISION("keepPrecision", "precision of keep"),
    /** Share of all documents that are decided {@code keep}. Absent if the head gave no decision. */
    KEEP_COVERAGE("keepCoverage", "coverage of keep"),
    /** Share of all documents that are decided {@code review}. Absent if the head gave no decision. */
    REVIEW_SHARE("reviewShare", "share in review"),
    /** Share of the documents with a main label whose most probable label is that label. */
    MAIN_ACCURACY("mainAccuracy", "main accuracy"),
    /** Mean over the main labels of the F1 of the most probable label as a guess at the main one. */
    MAIN_MACRO_F1("mainMacroF1", "main macro-F1"),
    /** Share of the documents with a main label whose most probable label lies in the gold set. */
    IN_SET("inSet", "top in gold set"),
    /**
     * Expected calibration error: {@code sum over bins of |bin|/n x |mean probability - observed share|}, 15 bins of
     * equal mass, cut as scikit-learn's {@code calibration_curve} with {@code strategy="quantile"} cuts them, equal
     * probabilities never apart. {@code binary}: the positive's probability against its being
     * gold; else the highest probability against its label lying in the gold set. In [0, 1].
     */
    ECE("ece", "ECE"),
    /**
     * {@code single} and {@code multi}: the mean, over the model's labels with at least one test example, of the expected
     * calibration error of the label's own probability. Absent beyond {@link HeadEvaluator#MAX_PROBABILITIES}.
     */
    ECE_BY_LABEL("eceByLabel", "ECE by label"),
    /**
     * Brier score, y being 1 for gold and 0 else. {@code binary}: mean of {@code (p - y)^2} for the positive, in [0, 1];
     * {@code single}: mean over documents of the sum over labels, in [0, 2]; {@code multi}: mean over documents x labels,
     * in [0, 1].
     */
    BRIER("brier", "Brier score"),
    /**
     * Natural log, probabilities clipped to at least 1e-15. {@code binary} and {@code single}: mean of
     * {@code -ln p(gold)}; {@code multi}: mean over documents x labels of {@code -ln p} where gold, {@code -ln (1 - p)}
     * else.
     */
    LOG_LOSS("logLoss", "log loss");

    private final String key;
    private final String title;

    Metric(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /** Its key in JSON. */
    public String key() {
        return key;
    }

    /** Its name on the terminal. */
    public String title() {
        return title;
    }
}
