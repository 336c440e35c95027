package dev.winnow.trainer.fit;

import dev.winnow.reading.BlockEvidence;
import dev.winnow.reading.HtmlBlocks;
import dev.winnow.trainer.data.Pieces;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A page of which it is known, wholly or in pieces, what its article is, taken apart.
 *
 * @param group what it must not be parted from when folds are made: its site
 * @param page its blocks
 * @param part [blocks] which of them are part of the article
 * @param learned [blocks] which of them are learned from
 * @param words [blocks] how many words each has
 * @param tokens [blocks][any] the names and words of each
 * @param weight how much the page counts
 */
record ReaderPage(
        String group, HtmlBlocks page, boolean[] part, boolean[] learned, int[] words, long[][] tokens, float weight) {
    /** In blocks. */
    private static final int REACH = 15;

    /** A page with the text of its article. */
    static ReaderPage ofGold(String group, String html, String goldText, float weight) {
        HtmlBlocks page = HtmlBlocks.of(html);
        boolean[] part = GoldAlignment.of(page.texts(), goldText);
        return of(group, page, part, withinReach(part), weight);
    }

    /** A page of whose article pieces are known. */
    static ReaderPage ofPieces(String group, String html, Pieces pieces, float weight) {
        HtmlBlocks page = HtmlBlocks.of(html);
        List<String> texts = page.texts(); // white space folded, as that of pieces is
        boolean[] part = new boolean[texts.size()];
        for (String piece : pieces.mustHave()) {
            for (int b = 0; b < part.length; b++) {
                if (texts.get(b).contains(piece)) {
                    part[b] = true;
                    break;
                }
            }
        }
        boolean[] learned = part.clone();
        for (int b = 0; b < learned.length; b++) {
            learned[b] |= pieces.mustNotHave().stream().anyMatch(texts.get(b)::contains);
        }
        return of(group, page, part, learned, weight);
    }

    private static ReaderPage of(String group, HtmlBlocks page, boolean[] part, boolean[] learned, float weight) {
        int[] words = BlockEvidence.words(page);
        long[][] tokens = new long[words.length][];
        Arrays.setAll(tokens, b -> BlockEvidence.tokens(page, b));
        return new ReaderPage(group, page, part, learned, words, tokens, weight);
    }

    int blocks() {
        return part.length;
    }

    /** Whether a block is learned from that is part of the article, or one that is not. */
    boolean learns(boolean asPart) {
        return IntStream.range(0, part.length).anyMatch(b -> learned[b] && part[b] == asPart);
    }

    /** Blocks within reach of the article, and every third of the others. */
    private static boolean[] withinReach(boolean[] part) {
        boolean[] near = new boolean[part.length];
        int last = -REACH - 1;
        for (int b = 0; b < part.length; b++) {
            last = part[b] ? b : last;
            near[b] = b % 3 == 0 || b - last <= REACH;
        }
        last = part.length + REACH;
        for (int b = part.length - 1; b >= 0; b--) {
            last = part[b] ? b : last;
            near[b] |= last - b <= REACH;
        }
        return near;
    }
}
