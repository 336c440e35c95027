/** Corrections, kept in a database so that none that was acknowledged is lost. */
@NullMarked
package dev.winnow.serve.feedback;

import org.jspecify.annotations.NullMarked;
