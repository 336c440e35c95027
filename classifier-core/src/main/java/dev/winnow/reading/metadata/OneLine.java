package dev.winnow.reading.metadata;

import org.jsoup.parser.Parser;

/** Text as a single line. */
final class OneLine {
    private OneLine() {}

    /**
     * White space and control characters become single spaces, none at the ends; no more than this many characters, cut
     * between words where there are some.
     */
    static String of(String text, int longest) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), longest));
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c > ' ' && c < 0x7F;
            if (!plain && (c == '\u00AD' || c == '\u200B' || c == '\uFEFF')) {
                continue;
            }
            if (!plain && (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c))) {
                gap = true;
                continue;
            }
            if (gap && line.length() > 0) {
                line.append(' ');
            }
            gap = false;
            if (line.length() >= longest) {
                return cut(line, longest);
            }
            line.append(c);
        }
        return line.toString();
    }

    /** The same of a text that may hold character references, as texts in JSON often do. */
    static String unescaped(String text, int longest) {
        return of(text.indexOf('&') >= 0 ? Parser.unescapeEntities(text, false) : text, longest);
    }

    private static String cut(StringBuilder line, int longest) {
        int space = line.lastIndexOf(" ");
        int end = space > longest / 2 ? space : longest;
        if (end > 0 && Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(0, Math.min(end, line.length())).strip();
    }
}
