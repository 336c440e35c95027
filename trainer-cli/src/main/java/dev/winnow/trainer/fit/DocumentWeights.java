package dev.winnow.trainer.fit;

import dev.winnow.trainer.InputException;
import dev.winnow.trainer.data.Row;
import java.util.Arrays;
import java.util.List;

/** What each document weighs, by what its row says in one field; 1 where it says nothing. */
final class DocumentWeights {
    private static final float MOST = 1000;

    private final String field;
    private float[] weights = new float[1024];
    private int documents;

    DocumentWeights(String field) {
        this.field = field;
    }

    /** Adds the next document. */
    void add(Row row) {
        if (documents == weights.length) {
            weights = Arrays.copyOf(weights, documents * 2);
        }
        weights[documents++] = weight(row);
    }

    /** The weight of each document. */
    float[] all() {
        return Arrays.copyOf(weights, documents);
    }

    private float weight(Row row) {
        List<String> values = row.values(field);
        if (values.isEmpty()) {
            return 1;
        }
        try {
            float weight = Float.parseFloat(values.get(0));
            if (weight >= 0 && weight <= MOST) {
                return weight;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new InputException(row.place() + ": the weight \"" + values.get(0) + "\" in field \"" + field
                + "\" is not a number from 0 to 1000");
    }
}
