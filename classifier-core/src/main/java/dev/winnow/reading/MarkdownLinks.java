package dev.winnow.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of text made of HTML as Markdown that are links and images and nothing else: menus, pictures, other stories. */
final class MarkdownLinks {
    private static final Pattern LINK = Pattern.compile("!?\\[((?:!\\[[^\\]]*]\\([^)]*\\)|[^\\]])*)]\\([^)]*\\)");
    private static final Pattern BETWEEN = Pattern.compile("[\\s|,>*+\u2022\u00B7\u00BB/-]*");

    private MarkdownLinks() {}

    /** Whether what stands there is made of links and images alone. */
    static boolean isLine(String text, int start, int end) {
        if (text.charAt(end - 1) != ')') {
            return false;
        }
        int link = text.indexOf("](", start);
        return link >= 0 && link < end && isLinks(text.substring(start, end));
    }

    private static boolean isLinks(String line) {
        Matcher link = LINK.matcher(line);
        int at = 0;
        while (link.find()) {
            if (!BETWEEN.matcher(line.substring(at, link.start())).matches()) {
                return false;
            }
            at = link.end();
        }
        return at > 0 && BETWEEN.matcher(line.substring(at)).matches();
    }

    /** Why such a line is left out: what its words say, or that they are links. */
    static String reason(String line) {
        String words = LINK.matcher(line).replaceAll("$1").strip();
        if (TextMeasure.of(words).words() == 0) {
            return "no words";
        }
        if (line.startsWith("![")) {
            return "caption";
        }
        String said = JunkLines.TEXT.junkReason(words);
        return said.isEmpty() ? "links" : said;
    }
}
