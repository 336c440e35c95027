package dev.winnow.trainer.fit;

import dev.winnow.reading.BlockEvidence;
import dev.winnow.reading.HtmlBlocks;
import java.util.Arrays;

/**
 * A page with gold text, taken apart.
 *
 * @param group what it must not be parted from when folds are made: its site
 * @param page its blocks
 * @param part [blocks] which of them are part of the article
 * @param words [blocks] how many words each has
 * @param tokens [blocks][any] the names and words of each
 * @param weight how much the page counts
 */
record ReaderPage(String group, HtmlBlocks page, boolean[] part, int[] words, long[][] tokens, float weight) {
    /** In blocks. */
    private static final int REACH = 15;

    static ReaderPage of(String group, String html, String goldText, float weight) {
        HtmlBlocks page = HtmlBlocks.of(html);
        int[] words = BlockEvidence.words(page);
        long[][] tokens = new long[words.length][];
        Arrays.setAll(tokens, b -> BlockEvidence.tokens(page, b));
        return new ReaderPage(group, page, GoldAlignment.of(page.texts(), goldText), words, tokens, weight);
    }

    int blocks() {
        return part.length;
    }

    /** [blocks] which blocks are learned from: those within reach of the article, and every third of the others. */
    boolean[] learned() {
        boolean[] learned = new boolean[part.length];
        int last = -REACH - 1;
        for (int b = 0; b < part.length; b++) {
            last = part[b] ? b : last;
            learned[b] = b % 3 == 0 || b - last <= REACH;
        }
        last = part.length + REACH;
        for (int b = part.length - 1; b >= 0; b--) {
            last = part[b] ? b : last;
            learned[b] |= last - b <= REACH;
        }
        return learned;
    }
}
