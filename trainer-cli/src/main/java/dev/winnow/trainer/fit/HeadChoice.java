package dev.winnow.trainer.fit;

import java.util.Map;

/**
 * What was chosen for a head.
 *
 * @param view the features
 * @param options the trainer's options
 * @param tried out-of-fold measure by option value, for the features chosen
 * @param shares the best out-of-fold measure by share of the vectors; empty if there was one view only
 * @param scores out-of-fold scores of the choice
 * @param filled for how many folds there are such scores
 */
record HeadChoice(
        FeatureView view,
        TrainerOptions options,
        Map<Double, Double> tried,
        Map<Double, Double> shares,
        HeldOutScores scores,
        int filled) {}
