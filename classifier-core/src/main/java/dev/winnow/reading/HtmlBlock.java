package dev.winnow.reading;

/**
 * A block as it stands in a page of HTML.
 *
 * @param text white space folded, never blank
 * @param kind by its markup
 * @param frame the innermost element around its first character
 * @param links how many links it has
 * @param linkLetters how many of its characters are in links
 * @param broken whether a line break, and not an element, set it apart from the block before
 * @param measure what is counted in its text
 * @param words the hash of every word of it; empty where they are more than {@value #MOST_HASHES}
 */
record HtmlBlock(
        String text,
        BlockKind kind,
        Frame frame,
        int links,
        int linkLetters,
        boolean broken,
        TextMeasure measure,
        long[] words) {
    /** Enough for all that asks for hashes: {@link BlockTokens#MOST_WORDS} words, written without spaces. */
    static final int MOST_HASHES = 2 * BlockTokens.MOST_WORDS;

    /** Of its characters, how many are in links: 0 to 1. */
    float linkDensity() {
        return Math.min(1f, linkLetters / (float) text.length());
    }

    /** Whether it looks like a paragraph of running text. */
    boolean isProse() {
        return measure.words() >= 15 && linkDensity() < 0.4f && measure.stopWords() * 8 >= measure.words();
    }
}
