/** How good a head is: metrics over classified, labelled rows. */
@NullMarked
package dev.winnow.trainer.evaluate;

import org.jspecify.annotations.NullMarked;
