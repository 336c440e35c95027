package dev.winnow.reading;

import java.util.Arrays;

/**
 * Tells at a glance of most clean texts that no line of them is to be left out, so that {@link TextLines} need not be asked:
 * no line is junk by itself, and either every line is a sentence or more and none is said twice, or lines were broken at
 * some width. It reads letters where they lie and keeps no line.
 */
final class CleanText {
    private static final int FEWEST_WORDS = 8;

    /** Lines compared with each other; a text of more is not clean at a glance, unless it is wrapped. */
    private static final int MOST_LINES = 256;

    private final String text;
    private long[] seen = new long[16];
    private int lines;
    private boolean onlyNewProse = true;
    private int broken;
    private int whole;
    /** Whether the line before has words enough to tell of wrapping, and whether it ends as a sentence does. */
    private boolean tells;

    private boolean ended;

    private CleanText(String text) {
        this.text = text;
    }

    /** Whether it is certain that every line stays. */
    static boolean isCertain(String text) {
        return new CleanText(text).readLines();
    }

    private boolean readLines() {
        int length = text.length();
        int start = 0;
        while (start < length) {
            int end = start;
            while (end < length && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            int last = end;
            while (start < last && Character.isWhitespace(text.charAt(start))) {
                start++;
            }
            while (start < last && Character.isWhitespace(text.charAt(last - 1))) {
                last--;
            }
            if (start < last && !readLine(start, last)) {
                return false;
            }
            start = end + 1;
        }
        return onlyNewProse || TextLines.isWrapped(broken, whole);
    }

    /** Takes a line; false if it may be junk by itself. */
    private boolean readLine(int start, int end) {
        if (tells) {
            boolean goesOn = !ended && Character.isLowerCase(text.charAt(start));
            broken += goesOn ? 1 : 0;
            whole += goesOn ? 0 : 1;
        }
        if (end - start > TextLines.LONGEST_JUNK) {
            tells = true;
            ended = true;
            onlyNewProse = onlyNewProse && isNew(start, end);
            return end - start > TextLines.LONGEST_NOTICE || !mentionsCookies(start, end);
        }
        int words = words(start, end);
        if (words == 0 || isJunk(start, end)) {
            return false;
        }
        tells = words >= TextLines.TELLING_WORDS;
        ended = TextMeasure.endsSentence(text, start, end);
        onlyNewProse = onlyNewProse && ended && words >= FEWEST_WORDS && isNew(start, end);
        return true;
    }

    private boolean mentionsCookies(int start, int end) {
        for (int i = start; i + 5 <= end; i++) {
            if (text.charAt(i) == 'o' && text.startsWith("ookie", i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isJunk(int start, int end) {
        return text.charAt(start) == TextLines.COPYRIGHT
                || (JunkLines.STANDARD.mayBegin(text, start, end)
                        && !TextLines.junkReason(text.substring(start, end)).isEmpty());
    }

    /** As {@link TextMeasure} counts them. */
    private int words(int start, int end) {
        int spaced = 0;
        int unspaced = 0;
        boolean inWord = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (Words.isUnspaced(c) && Words.isWordPart(c)) {
                unspaced++;
                inWord = false;
            } else {
                boolean part = Words.isWordPart(c);
                spaced += part && !inWord ? 1 : 0;
                inWord = part;
            }
        }
        return spaced + (unspaced + 1) / 2;
    }

    /** Whether no line before has the same length, beginning and end. */
    private boolean isNew(int start, int end) {
        if (lines == MOST_LINES) {
            return false;
        }
        long mark = end - start;
        for (int i = 0; i < 8 && i < end - start; i++) {
            mark = (mark * 31 + text.charAt(start + i)) * 31 + text.charAt(end - 1 - i);
        }
        for (int i = 0; i < lines; i++) {
            if (seen[i] == mark) {
                return false;
            }
        }
        if (lines == seen.length) {
            seen = Arrays.copyOf(seen, 2 * lines);
        }
        seen[lines++] = mark;
        return true;
    }
}
