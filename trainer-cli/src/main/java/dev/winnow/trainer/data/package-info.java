/** Reading labelled and unlabelled data, whatever its format, and the catalogue of public data sets. */
@NullMarked
package dev.winnow.trainer.data;

import org.jspecify.annotations.NullMarked;
