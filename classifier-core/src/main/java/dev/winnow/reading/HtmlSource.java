package dev.winnow.reading;

import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/**
 * HTML source parsed within limits, so that any page costs bounded time and memory.
 *
 * @param document what was parsed
 * @param truncated whether the source went beyond a limit, so that only its beginning was parsed
 */
record HtmlSource(Document document, boolean truncated) {
    /** The most characters of a page that are parsed. */
    static final int MOST_CHARACTERS = 4_000_000;
    /** The most tags, comments and other markup of a page that are parsed. */
    static final int MOST_TAGS = 200_000;
    /** The deepest nesting of elements; what is deeper becomes its sibling. */
    static final int MOST_DEPTH = 256;

    static HtmlSource parse(String html) {
        if (isOtherFormat(html)) {
            return new HtmlSource(new Document(""), false);
        }
        int end = end(html);
        Parser parser = Parser.htmlParser().setMaxDepth(MOST_DEPTH);
        Document document = parser.parseInput(end < html.length() ? html.substring(0, end) : html, "");
        return new HtmlSource(document, end < html.length());
    }

    /** PDF, gzip and ZIP are often served as HTML; read as text they would be noise. */
    private static boolean isOtherFormat(String html) {
        return html.startsWith("%PDF-")
                || (html.startsWith("\u001F") && html.length() > 2 && html.charAt(2) == '\b')
                || html.startsWith("PK\u0003\u0004");
    }

    /** Where the part within the limits ends. */
    private static int end(String html) {
        if (html.length() <= MOST_TAGS) {
            return html.length();
        }
        int tags = 0;
        int most = Math.min(html.length(), MOST_CHARACTERS);
        for (int at = html.indexOf('<'); at >= 0 && at < most; at = html.indexOf('<', at + 1)) {
            if (++tags > MOST_TAGS) {
                return at;
            }
        }
        return most;
    }
}
