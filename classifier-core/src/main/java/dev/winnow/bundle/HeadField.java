package dev.winnow.bundle;

import java.util.List;

/**
 * Where a head's labels stand in labelled data, so that a bundle can be evaluated without being told again.
 *
 * @param field the field of a row
 * @param values for a head whose labels have other names than the values: the value of each label, in label order; else
 *     empty, and values are labels
 */
public record HeadField(String field, List<String> values) {
    /** Copies the values. */
    public HeadField {
        values = List.copyOf(values);
    }
}
