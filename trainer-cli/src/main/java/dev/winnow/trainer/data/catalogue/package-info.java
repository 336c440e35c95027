/** The catalogue of public data sets: their cards, how they are fetched, and how their own files become rows. */
@NullMarked
package dev.winnow.trainer.data.catalogue;

import org.jspecify.annotations.NullMarked;
