/** The models that are served: opened, verified, warmed, and swapped while requests run. */
@NullMarked
package dev.winnow.serve.models;

import org.jspecify.annotations.NullMarked;
