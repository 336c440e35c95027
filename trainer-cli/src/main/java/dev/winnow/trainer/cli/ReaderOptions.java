package dev.winnow.trainer.cli;

import dev.winnow.trainer.InputException;
import dev.winnow.trainer.fit.ReaderPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a block model is fitted. */
final class ReaderOptions {
    @Option(names = "--trees", paramLabel = "N", description = "how many trees in each of the two forests")
    private @Nullable Integer trees;

    @Option(names = "--depth", paramLabel = "N", description = "how deep each tree")
    private @Nullable Integer depth;

    @Option(names = "--learning-rate", paramLabel = "X", description = "how much each tree adds")
    private @Nullable Double learningRate;

    @Option(names = "--min-sites", paramLabel = "N", description = "on how many sites a name or word must be found")
    private @Nullable Integer minSites;

    @Option(names = "--cost", paramLabel = "X", description = "what the head over names pays for a mistake")
    private @Nullable Double cost;

    @Option(
            names = "--emphasis",
            paramLabel = "FIELD=VALUE=X",
            description = "pages whose field has this value count X times; repeatable; default: kind=news=8")
    private List<String> emphasis = List.of();

    private static ReaderPlan.Emphasis parse(String written) {
        String[] parts = written.split("=", 3);
        try {
            double factor = Double.parseDouble(parts[parts.length - 1]);
            if (parts.length == 3 && factor > 0 && factor <= 1000) {
                return new ReaderPlan.Emphasis(parts[0], parts[1], factor);
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new InputException("--emphasis " + written + ": write FIELD=VALUE=X, X above 0 and at most 1000");
    }

    private ReaderPlan.Trees given(ReaderPlan.Trees standard) {
        return new ReaderPlan.Trees(
                trees == null ? standard.count() : trees,
                depth == null ? standard.depth() : depth,
                learningRate == null ? standard.learningRate() : learningRate,
                standard.rowShare(),
                standard.featureShare());
    }

    /** The standard plan, with what was given in its place. */
    ReaderPlan plan(long seed) {
        ReaderPlan standard = ReaderPlan.standard();
        return new ReaderPlan(
                standard.folds(),
                minSites == null ? standard.minGroups() : minSites,
                cost == null ? standard.cost() : cost,
                given(standard.first()),
                given(standard.second()),
                emphasis.isEmpty()
                        ? standard.emphasis()
                        : emphasis.stream().map(ReaderOptions::parse).toList(),
                seed);
    }
}
