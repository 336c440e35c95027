package dev.winnow.trainer.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** A closed interval, {@code low <= high}. */
public record Interval(double low, double high) {

    /** Whether a value lies in it, its ends included. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** {@code [low, high]}. */
    public ArrayNode toJson() {
        return JsonNodeFactory.instance.arrayNode().add(low).add(high);
    }
}
