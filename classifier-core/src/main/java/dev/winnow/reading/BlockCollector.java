package dev.winnow.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/** Goes through a parsed page once and collects its blocks. */
final class BlockCollector implements NodeFilter {
    private static final int SOME_CHARACTERS = 1024;

    private static final int BLOCK = 1;
    private static final int LINK = 1 << 1;
    private static final int FRAME = 1 << 2;

    final List<HtmlBlock> blocks = new ArrayList<>();
    /** Every element that blocks may lie in, the outer before the inner. */
    final List<Frame> frames = new ArrayList<>();
    /** The data of JSON-LD scripts. */
    final List<String> structured = new ArrayList<>();

    private final ElementNames names = new ElementNames();

    /** What an element was entered as, by its depth. */
    private byte[] entered = new byte[64];

    private char[] line = new char[SOME_CHARACTERS];
    private int length;
    private boolean space;
    private Frame frame = new Frame(null, false, 0, 0, names.tokens);
    private @Nullable Frame lineFrame;
    private int articles;
    private int stories;
    private int linkDepth;
    private int links;
    private int linkLetters;
    private boolean broken;

    private final boolean withHidden;

    /** @param withHidden whether what is hidden, or meant for browsers without scripts, is read as well */
    BlockCollector(boolean withHidden) {
        this.withHidden = withHidden;
        frames.add(frame);
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            append(text.getWholeText());
            return FilterResult.CONTINUE;
        }
        if (!(node instanceof Element element)) {
            return FilterResult.CONTINUE;
        }
        String tag = element.normalName();
        ElementTraits traits = ElementTraits.of(tag);
        if (depth >= entered.length) {
            entered = Arrays.copyOf(entered, 2 * depth);
        }
        entered[depth] = 0;
        if (isInvisible(tag, traits)) {
            if (tag.equals("script")) {
                collectStructured(element);
            }
            return FilterResult.SKIP_CHILDREN;
        }
        names.read(element);
        if (names.hidden && !withHidden) {
            return FilterResult.SKIP_CHILDREN;
        }
        if (tag.equals("br")) {
            endLine(true);
            return FilterResult.CONTINUE;
        }
        entered[depth] = (byte) enter(element, traits);
        return FilterResult.CONTINUE;
    }

    private int enter(Element element, ElementTraits traits) {
        int as = 0;
        boolean block = element.isBlock() || traits.control();
        if (block) {
            endLine(false);
            as |= BLOCK;
        }
        if (traits.link()) {
            linkDepth++;
            links++;
            as |= LINK;
        }
        if (block || element.attributesSize() > 0) {
            frame = frame(traits, !block);
            frame.number = frames.size();
            frames.add(frame);
            as |= FRAME;
        }
        return as;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element) {
            int as = entered[depth];
            if ((as & BLOCK) != 0) {
                endLine(false);
            }
            if ((as & LINK) != 0) {
                linkDepth--;
            }
            if ((as & FRAME) != 0 && frame.parent != null) {
                frame = frame.parent;
            }
        }
        return FilterResult.CONTINUE;
    }

    private boolean isInvisible(String tag, ElementTraits traits) {
        return traits.invisible() && !(withHidden && tag.equals("noscript"));
    }

    /** To be called after the last node. */
    void end() {
        endLine(false);
    }

    private Frame frame(ElementTraits traits, boolean inline) {
        int flags = (frame.flags & ~(Frame.PARAGRAPH | (inline ? 0 : Frame.CELL))) | traits.flags();
        int level = traits.headingLevel() > 0 ? traits.headingLevel() : frame.headingLevel;
        if (inline) {
            flags |= frame.flags & Frame.PARAGRAPH;
        }
        flags |= names.concealed ? Frame.CONCEALED : 0;
        Frame made = new Frame(frame, inline, flags, level, names.tokens);
        if ((traits.flags() & Frame.ARTICLE) != 0) {
            made.story = ++stories;
            made.article = frame.has(Frame.ARTICLE) ? frame.article : ++articles;
        }
        return made;
    }

    private void collectStructured(Element script) {
        if (script.attr("type").startsWith("application/ld+json")) {
            for (Node child : script.childNodes()) {
                if (child instanceof DataNode data) {
                    structured.add(data.getWholeData());
                }
            }
        }
    }

    private void append(String text) {
        int from = length + text.length();
        int to = from + text.length();
        if (to > line.length) {
            line = Arrays.copyOf(line, Math.max(2 * line.length, to));
        }
        text.getChars(0, text.length(), line, from); // what is written stays behind what is read
        for (int i = from; i < to; i++) {
            char c = line[i];
            if (isSpace(c)) {
                space = true;
                continue;
            }
            if (length == 0) {
                lineFrame = frame;
                links = linkDepth;
                linkLetters = 0;
            } else if (space) {
                line[length++] = ' ';
            }
            space = false;
            line[length++] = c;
            if (linkDepth > 0) {
                linkLetters++;
            }
        }
    }

    /** White space of HTML and of Java, and the no-break and typographic spaces. */
    static boolean isSpace(char c) {
        return c <= ' ' ? c >= '\u001C' || (c >= '\t' && c <= '\r') : c >= 0x80 && Character.isSpaceChar(c);
    }

    private void endLine(boolean byBreak) {
        Frame around = lineFrame;
        if (around != null) {
            String text = new String(line, 0, length);
            WordCounter words = WordCounter.of(line, length, HtmlBlock.MOST_HASHES);
            TextMeasure measure = TextMeasure.of(line, length, words);
            HtmlBlock block =
                    new HtmlBlock(text, kind(around), around, links, linkLetters, broken, measure, words.hashes());
            blocks.add(block);
            around.container.count(block);
            length = 0;
            lineFrame = null;
            broken = byBreak;
        } else {
            broken &= byBreak;
        }
        space = false;
    }

    private static BlockKind kind(Frame frame) {
        if (frame.has(Frame.HEADING)) {
            return BlockKind.HEADING;
        }
        if (frame.has(Frame.CONTROL)) {
            return BlockKind.CONTROL;
        }
        if (frame.has(Frame.CAPTION)) {
            return BlockKind.CAPTION;
        }
        if (frame.has(Frame.PREFORMATTED)) {
            return BlockKind.PREFORMATTED;
        }
        if (frame.has(Frame.QUOTE)) {
            return BlockKind.QUOTE;
        }
        if (frame.has(Frame.PARAGRAPH)) {
            return BlockKind.PARAGRAPH;
        }
        if (frame.has(Frame.CELL)) {
            return BlockKind.TABLE;
        }
        return frame.has(Frame.ITEM) ? BlockKind.LIST_ITEM : BlockKind.PARAGRAPH;
    }
}
