package dev.winnow.trainer.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One point of a reliability diagram.
 *
 * @param count the events in the bin, at least 1
 * @param probability their mean predicted probability
 * @param observed the share of them that came true
 */
public record CalibrationBin(int count, double probability, double observed) {

    /** The three figures. */
    public ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("count", count)
                .put("probability", probability)
                .put("observed", observed);
    }
}
