package dev.winnow.trainer.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * The figures of many pages: means over pages, and the F1 of the mean shingle precision and recall.
 *
 * @param pages how many pages
 * @param shingleF1 in [0, 1]
 * @param shinglePrecision mean over pages where anything was found
 * @param shingleRecall mean over pages with gold text
 * @param wordF1 mean over all pages
 */
public record ExtractionFigures(
        int pages, double shingleF1, double shinglePrecision, double shingleRecall, double wordF1) {

    /** The figures over these pages. */
    public static ExtractionFigures of(List<ExtractionScore> scores) {
        double precision = mean(scores, ExtractionScore::anyFound, ExtractionScore::precision);
        double recall = mean(scores, ExtractionScore::anyGold, ExtractionScore::recall);
        double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        return new ExtractionFigures(
                scores.size(), f1, precision, recall, mean(scores, score -> true, ExtractionScore::wordF1));
    }

    private static double mean(
            List<ExtractionScore> scores, Predicate<ExtractionScore> of, ToDoubleFunction<ExtractionScore> what) {
        return scores.stream().filter(of).mapToDouble(what).average().orElse(0);
    }

    /** As a JSON object. */
    public ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("pages", pages)
                .put("shingleF1", shingleF1)
                .put("shinglePrecision", shinglePrecision)
                .put("shingleRecall", shingleRecall)
                .put("wordF1", wordF1);
    }
}
