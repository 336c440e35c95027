package dev.winnow.reading;

import java.util.ArrayList;
import java.util.List;

/**
 * One body: of the stretches of likely blocks the one with the most likely words is the article's, and another is part of
 * it only where it is likelier than a lone block need be.
 */
final class ArticleBody {
    /** From this probability a block may be part of the article; chosen on the development pages, docs/decisions.md. */
    static final float KEPT_FROM = 0.4f;

    /** Where hardly anything is likely, from this on: some words of a page say more of it than none. */
    private static final float KEPT_AT_LEAST_FROM = 0.15f;

    private static final int HARDLY_ANY_WORDS = 25;

    /** A stretch before the body is often a lead that a picture parts from it; one after it, what else there is to read. */
    private static final float KEPT_BEFORE_FROM = 0.55f;

    private static final float KEPT_AFTER_FROM = 0.7f;

    /** Between the first and the last block kept, cells are kept that are hardly likely: tables are an article's or they are not. */
    private static final float CELL_KEPT_FROM = 0.1f;

    /** What may lie between two blocks of one stretch: each unlikely block counts its words, up to 25, and two more. */
    private static final int MOST_BETWEEN = 20;

    private static final int MOST_WORDS_COUNTED = 25;
    private static final int A_BLOCK = 2;

    /** Blocks from the first to before the end, of which the likely ones are meant. */
    private record Stretch(int start, int end, int words, float likelyWords) {
        /** Whether it is part of the article, whose body is another stretch. */
        boolean belongsTo(Stretch body) {
            return likelyWords >= (start < body.start ? KEPT_BEFORE_FROM : KEPT_AFTER_FROM) * words;
        }
    }

    private ArticleBody() {}

    /** Which blocks are the article: [blocks]. */
    static boolean[] of(HtmlBlocks page, float[] probabilities) {
        boolean[] kept = of(page, probabilities, KEPT_FROM);
        if (words(page, kept) < HARDLY_ANY_WORDS) {
            return of(page, probabilities, KEPT_AT_LEAST_FROM);
        }
        addCells(page, probabilities, kept);
        OneArticle.of(page, kept);
        return kept;
    }

    private static void addCells(HtmlBlocks page, float[] probabilities, boolean[] kept) {
        int last = kept.length - 1;
        while (last >= 0 && !kept[last]) {
            last--;
        }
        boolean begun = false;
        for (int i = 0; i < last; i++) {
            begun |= kept[i];
            kept[i] |= begun && page.blocks.get(i).kind() == BlockKind.TABLE && probabilities[i] >= CELL_KEPT_FROM;
        }
    }

    private static int words(HtmlBlocks page, boolean[] kept) {
        int words = 0;
        for (int i = 0; i < kept.length; i++) {
            words += kept[i] ? page.blocks.get(i).measure().words() : 0;
        }
        return words;
    }

    private static boolean[] of(HtmlBlocks page, float[] probabilities, float from) {
        List<Stretch> stretches = stretches(page, probabilities, from);
        Stretch body = new Stretch(0, 0, 0, -1);
        for (Stretch stretch : stretches) {
            if (stretch.likelyWords > body.likelyWords) {
                body = stretch;
            }
        }
        boolean[] kept = new boolean[probabilities.length];
        for (Stretch stretch : stretches) {
            if (stretch == body || stretch.belongsTo(body)) {
                for (int i = stretch.start; i < stretch.end; i++) {
                    kept[i] = probabilities[i] >= from;
                }
            }
        }
        return kept;
    }

    private static List<Stretch> stretches(HtmlBlocks page, float[] probabilities, float from) {
        List<Stretch> stretches = new ArrayList<>();
        int start = -1;
        int end = 0;
        int words = 0;
        float likelyWords = 0;
        int between = 0;
        for (int i = 0; i < probabilities.length; i++) {
            int here = page.blocks.get(i).measure().words();
            if (probabilities[i] < from) {
                between += Math.min(here, MOST_WORDS_COUNTED) + A_BLOCK;
                continue;
            }
            if (start >= 0 && between > MOST_BETWEEN) {
                stretches.add(new Stretch(start, end, words, likelyWords));
                start = -1;
            }
            if (start < 0) {
                start = i;
                words = 0;
                likelyWords = 0;
            }
            end = i + 1;
            words += here;
            likelyWords += here * probabilities[i];
            between = 0;
        }
        if (start >= 0) {
            stretches.add(new Stretch(start, end, words, likelyWords));
        }
        return stretches;
    }
}
