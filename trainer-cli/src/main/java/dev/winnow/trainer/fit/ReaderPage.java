package dev.winnow.trainer.fit;

import dev.winnow.reading.BlockEvidence;
import dev.winnow.reading.HtmlBlocks;

/**
 * A page with gold text, taken apart.
 *
 * @param group what it must not be parted from when folds are made: its site
 * @param page its blocks
 * @param part [blocks] which of them are part of the article
 * @param words [blocks] how many words each has
 */
record ReaderPage(String group, HtmlBlocks page, boolean[] part, int[] words) {
    static ReaderPage of(String group, String html, String goldText) {
        HtmlBlocks page = HtmlBlocks.of(html);
        return new ReaderPage(group, page, GoldAlignment.of(page.texts(), goldText), BlockEvidence.words(page));
    }

    int blocks() {
        return part.length;
    }
}
