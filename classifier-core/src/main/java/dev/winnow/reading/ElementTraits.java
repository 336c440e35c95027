package dev.winnow.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the name of an element says to reading.
 *
 * @param flags of the {@link Frame} that it makes
 * @param headingLevel 1 to 6 for headings, else 0
 * @param invisible whether nobody sees what is in it
 * @param link whether it is a link
 * @param control whether it sets a block apart though it stands in a line
 */
record ElementTraits(int flags, int headingLevel, boolean invisible, boolean link, boolean control) {
    private static final ElementTraits NONE = new ElementTraits(0, 0, false, false, false);

    private static final List<String> INVISIBLE = List.of(
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
            Map.entry("select", Frame.CONTROL),
            Map.entry("textarea", Frame.CONTROL),
            Map.entry("p", Frame.PARAGRAPH));

    private static final Map<String, ElementTraits> BY_NAME = byName();

    private static Map<String, ElementTraits> byName() {
        Map<String, ElementTraits> traits = new HashMap<>(); // asked of every element: quicker than an immutable one
        FLAGS.forEach((name, flags) -> traits.put(name, new ElementTraits(flags, 0, false, false, false)));
        INVISIBLE.forEach(name -> traits.put(name, new ElementTraits(0, 0, true, false, false)));
        for (int level = 1; level <= 6; level++) {
            traits.put("h" + level, new ElementTraits(Frame.HEADING, level, false, false, false));
        }
        traits.put("a", new ElementTraits(0, 0, false, true, false));
        traits.put("button", new ElementTraits(Frame.CONTROL, 0, false, false, true));
        traits.put("label", new ElementTraits(Frame.CONTROL, 0, false, false, true));
        traits.put("option", new ElementTraits(0, 0, false, false, true));
        return traits;
    }

    /** Those of an element by its name in small letters. */
    static ElementTraits of(String name) {
        return BY_NAME.getOrDefault(name, NONE);
    }
}
