package dev.winnow.reading;

import dev.winnow.article.Article;
import java.util.List;

/**
 * All that reading a page gave.
 *
 * @param article the article
 * @param blocks every block of the page in its order, kept or left out
 * @param truncated whether the page went beyond a limit of {@link PageReader}, so that only its beginning was read
 */
public record Reading(Article article, List<ReadBlock> blocks, boolean truncated) {
    /** Copies the blocks. */
    public Reading {
        blocks = List.copyOf(blocks);
    }
}
