/** What a page says of itself: title, date, authors, site, address, language, kind. */
@NullMarked
package dev.winnow.reading.metadata;

import org.jspecify.annotations.NullMarked;
