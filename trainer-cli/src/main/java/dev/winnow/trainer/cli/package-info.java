/** The command line: one small class a command, no logic. */
@NullMarked
package dev.winnow.trainer.cli;

import org.jspecify.annotations.NullMarked;
