/** Everything that learns, measures or is typed at a terminal. */
@NullMarked
package dev.winnow.trainer;

import org.jspecify.annotations.NullMarked;
