/** Which language a text is in: scripts first, then character n-grams. */
@NullMarked
package dev.winnow.language;

import org.jspecify.annotations.NullMarked;
