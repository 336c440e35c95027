/** Word vectors: the file that holds them, and how they are distilled from a sentence encoder. */
@NullMarked
package dev.winnow.trainer.vectors;

import org.jspecify.annotations.NullMarked;
