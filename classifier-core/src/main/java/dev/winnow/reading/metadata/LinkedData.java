package dev.winnow.reading.metadata;

import java.util.List;
import java.util.Optional;

/**
 * What JSON-LD says of a page.
 *
 * @param headline the headline of its article
 * @param published dates of publication as written, the article's own first
 * @param authors names as written
 * @param publisher the name of the publisher
 * @param language the declared language, as written
 * @param types the types of all things it speaks of, in order
 * @param articleBody the longest article text
 */
record LinkedData(
        Optional<String> headline,
        List<String> published,
        List<String> authors,
        Optional<String> publisher,
        Optional<String> language,
        List<String> types,
        Optional<String> articleBody) {}
