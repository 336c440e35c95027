package dev.winnow.reading.metadata;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Collects, in one pass over a page's tree, everything that may tell something of the page: meta elements, headings, times,
 * bylines, JSON-LD. How much of each is kept is bounded, whatever the page.
 */
final class Findings {
    private static final int MOST_OF_A_KIND = 12;
    private static final int LONGEST_TEXT = 500;
    private static final int MOST_SCRIPTS = 30;
    private static final int LONGEST_SCRIPT = 1_000_000;
    private static final int LONGEST_CLASS = 300;

    private final Map<String, List<String>> texts = new HashMap<>();
    private final List<String> scripts = new ArrayList<>();
    private final List<Capture> open = new ArrayList<>();
    private int aside;
    private int scriptCharacters;

    /** The text of an element that is being read. */
    private record Capture(Element element, String key, StringBuilder text) {}

    /** The first text of the first of these keys that there is. */
    Optional<String> first(List<String> keys) {
        return all(keys).stream().findFirst();
    }

    /** All texts of these keys, key after key, in document order. */
    List<String> all(List<String> keys) {
        List<String> all = new ArrayList<>();
        for (String key : keys) {
            all.addAll(texts.getOrDefault(key, List.of()));
        }
        return all;
    }

    /** The contents of the JSON-LD scripts. */
    List<String> scripts() {
        return scripts;
    }

    private Findings() {}

    /** Goes through a page once, without recursion, however deep it is. */
    static Findings of(Document document) {
        Findings findings = new Findings();
        Element[] path = new Element[64];
        int[] next = new int[64]; // child
        int depth = 0;
        path[0] = document;
        while (depth >= 0) {
            Element element = path[depth];
            if (next[depth] == element.childNodeSize()) {
                findings.leave(element);
                depth--;
                continue;
            }
            Node node = element.childNode(next[depth]++);
            if (node instanceof Element child) {
                findings.enter(child);
                if (++depth == path.length) {
                    path = Arrays.copyOf(path, 2 * depth);
                    next = Arrays.copyOf(next, 2 * depth);
                }
                path[depth] = child;
                next[depth] = 0;
            } else if (node instanceof TextNode text && !findings.open.isEmpty()) {
                findings.read(text.getWholeText());
            }
        }
        return findings;
    }

    private void read(String text) {
        for (Capture capture : open) {
            append(capture.text, text);
        }
    }

    private static void append(StringBuilder into, String text) {
        int room = 2 * LONGEST_TEXT - into.length();
        if (room > 0) {
            into.append(text, 0, Math.min(room, text.length()));
        }
    }

    private void enter(Element element) {
        for (int i = 0; i < open.size(); i++) {
            open.get(i).text.append(element.isBlock() || element.normalName().equals("br") ? " " : "");
        }
        switch (element.normalName()) {
            case "html" -> add("html:lang", value(element, "lang"));
            case "title" -> capture(element, "title");
            case "meta" -> readMeta(element);
            case "link" -> {
                if (value(element, "rel").equalsIgnoreCase("canonical")) {
                    add("canonical", value(element, "href"));
                }
            }
            case "script" -> readScript(element);
            case "h1" -> capture(element, aside > 0 ? "h1:aside" : "h1");
            case "time" -> readTime(element);
            default -> aside += isAside(element.normalName()) ? 1 : 0;
        }
        if (element.attributesSize() > 0) {
            readProperties(element);
        }
    }

    /** The parser has put the names of attributes in small letters, so that an exact look-up finds them. */
    private static String value(Element element, String attribute) {
        return element.attributes().get(attribute);
    }

    private void readMeta(Element meta) {
        String content = value(meta, "content");
        if (content.isEmpty()) {
            return;
        }
        for (String attribute : List.of("property", "name", "itemprop", "http-equiv")) {
            String key = value(meta, attribute);
            if (!key.isEmpty() && key.length() < 60) {
                add(key.toLowerCase(Locale.ROOT), content);
            }
        }
    }

    private void readScript(Element script) {
        if (value(script, "type").toLowerCase(Locale.ROOT).startsWith("application/ld+json")
                && scripts.size() < MOST_SCRIPTS
                && script.childNodeSize() > 0
                && script.childNode(0) instanceof DataNode data) {
            String json = data.getWholeData();
            scriptCharacters += json.length();
            if (scriptCharacters <= LONGEST_SCRIPT) {
                scripts.add(json);
            }
        }
    }

    private void readTime(Element time) {
        String key = aside > 0 ? "time:aside" : "time";
        if (time.hasAttr("pubdate")) {
            key = "datepublished";
        }
        if (time.hasAttr("datetime")) {
            add(key, value(time, "datetime"));
        } else {
            capture(time, key);
        }
    }

    /** Microdata, and the class names that bylines and dates go by. */
    private void readProperties(Element element) {
        Attributes attributes = element.attributes();
        String property = attributes.get("itemprop");
        if (!property.isEmpty() && !element.normalName().equals("meta")) {
            readProperty(element, property.toLowerCase(Locale.ROOT));
        }
        if (aside == 0) {
            if (attributes.get("rel").equalsIgnoreCase("author")) {
                capture(element, "rel:author");
            }
            String names = attributes.get("class");
            if (!names.isEmpty() && names.length() <= LONGEST_CLASS) {
                readClass(element, names);
            }
        }
    }

    private void readProperty(Element element, String property) {
        if (property.startsWith("date")) {
            String written = element.hasAttr("datetime") ? value(element, "datetime") : value(element, "content");
            if (written.isEmpty()) {
                capture(element, property);
            } else {
                add(property, written);
            }
        } else if (property.equals("headline") || property.equals("author")) {
            capture(element, "itemprop:" + property);
        }
    }

    /** One scan: most elements have a class, and few a telling one. */
    private void readClass(Element element, String names) {
        boolean author = false;
        boolean date = false;
        int length = names.length();
        for (int i = 0; i < length; i++) {
            switch (names.charAt(i) | 0x20) {
                case 'a' -> author |= isAt(names, i, "author");
                case 'b' -> author |= isAt(names, i, "byline");
                case 'd' -> date |= isAt(names, i, "date");
                case 'p' -> date |= isAt(names, i, "publish") || isAt(names, i, "posted");
                default -> {}
            }
        }
        if (author) {
            capture(element, "class:author");
        }
        if (date) {
            capture(element, "class:date");
        }
    }

    private static boolean isAt(String names, int at, String word) {
        return at + word.length() <= names.length()
                && (names.charAt(at + 1) | 0x20) == word.charAt(1)
                && names.regionMatches(true, at, word, 0, word.length());
    }

    /** Headings and dates in these are most likely not the page's own. */
    private static boolean isAside(String name) {
        return name.equals("nav") || name.equals("footer") || name.equals("aside");
    }

    private void capture(Element element, String key) {
        if (open.size() < MOST_OF_A_KIND && texts.getOrDefault(key, List.of()).size() < MOST_OF_A_KIND) {
            open.add(new Capture(element, key, new StringBuilder()));
        }
    }

    private void leave(Element element) {
        if (isAside(element.normalName())) {
            aside--;
        }
        for (int i = open.size() - 1; i >= 0 && open.get(i).element == element; i--) {
            Capture capture = open.remove(i);
            add(capture.key, capture.text.toString());
        }
    }

    private void add(String key, String written) {
        String text = OneLine.of(written, LONGEST_TEXT);
        if (!text.isEmpty()) {
            List<String> list = texts.computeIfAbsent(key, k -> new ArrayList<>());
            if (list.size() < MOST_OF_A_KIND) {
                list.add(text);
            }
        }
    }
}
