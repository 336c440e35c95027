/** The façade: open a bundle, classify pages. */
@NullMarked
package dev.winnow;

import org.jspecify.annotations.NullMarked;
