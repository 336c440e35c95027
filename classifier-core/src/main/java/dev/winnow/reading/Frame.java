package dev.winnow.reading;

import org.jspecify.annotations.Nullable;

/** An element that blocks lie in: what it inherits from the elements around it, and sums over what lies in it. */
final class Frame {
    static final int ARTICLE = 1;
    static final int MAIN = 1 << 1;
    static final int ASIDE = 1 << 2;
    static final int NAV = 1 << 3;
    static final int HEADER = 1 << 4;
    static final int FOOTER = 1 << 5;
    static final int FORM = 1 << 6;
    static final int FIGURE = 1 << 7;
    static final int TABLE = 1 << 8;
    static final int LIST = 1 << 9;
    static final int QUOTE = 1 << 10;
    static final int PREFORMATTED = 1 << 11;
    static final int CAPTION = 1 << 12;
    static final int CONTROL = 1 << 13;
    static final int CONCEALED = 1 << 14;
    static final int PARAGRAPH = 1 << 15;
    static final int HEADING = 1 << 16;
    static final int CELL = 1 << 17;
    static final int ITEM = 1 << 18;
    static final int NAVIGATION = NAV | FOOTER | ASIDE;

    private static final int PATTERN_LEVELS = 2;

    final @Nullable Frame parent;
    /** The nearest element around that is no inline one; itself, if it is none. */
    final Frame container;

    final int flags;
    final int depth;
    final int headingLevel;
    /** Its place among the frames of its page. Set by the collector. */
    int number;
    /** The outermost article element around it, counted from 1 in the order of the page; 0 for none. Set by the collector. */
    int article;
    /** The innermost article element around it, likewise. */
    int story;

    /** Hashes of its class names and ids. */
    final long[] tokens;

    /** What the class names of all elements around say, and those nearby, by the model. */
    float farScore;

    float nearScore;
    float ownScore;

    int words;
    int linkWords;
    int paragraphs;
    int paragraphWords;
    int commas;
    int blocks;
    private long pattern; // 0 before it was asked for
    /** Words of the blocks directly in it, and half of those one below: how much it holds text together. */
    float held;

    Frame(@Nullable Frame parent, boolean inline, int flags, int headingLevel, long[] tokens) {
        this.parent = parent;
        this.container = inline && parent != null ? parent.container : this;
        this.flags = flags;
        this.depth = parent == null ? 0 : parent.depth + (inline ? 0 : 1);
        this.headingLevel = headingLevel;
        this.tokens = tokens;
        this.article = parent == null ? 0 : parent.article;
        this.story = parent == null ? 0 : parent.story;
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** The container around this one's container, or the outermost. */
    Frame outer() {
        Frame around = container.parent;
        return around == null ? container : around.container;
    }

    /** What the elements nearby are called: the same for blocks that are marked up alike. */
    long pattern() {
        if (container.pattern == 0) {
            container.pattern = container.patternOfNames();
        }
        return container.pattern;
    }

    private long patternOfNames() {
        long hash = container.flags;
        Frame around = container;
        for (int level = 0; level < PATTERN_LEVELS; level++) {
            for (long token : around.tokens) {
                hash = hash * 31 + token;
            }
            hash = hash * 31 + 7;
            around = around.outer();
        }
        return hash;
    }

    /** Counts a block that lies directly in it. */
    void count(HtmlBlock block) {
        int blockWords = block.measure().words();
        words += blockWords;
        linkWords += Math.round(blockWords * block.linkDensity());
        commas += block.measure().commas();
        blocks++;
        if (block.isProse()) {
            paragraphs++;
            paragraphWords += blockWords;
            held += blockWords;
        }
    }

    /** Adds its sums to the container around; to be called for the inner before the outer. */
    void addToOuter() {
        Frame around = outer();
        if (around != this && container == this) {
            around.words += words;
            around.linkWords += linkWords;
            around.commas += commas;
            around.blocks += blocks;
            around.paragraphs += paragraphs;
            around.paragraphWords += paragraphWords;
            around.held += held / 2;
        }
    }
}
