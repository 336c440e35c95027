package dev.winnow.reading;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/**
 * What the attributes of elements say to reading, found in one pass over them: whether an element is hidden, and what it is
 * called. One for a page; holds what was read last.
 */
final class ElementNames {
    private static final long[] NO_TOKENS = new long[0];
    private static final int USUAL = 512;

    private final Map<String, long[]> known = new HashMap<>(USUAL); // tokens, not to be changed

    /** Whether it has the attribute {@code hidden}. */
    boolean hidden;
    /** Whether it says that it is not shown, or not for all. */
    boolean concealed;
    /** Hashes of its class names and ids, each once; not to be changed. */
    long[] tokens = NO_TOKENS;

    /** Reads an element; the parser has put the names of its attributes in small letters. */
    void read(Element element) {
        hidden = false;
        concealed = false;
        tokens = NO_TOKENS;
        if (element.attributesSize() == 0) {
            return;
        }
        for (Attribute attribute : element.attributes()) {
            switch (attribute.getKey()) {
                case "class", "id", "role", "itemprop", "data-testid", "data-component", "data-type", "name" ->
                    addTokens(attribute.getValue());
                case "style" -> concealed |= isConcealing(attribute.getValue());
                case "aria-hidden" -> concealed |= attribute.getValue().equals("true");
                case "hidden" -> hidden = true;
                default -> {}
            }
        }
    }

    private static boolean isConcealing(String style) {
        return style.contains("display") && style.replace(" ", "").contains("display:none");
    }

    /** Most elements have one such attribute, a class that many others have. */
    private void addTokens(String names) {
        long[] more = known.computeIfAbsent(names, TokenList::of);
        tokens = tokens.length == 0 ? more : TokenList.union(tokens, more);
    }
}
