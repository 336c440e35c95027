package dev.winnow.model;

/**
 * A linear head: {@code score[k] = bias[k] + sum_f value(f) W[f][firstColumn + k]} over the table {@code W} that all
 * linear heads of a model share.
 *
 * @param firstColumn where its columns begin in the table
 * @param bias [outputs]
 */
public record LinearForm(int firstColumn, float[] bias) implements Form {}
