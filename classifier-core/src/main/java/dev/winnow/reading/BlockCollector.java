package dev.winnow.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/** Goes through a parsed page once and collects its blocks. */
final class BlockCollector implements NodeFilter {
    private static final Set<String> INVISIBLE = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "svg",
            "iframe",
            "object",
            "canvas",
            "audio",
            "video",
            "title",
            "datalist");
    private static final Set<String> NAMING =
            Set.of("class", "id", "role", "itemprop", "data-testid", "data-component", "data-type", "name");

    private static final Map<String, Integer> FLAGS = Map.ofEntries(
            Map.entry("article", Frame.ARTICLE),
            Map.entry("main", Frame.MAIN),
            Map.entry("aside", Frame.ASIDE),
            Map.entry("nav", Frame.NAV),
            Map.entry("header", Frame.HEADER),
            Map.entry("footer", Frame.FOOTER),
            Map.entry("form", Frame.FORM),
            Map.entry("figure", Frame.FIGURE),
            Map.entry("table", Frame.TABLE),
            Map.entry("td", Frame.CELL),
            Map.entry("th", Frame.CELL),
            Map.entry("caption", Frame.CELL),
            Map.entry("ul", Frame.LIST),
            Map.entry("ol", Frame.LIST),
            Map.entry("dl", Frame.LIST),
            Map.entry("li", Frame.ITEM),
            Map.entry("dt", Frame.ITEM),
            Map.entry("dd", Frame.ITEM),
            Map.entry("blockquote", Frame.QUOTE),
            Map.entry("pre", Frame.PREFORMATTED),
            Map.entry("figcaption", Frame.CAPTION),
            Map.entry("button", Frame.CONTROL),
            Map.entry("label", Frame.CONTROL),
            Map.entry("select", Frame.CONTROL),
            Map.entry("textarea", Frame.CONTROL),
            Map.entry("p", Frame.PARAGRAPH));

    private static final long[] NO_TOKENS = new long[0];

    final List<HtmlBlock> blocks = new ArrayList<>();
    /** Every element that blocks may lie in, the outer before the inner. */
    final List<Frame> frames = new ArrayList<>();
    /** The data of JSON-LD scripts. */
    final List<String> structured = new ArrayList<>();

    private final Map<String, long[]> known = new HashMap<>(); // tokens, not to be changed

    private final StringBuilder line = new StringBuilder(256);
    private boolean space;
    private Frame frame = new Frame(null, false, 0, 0, NO_TOKENS);
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
        if (isInvisible(element, tag)) {
            if (tag.equals("script")) {
                collectStructured(element);
            }
            return FilterResult.SKIP_CHILDREN;
        }
        if (tag.equals("br")) {
            endLine(true);
            return FilterResult.CONTINUE;
        }
        boolean block = isBlock(element, tag);
        if (block) {
            endLine(false);
        }
        if (tag.equals("a")) {
            linkDepth++;
            links++;
        }
        if (isFrame(element, block)) {
            frame = frame(element, tag, !block);
            frames.add(frame);
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            String tag = element.normalName();
            if (isInvisible(element, tag)) {
                return FilterResult.CONTINUE;
            }
            boolean block = isBlock(element, tag);
            if (block) {
                endLine(false);
            }
            if (tag.equals("a")) {
                linkDepth--;
            }
            if (!tag.equals("br") && isFrame(element, block) && frame.parent != null) {
                frame = frame.parent;
            }
        }
        return FilterResult.CONTINUE;
    }

    private boolean isInvisible(Element element, String tag) {
        if (INVISIBLE.contains(tag)) {
            return !(withHidden && tag.equals("noscript"));
        }
        return !withHidden && element.attributesSize() > 0 && element.hasAttr("hidden");
    }

    /** To be called after the last node. */
    void end() {
        endLine(false);
    }

    private static boolean isBlock(Element element, String tag) {
        return element.isBlock() || tag.equals("button") || tag.equals("label") || tag.equals("option");
    }

    private static boolean isFrame(Element element, boolean block) {
        return block || element.attributesSize() > 0;
    }

    private Frame frame(Element element, String tag, boolean inline) {
        int flags = (frame.flags & ~(Frame.PARAGRAPH | (inline ? 0 : Frame.CELL))) | FLAGS.getOrDefault(tag, 0);
        int level = frame.headingLevel;
        if (tag.length() == 2 && tag.charAt(0) == 'h' && tag.charAt(1) >= '1' && tag.charAt(1) <= '6') {
            level = tag.charAt(1) - '0';
            flags |= Frame.HEADING;
        }
        if (inline) {
            flags |= frame.flags & Frame.PARAGRAPH;
        }
        long[] tokens = NO_TOKENS;
        if (element.attributesSize() > 0) {
            if (isConcealed(element)) {
                flags |= Frame.CONCEALED;
            }
            tokens = tokens(element.attributes());
        }
        Frame made = new Frame(frame, inline, flags, level, tokens);
        if (tag.equals("article")) {
            made.story = ++stories;
            made.article = frame.has(Frame.ARTICLE) ? frame.article : ++articles;
        }
        return made;
    }

    private static boolean isConcealed(Element element) {
        String style = element.attr("style");
        return element.attr("aria-hidden").equals("true")
                || (style.contains("display") && style.replace(" ", "").contains("display:none"));
    }

    /** Most elements have one name, a class that many others have: it is taken apart once. */
    private long[] tokens(Attributes attributes) {
        String only = "";
        int names = 0;
        for (Attribute attribute : attributes) {
            if (NAMING.contains(attribute.getKey())) {
                only = attribute.getValue();
                names++;
            }
        }
        if (names == 0) {
            return NO_TOKENS;
        }
        return names == 1 ? known.computeIfAbsent(only, TokenList::of) : tokensOfAll(attributes);
    }

    private static long[] tokensOfAll(Attributes attributes) {
        TokenList tokens = new TokenList();
        for (Attribute attribute : attributes) {
            if (NAMING.contains(attribute.getKey())) {
                tokens.add(attribute.getValue());
            }
        }
        return tokens.toArray();
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
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                space = true;
                continue;
            }
            if (line.length() == 0) {
                lineFrame = frame;
                links = linkDepth;
                linkLetters = 0;
            } else if (space) {
                line.append(' ');
            }
            space = false;
            line.append(c);
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
            String text = line.toString();
            WordCounter words = WordCounter.of(text, HtmlBlock.MOST_HASHES);
            TextMeasure measure = TextMeasure.of(text, words);
            HtmlBlock block =
                    new HtmlBlock(text, kind(around), around, links, linkLetters, broken, measure, words.hashes());
            blocks.add(block);
            around.container.count(block);
            line.setLength(0);
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
