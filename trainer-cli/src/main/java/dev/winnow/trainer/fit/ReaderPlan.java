package dev.winnow.trainer.fit;

import dev.winnow.trainer.data.Row;
import java.util.List;

/**
 * How a block model is fitted.
 *
 * @param folds how many parts, by site, names are scored by a fit that has not seen them
 * @param minGroups on how many sites a name or word must be found
 * @param cost what the linear head over names pays for a mistake
 * @param trees how many trees
 * @param depth how deep each
 * @param learningRate how much each adds
 * @param emphasis which pages count more or less than others
 * @param seed for whatever is random
 */
public record ReaderPlan(
        int folds,
        int minGroups,
        double cost,
        int trees,
        int depth,
        double learningRate,
        List<Emphasis> emphasis,
        long seed) {

    /** Pages whose field has this value count so many times. */
    public record Emphasis(String field, String value, double factor) {}

    /** Copies the emphasis. */
    public ReaderPlan {
        emphasis = List.copyOf(emphasis);
    }

    /** What the shipped model is made with. */
    public static ReaderPlan standard() {
        return new ReaderPlan(5, 10, 0.05, 180, 6, 0.1, List.of(new Emphasis("kind", "news", 8)), 1);
    }

    float weightOf(Row row) {
        double weight = 1;
        for (Emphasis e : emphasis) {
            weight *= row.values(e.field()).contains(e.value()) ? e.factor() : 1;
        }
        return (float) weight;
    }
}
