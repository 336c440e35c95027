/**
 * From examples to a head: articles become rows of features shared by all heads and labels, Tribuo fits them, and what it
 * fitted is compiled to Winnow's own arrays.
 */
@NullMarked
package dev.winnow.trainer.fit;

import org.jspecify.annotations.NullMarked;
