/** From a page, HTML or text, to an article. */
@NullMarked
package dev.winnow.reading;

import org.jspecify.annotations.NullMarked;
