/** What every request goes through, whatever it asks for: ports, limits, guards, routing, bodies and refusals. Knows nothing of models. */
@NullMarked
package dev.winnow.serve.http;

import org.jspecify.annotations.NullMarked;
