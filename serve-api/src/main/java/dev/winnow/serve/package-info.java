/** The server as a whole: its options, and what is wired to what. */
@NullMarked
package dev.winnow.serve;

import org.jspecify.annotations.NullMarked;
