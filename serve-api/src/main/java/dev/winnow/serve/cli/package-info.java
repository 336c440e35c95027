/** The commands serve and feedback: options in, no logic. */
@NullMarked
package dev.winnow.serve.cli;

import org.jspecify.annotations.NullMarked;
