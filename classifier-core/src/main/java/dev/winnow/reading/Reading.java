package dev.winnow.reading;

import dev.winnow.article.Article;
import dev.winnow.reading.metadata.PageMetadata;
import java.util.List;
import java.util.Optional;

/**
 * All that reading a page gave.
 *
 * @param article the article
 * @param blocks every block of the page in its order, kept or left out
 * @param truncated whether the page went beyond a limit of {@link PageReader}, so that only its beginning was read
 * @param metadata what the page says of itself; absent for plain text
 */
public record Reading(Article article, List<ReadBlock> blocks, boolean truncated, Optional<PageMetadata> metadata) {
    /** Copies the blocks. */
    public Reading {
        blocks = List.copyOf(blocks);
    }
}
