package dev.winnow.trainer.cli;

import dev.winnow.trainer.fit.ReaderPlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a block model is fitted. */
final class ReaderOptions {
    @Option(names = "--trees", paramLabel = "N", description = "how many trees")
    private @Nullable Integer trees;

    @Option(names = "--depth", paramLabel = "N", description = "how deep each tree")
    private @Nullable Integer depth;

    @Option(names = "--learning-rate", paramLabel = "X", description = "how much each tree adds")
    private @Nullable Double learningRate;

    @Option(names = "--min-sites", paramLabel = "N", description = "on how many sites a name or word must be found")
    private @Nullable Integer minSites;

    @Option(names = "--cost", paramLabel = "X", description = "what the head over names pays for a mistake")
    private @Nullable Double cost;

    /** The standard plan, with what was given in its place. */
    ReaderPlan plan(long seed) {
        ReaderPlan standard = ReaderPlan.standard();
        return new ReaderPlan(
                standard.folds(),
                minSites == null ? standard.minGroups() : minSites,
                cost == null ? standard.cost() : cost,
                trees == null ? standard.trees() : trees,
                depth == null ? standard.depth() : depth,
                learningRate == null ? standard.learningRate() : learningRate,
                seed);
    }
}
