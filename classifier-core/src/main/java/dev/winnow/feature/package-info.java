/**
 * From an article's characters to a weighted, sparse feature vector.
 *
 * <p>Characters are scanned once; each word and word pair becomes a 64-bit hash without a String being made; the hashes
 * that the vocabulary knows become rows; rows become values by the weighting that the spec names.
 */
@NullMarked
package dev.winnow.feature;

import org.jspecify.annotations.NullMarked;
