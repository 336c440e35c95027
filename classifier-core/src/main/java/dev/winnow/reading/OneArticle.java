package dev.winnow.reading;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Of what is kept, takes back the next stories of a page without end, and headings that nothing follows. */
final class OneArticle {
    /** Fewer words in an {@code article} element are no story of their own. */
    private static final int A_STORY = 60;

    /** An {@code article} element of the page. */
    private static final class Story {
        private int words;
        private float titleOverlap = -1;

        boolean isWhole() {
            return words >= A_STORY && titleOverlap >= 0;
        }
    }

    private OneArticle() {}

    /** Takes back from {@code kept}: [blocks]. */
    static void of(HtmlBlocks page, boolean[] kept) {
        takeBackOtherStories(page, kept);
        takeBackLastHeadings(page.blocks, kept);
    }

    /** Of several {@code article} elements with first headings, the one that the page's title names, else the first. */
    private static void takeBackOtherStories(HtmlBlocks page, boolean[] kept) {
        TreeMap<Integer, Story> stories = stories(page, kept);
        int best = 0;
        for (int number : stories.keySet()) {
            if (stories.get(number).isWhole()
                    && (best == 0 || stories.get(number).titleOverlap > stories.get(best).titleOverlap)) {
                best = number;
            }
        }
        for (int i = 0; best > 0 && i < kept.length; i++) {
            int number = page.blocks.get(i).frame().story;
            kept[i] &= number == best || number == 0 || !stories.get(number).isWhole();
        }
    }

    private static TreeMap<Integer, Story> stories(HtmlBlocks page, boolean[] kept) {
        Set<Long> title = new HashSet<>();
        Words.forEach(page.title, (hash, start, end) -> title.add(hash));
        TreeMap<Integer, Story> stories = new TreeMap<>();
        for (int i = 0; i < kept.length; i++) {
            HtmlBlock block = page.blocks.get(i);
            if (block.frame().story == 0) {
                continue;
            }
            Story story = stories.computeIfAbsent(block.frame().story, number -> new Story());
            story.words += kept[i] ? block.measure().words() : 0;
            if (block.kind() == BlockKind.HEADING && block.frame().headingLevel == 1) {
                story.titleOverlap = Math.max(story.titleOverlap, overlap(block, title));
            }
        }
        return stories;
    }

    /** The share of a heading's words that the title has. */
    private static float overlap(HtmlBlock heading, Set<Long> title) {
        int[] shared = new int[1];
        Words.forEach(heading.text(), (hash, start, end) -> shared[0] += title.contains(hash) ? 1 : 0);
        return shared[0] / (float) Math.max(1, heading.measure().words());
    }

    /** Unless there is nothing else. */
    private static void takeBackLastHeadings(List<HtmlBlock> blocks, boolean[] kept) {
        int last = kept.length - 1;
        while (last >= 0 && !(kept[last] && blocks.get(last).kind() != BlockKind.HEADING)) {
            last--;
        }
        if (last >= 0) {
            Arrays.fill(kept, last + 1, kept.length, false);
        }
    }
}
