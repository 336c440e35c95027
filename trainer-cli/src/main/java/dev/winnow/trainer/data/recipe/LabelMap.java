package dev.winnow.trainer.data.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.trainer.InputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * From the values of one data set to a head's labels. In its file each value stands with its label, or with
 * {@code {"to": label, labels or null, "why": a line of reason}}; null says that the value tells nothing.
 */
final class LabelMap {
    private final Map<String, List<String>> labels;

    private LabelMap(Map<String, List<String>> labels) {
        this.labels = labels;
    }

    /**
     * A map from its file.
     *
     * @param name the file, for messages
     * @throws InputException if it is not such a file
     */
    static LabelMap of(String name, JsonNode json) {
        Map<String, List<String>> labels = new HashMap<>();
        if (!json.isObject()) {
            throw new InputException(name + ": a label map is a JSON object of values and their labels");
        }
        json.properties().forEach(entry -> labels.put(entry.getKey(), targets(name, entry.getKey(), entry.getValue())));
        return new LabelMap(labels);
    }

    private static List<String> targets(String name, String value, JsonNode node) {
        JsonNode to = node.isObject() ? node.path("to") : node;
        List<String> targets = new ArrayList<>();
        if (to.isArray()) {
            to.forEach(target -> targets.add(target.asText()));
        } else if (to.isTextual()) {
            targets.add(to.textValue());
        } else if (!to.isNull()) {
            throw new InputException(
                    name + ": \"" + value + "\" has no label: give a label, an array of labels, or null");
        }
        return targets;
    }

    /** The labels that a value stands for; none if it tells nothing or is not in the map. */
    List<String> labels(String value) {
        return labels.getOrDefault(value, List.of());
    }
}
