package dev.winnow.trainer.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * How good a model is on a test set.
 *
 * @param documents the documents of the test set; a head may have fewer, where rows lack its field
 * @param heads its heads, in the order of the model
 */
public record Evaluation(int documents, List<HeadEvaluation> heads) {

    /** Copies the heads. */
    public Evaluation {
        heads = List.copyOf(heads);
    }

    /** {@code {"documents":n,"heads":{<head>:{..}}}}. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("documents", documents);
        ObjectNode byName = json.putObject("heads");
        heads.forEach(head -> byName.set(head.head(), head.toJson()));
        return json;
    }
}
