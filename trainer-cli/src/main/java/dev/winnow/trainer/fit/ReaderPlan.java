package dev.winnow.trainer.fit;

/**
 * How a block model is fitted.
 *
 * @param folds how many parts, by site, names are scored by a fit that has not seen them
 * @param minGroups on how many sites a name or word must be found
 * @param cost what the linear head over names pays for a mistake
 * @param trees how many trees
 * @param depth how deep each
 * @param learningRate how much each adds
 * @param seed for whatever is random
 */
public record ReaderPlan(int folds, int minGroups, double cost, int trees, int depth, double learningRate, long seed) {
    /** What the shipped model is made with. */
    public static ReaderPlan standard() {
        return new ReaderPlan(5, 4, 0.05, 120, 6, 0.15, 1);
    }
}
