/** Sentence encoders for {@code winnow vectors distil}; in no build but that of the profile {@code encoder}. */
@NullMarked
package dev.winnow.encoder;

import org.jspecify.annotations.NullMarked;
