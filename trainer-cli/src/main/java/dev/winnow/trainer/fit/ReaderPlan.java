package dev.winnow.trainer.fit;

import dev.winnow.trainer.data.Row;
import java.util.List;

/**
 * How a block model is fitted.
 *
 * @param folds how many parts, by site, names are scored by a fit that has not seen them
 * @param minGroups on how many sites a name or word must be found
 * @param cost what the linear head over names pays for a mistake
 * @param first the forest of the first look
 * @param second the forest of the second, which sees what the first found
 * @param emphasis which pages count more or less than others
 * @param seed for whatever is random
 */
public record ReaderPlan(
        int folds, int minGroups, double cost, Trees first, Trees second, List<Emphasis> emphasis, long seed) {

    /** Pages whose field has this value count so many times. */
    public record Emphasis(String field, String value, double factor) {}

    /**
     * How a forest is fitted.
     *
     * @param count how many trees
     * @param depth how deep each
     * @param learningRate how much each adds
     * @param rowShare what share of the blocks each sees
     * @param featureShare what share of the features each sees
     */
    public record Trees(int count, int depth, double learningRate, double rowShare, double featureShare) {}

    /** Copies the emphasis. */
    public ReaderPlan {
        emphasis = List.copyOf(emphasis);
    }

    /** What the shipped model is made with. */
    public static ReaderPlan standard() {
        return new ReaderPlan(
                5,
                10,
                0.05,
                new Trees(180, 6, 0.1, 0.7, 0.5),
                new Trees(150, 5, 0.08, 0.7, 0.4),
                List.of(new Emphasis("kind", "news", 8)),
                1);
    }

    float weightOf(Row row) {
        double weight = 1;
        for (Emphasis e : emphasis) {
            weight *= row.values(e.field()).contains(e.value()) ? e.factor() : 1;
        }
        return (float) weight;
    }
}
