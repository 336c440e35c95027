/** Recipes: which data, read how and weighing what, make a model. */
@NullMarked
package dev.winnow.trainer.data.recipe;

import org.jspecify.annotations.NullMarked;
