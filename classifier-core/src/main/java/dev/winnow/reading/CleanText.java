package dev.winnow.reading;

import java.util.Arrays;

/**
 * Tells at a glance of most clean texts that no line of them is to be left out, so that {@link TextLines} need not be asked:
 * where every line is a sentence or more, none begins as a known phrase of pages does, and none is said twice. It reads
 * letters where they lie and keeps no line.
 */
final class CleanText {
    private static final int FEWEST_WORDS = 8;

    /** Lines compared with each other; of more, the rest is not, and the text not clean at a glance. */
    private static final int MOST_LINES = 256;

    private final String text;
    private long[] seen = new long[16];
    private int lines;

    private CleanText(String text) {
        this.text = text;
    }

    /** Whether it is certain that every line stays. */
    static boolean isCertain(String text) {
        return new CleanText(text).holdsOnlyProse();
    }

    private boolean holdsOnlyProse() {
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
            if (start < last && !(isProse(start, last) && isNew(start, last))) {
                return false;
            }
            start = end + 1;
        }
        return true;
    }

    private boolean isProse(int start, int end) {
        if (end - start > TextLines.LONGEST_NOTICE) {
            return true;
        }
        if (end - start > TextLines.LONGEST_JUNK) {
            int cookie = text.indexOf("ookie", start);
            return cookie < 0 || cookie >= end;
        }
        return TextMeasure.endsSentence(text, start, end)
                && words(start, end) >= FEWEST_WORDS
                && !JunkLines.STANDARD.mayBegin(text, start, end);
    }

    /** Runs of ASCII letters, where all else but spaces and ASCII signs counts as a letter: never too many. */
    private int words(int start, int end) {
        int words = 0;
        boolean inWord = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            boolean letter = c >= 0x80 || Words.isWordPart(c);
            words += letter && !inWord ? 1 : 0;
            inWord = letter;
        }
        return words;
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
