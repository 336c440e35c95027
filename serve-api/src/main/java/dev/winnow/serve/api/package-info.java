/** What can be asked for: one class an endpoint. */
@NullMarked
package dev.winnow.serve.api;

import org.jspecify.annotations.NullMarked;
