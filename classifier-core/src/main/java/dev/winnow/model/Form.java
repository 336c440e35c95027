package dev.winnow.model;

/** The shape in which a head's weights are held and scored. All forms are immutable; arrays in them must not change. */
public sealed interface Form permits LinearForm, FactorForm, ForestForm {
    /** What each score begins with: [outputs]. */
    float[] bias();

    /** How many scores it gives: one for a binary head (high is positive), else one a label. */
    default int outputs() {
        return bias().length;
    }
}
