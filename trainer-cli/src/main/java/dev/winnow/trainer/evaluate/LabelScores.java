package dev.winnow.trainer.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How good one label is.
 *
 * @param label the label
 * @param precision {@code tp / predicted}; 0 if it was never predicted
 * @param recall {@code tp / support}
 * @param f1 {@code 2 tp / (support + predicted)}
 * @param support the documents that have it as gold, at least 1
 * @param predicted the documents that it was predicted for
 */
public record LabelScores(String label, double precision, double recall, double f1, int support, int predicted) {

    /** The scores, without the label. */
    public ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("precision", precision)
                .put("recall", recall)
                .put("f1", f1)
                .put("support", support)
                .put("predicted", predicted);
    }
}
