package dev.winnow.reading;

import java.util.List;

/** Finds the headline of plain text that came without a title: its first line, where it reads like one. */
final class Headline {
    /** Running text is to begin among so many lines, for there may be authors, dates and places before it. */
    private static final int LOOKED_AT = 6;

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
                && TextLines.isHeadline(first.words(), first.endsSentence())
                && lines.stream().limit(LOOKED_AT).skip(1).anyMatch(Headline::isProse);
    }

    private static boolean isProse(String line) {
        TextMeasure measure = TextMeasure.of(line);
        return TextLines.isProse(measure.words(), measure.endsSentence());
    }
}
