package dev.winnow.reading;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What is kept of a page of HTML, read once more as plain text is: sites put lines among the paragraphs of an article that
 * no markup tells apart from them.
 */
final class KeptLines {
    private static final String COOKIES = "cookies";
    private static final String NO_WORDS = "no words";
    private static final String OTHER_STORY = "other story";

    /** Beginnings of the paragraphs of common dialogues of consent; not in the list of phrases, which the model was fitted with. */
    private static final List<String> NOTICES = List.of(
            "When you visit our website, we store cookies on your browser",
            "When you visit any website, it may store or retrieve information",
            "When you visit any web site, it may store or retrieve information",
            "We do not allow you to opt-out of our certain cookies",
            "These cookies are necessary for the website to function");

    /** The reasons of lines after which headlines are those of other stories. */
    private static final Set<String> ANNOUNCING = Set.of(JunkLines.RELATED, "navigation", OTHER_STORY);

    /** Told of any block; everything else of paragraphs alone, for cells, items and headings are short as well. */
    private static final String REPEATED = "repeated";

    /** From this share of its characters in links on, a line that begins with "Read more" is about another story. */
    private static final float A_LINK = 0.5f;

    private KeptLines() {}

    /**
     * Takes back from {@code kept} what is no part of an article by what it says.
     *
     * @param kept [blocks]
     * @return [blocks] the reasons of what was taken back, empty for all others
     */
    static String[] takeBack(List<HtmlBlock> blocks, boolean[] kept) {
        List<ReadBlock> lines = TextLines.of(IntStream.range(0, kept.length)
                .filter(i -> kept[i])
                .mapToObj(blocks::get)
                .toList());
        String[] reasons = new String[kept.length];
        String before = "";
        int line = 0;
        for (int i = 0; i < kept.length; i++) {
            reasons[i] = "";
            if (kept[i]) {
                reasons[i] = reason(blocks.get(i), lines.get(line++).reason(), before);
                before = reasons[i];
            }
            kept[i] &= reasons[i].isEmpty();
        }
        takeBackContacts(blocks, kept, reasons);
        return reasons;
    }

    /** Where the author is reached stands at the end, set like the article. */
    private static void takeBackContacts(List<HtmlBlock> blocks, boolean[] kept, String[] reasons) {
        int[] all = IntStream.range(0, kept.length).filter(i -> kept[i]).toArray();
        for (int i : Bylines.last(all)) {
            HtmlBlock block = blocks.get(i);
            if (block.kind() == BlockKind.PARAGRAPH && Bylines.isContact(block.text())) {
                kept[i] = false;
                reasons[i] = "author";
            }
        }
    }

    private static String reason(HtmlBlock block, String asLine, String before) {
        if (block.kind() != BlockKind.PARAGRAPH) {
            return asLine.equals(REPEATED) ? asLine : "";
        }
        if (!asLine.isEmpty() && isSaid(block, asLine, before)) {
            return asLine;
        }
        if (isNotice(block.text())) {
            return COOKIES;
        }
        return isTeaser(block) ? JunkLines.RELATED : "";
    }

    /** Not by its shape alone: short lines at the end of an article may be its own. */
    private static boolean isSaid(HtmlBlock block, String asLine, String before) {
        if (asLine.equals(OTHER_STORY)) {
            return ANNOUNCING.contains(before);
        }
        return asLine.equals(REPEATED)
                || asLine.equals(NO_WORDS)
                || !JunkLines.STANDARD.junkReason(block.text()).isEmpty();
    }

    private static boolean isNotice(String text) {
        for (String beginning : NOTICES) {
            if (text.regionMatches(true, 0, beginning, 0, beginning.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTeaser(HtmlBlock block) {
        return block.linkDensity() >= A_LINK
                && block.text().length() <= TextLines.LONGEST_JUNK
                && JunkLines.STANDARD.beginsAsRelated(block.text());
    }
}
