package dev.winnow.model;

import dev.winnow.feature.Field;

/**
 * What one feature of an article adds to the score of a label.
 *
 * @param field where the feature stands
 * @param name what it is called: words, or a trait such as {@code type=newsarticle}
 * @param score what it adds: value times weight; below 0 it speaks against the label
 */
public record Contribution(Field field, String name, float score) {}
