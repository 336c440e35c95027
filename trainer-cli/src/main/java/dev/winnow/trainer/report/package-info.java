/** Pages for a browser that need nothing else. */
@NullMarked
package dev.winnow.trainer.report;

import org.jspecify.annotations.NullMarked;
