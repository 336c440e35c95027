package dev.winnow.reading;

import java.util.List;

/**
 * Finds the headline in plain text: its first line, where it reads like one and the text came without a title, or where it is
 * the title that came with it.
 */
final class Headline {
    /** Running text is to begin among so many lines, for there may be authors, dates and places before it. */
    private static final int LOOKED_AT = 6;

    /** An item of a list begins with one of these. */
    private static final String BULLETS = "-*\u2022\u2023\u25AA\u25CF\u2013";

    private Headline() {}

    /** Of a text, the lines that {@link #leads} looks at, without the blanks around them. */
    static List<String> firstLines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(LOOKED_AT)
                .toList();
    }

    /** Whether the first of an article's lines is its headline: a short one without an end, and running text soon after. */
    static boolean leads(List<String> lines) {
        if (lines.size() < 2 || lines.get(0).length() > TextLines.LONGEST_JUNK) {
            return false;
        }
        TextMeasure first = TextMeasure.of(lines.get(0));
        boolean broken = Character.isLowerCase(lines.get(1).charAt(0)); // in the middle of a sentence, at some width
        return !broken
                && BULLETS.indexOf(lines.get(0).charAt(0)) < 0
                && TextLines.isHeadline(first.words(), first.endsSentence())
                && lines.stream().limit(LOOKED_AT).skip(1).anyMatch(Headline::isProse);
    }

    /** Whether the first of an article's lines, blanks around them aside, is this title, and not all there is. */
    static boolean repeats(String title, List<String> lines) {
        return lines.size() > 1 && lines.get(0).strip().equalsIgnoreCase(title.strip());
    }

    /** Where a text goes on after a first line that is this title; 0 where it does not begin so, or ends there. */
    static int endOfRepeated(String title, String text) {
        String wanted = title.strip();
        int start = notBlank(text, 0);
        int end = start + wanted.length();
        if (!text.regionMatches(true, start, wanted, 0, wanted.length())) {
            return 0;
        }
        int next = notBlank(text, end);
        boolean lineEnds = text.substring(end, next).chars().anyMatch(c -> c == '\n' || c == '\r');
        return lineEnds && next < text.length() ? next : 0;
    }

    private static int notBlank(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isProse(String line) {
        TextMeasure measure = TextMeasure.of(line);
        return TextLines.isProse(measure.words(), measure.endsSentence());
    }
}
