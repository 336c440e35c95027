package dev.winnow.trainer.fit;

import dev.winnow.model.HeadType;
import dev.winnow.trainer.HeadName;
import dev.winnow.trainer.InputException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A head that is asked for.
 *
 * @param name its name
 * @param field the field of a row that holds its labels
 * @param type the kind of decision; empty to find it from the data
 * @param values the only values to learn, the positive one first; empty for all
 * @param weightField the field with an example's weight for this head; empty for that of the plan
 * @param asideField the field of rows that are learned from, but never judged on in choosing, calibrating and setting thresholds
 * @param names what a person calls each label, where labels are codes; empty where they are names
 * @param textOnly whether it learns from the article's own text alone, and not from what is beside it on the page
 * @param withoutVectors whether it learns from n-grams alone where other heads have word vectors
 * @param rivals of binary heads, what another head says for and against the positive value
 */
public record HeadRequest(
        String name,
        String field,
        Optional<HeadType> type,
        List<String> values,
        Optional<String> weightField,
        Optional<String> asideField,
        Map<String, String> names,
        boolean textOnly,
        boolean withoutVectors,
        Optional<RivalsRequest> rivals) {
    /** The head whose two labels have names of their own. */
    private static final String RELEVANCE = "relevance";

    /** A head that learns from all fields, with the weights of the plan. */
    public HeadRequest(String name, String field, Optional<HeadType> type, List<String> values) {
        this(name, field, type, values, Optional.empty(), Optional.empty(), Map.of(), false, false, Optional.empty());
    }

    /**
     * Checks what can be checked without data.
     *
     * @throws InputException if the name is odd, or a binary head is not given two values
     */
    public HeadRequest {
        values = List.copyOf(values);
        names = Map.copyOf(names);
        HeadName.require("--head " + name + "=" + field, name);
        if (values.stream().distinct().count() < values.size()) {
            throw new InputException(
                    "--values " + name + "=" + String.join(",", values) + ": name two different values");
        }
        if (type.isPresent() && type.get() == HeadType.BINARY && values.size() != 2) {
            throw new InputException(
                    "head " + name + " is binary: name its two values, the positive one first, with --values " + name
                            + "=POSITIVE,NEGATIVE");
        }
    }

    /** The label that stands for a value: for relevance, {@code relevant} and {@code junk}; else the value itself. */
    List<String> labels() {
        return name.equals(RELEVANCE) && values.size() == 2 ? List.of("relevant", "junk") : values;
    }
}
