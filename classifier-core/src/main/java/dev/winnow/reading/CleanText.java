package dev.winnow.reading;

import java.util.Arrays;

/**
 * Tells at a glance of most clean texts that no line of them is to be left out, so that {@link TextLines} need not be asked:
 * no line is junk by itself, and either lines were broken at some width, or there is nothing among them that could be a
 * menu, the headlines of other stories or said twice. It reads letters where they lie and keeps no line.
 */
final class CleanText {
    /** Lines compared with each other; of more it is not certain that none is said twice, unless the text is wrapped. */
    private static final int MOST_LINES = 256;

    /** A line of fewer characters has not the words that repeats are looked for among. */
    private static final int SHORTEST_REPEAT = 2 * TextLines.REPEATED_WORDS - 1;

    private final String text;
    /** Whether a carriage return may end lines, too. */
    private final boolean returns;
    /** Where the first "ookie" is, or the text's end: looked for once instead of in each line. */
    private final int cookies;

    private int lines;
    private int repeatable;
    private int broken;
    private int whole;
    /** Whether the line before has words enough to tell of wrapping, and whether it ends as a sentence does. */
    private boolean tells;

    private boolean ended;

    /** The last line of running text, -1 before there is one, and how many headlines came after it. */
    private int lastProse = -1;

    private int headlines;
    /** How many of the lines before this one were of a menu's kind without a break, and whether they were enough. */
    private int items;

    private boolean menu;

    /** Where the last lines are. */
    private final int[] lastStarts = new int[Bylines.LAST];

    private final int[] lastEnds = new int[Bylines.LAST];

    private CleanText(String text) {
        this.text = text;
        this.returns = text.indexOf('\r') >= 0;
        int cookie = text.indexOf("ookie");
        this.cookies = cookie < 0 ? text.length() : cookie;
    }

    /** Whether it is certain that every line stays. */
    static boolean isCertain(String text) {
        CleanText clean = new CleanText(text);
        return clean.readLines()
                && (TextLines.isWrapped(clean.broken, clean.whole)
                        || (!clean.menu
                                && !clean.mayEndWithOthers()
                                && !clean.mayEndWithAuthor()
                                && !clean.mayTellOfItself()
                                && !clean.mayRepeat()));
    }

    private int lineEnd(int start) {
        int end = text.indexOf('\n', start);
        end = end < 0 ? text.length() : end;
        if (returns) {
            int other = text.indexOf('\r', start);
            end = other < 0 ? end : Math.min(end, other);
        }
        return end;
    }

    private int firstOf(int start, int end) {
        int first = start;
        while (first < end && isSpace(text.charAt(first))) {
            first++;
        }
        return first;
    }

    private int behindLast(int first, int end) {
        int last = end;
        while (first < last && isSpace(text.charAt(last - 1))) {
            last--;
        }
        return last;
    }

    /** Seen without a table for nearly all characters. */
    private static boolean isSpace(char c) {
        return (c <= ' ' || c > '~') && Character.isWhitespace(c);
    }

    private boolean readLines() {
        int length = text.length();
        for (int start = 0; start < length; ) {
            int end = lineEnd(start);
            int first = firstOf(start, end);
            int last = behindLast(first, end);
            if (first < last && !readLine(first, last)) {
                return false;
            }
            start = end + 1;
        }
        return true;
    }

    /** Takes a line; false if it may be junk by itself. */
    private boolean readLine(int start, int end) {
        if (tells) {
            boolean goesOn = !ended && Character.isLowerCase(text.charAt(start));
            broken += goesOn ? 1 : 0;
            whole += goesOn ? 0 : 1;
        }
        int length = end - start;
        lastStarts[lines % Bylines.LAST] = start;
        lastEnds[lines % Bylines.LAST] = end;
        repeatable += length >= SHORTEST_REPEAT ? 1 : 0;
        if (length > TextLines.LONGEST_JUNK) {
            tells = true;
            ended = true;
            addProse();
            return length > TextLines.LONGEST_NOTICE || !mentionsCookies(start, end);
        }
        int words = words(start, end);
        if (words == 0 || isJunk(start, end)) {
            return false;
        }
        tells = words >= TextLines.TELLING_WORDS;
        ended = endsSentence(start, end);
        if (TextLines.isProse(words, ended)) {
            addProse();
        } else {
            addShort(words);
        }
        return true;
    }

    private void addProse() {
        lastProse = lines++;
        headlines = 0;
        items = 0;
    }

    private void addShort(int words) {
        lines++;
        items = TextLines.isMenuItem(words, ended) ? items + 1 : 0;
        menu |= items >= TextLines.MENU;
        headlines += TextLines.isHeadline(words, ended) ? 1 : 0;
    }

    private boolean mayEndWithOthers() {
        return lastProse >= TextLines.FEWEST_BEFORE_OTHERS && headlines >= TextLines.FEWEST_OTHERS;
    }

    private boolean mayEndWithAuthor() {
        boolean may = false;
        for (int i = 0; lines >= Bylines.A_FEW && i < Bylines.LAST; i++) {
            may |= Bylines.mayBeAboutAuthor(text, lastStarts[i], lastEnds[i])
                    && Bylines.isAboutAuthor(text.substring(lastStarts[i], lastEnds[i]));
        }
        return may;
    }

    private boolean mentionsCookies(int start, int end) {
        int at = cookies;
        while (at < start) {
            int next = text.indexOf("ookie", at + 1);
            at = next < 0 ? text.length() : next;
        }
        return at + 5 <= end;
    }

    private boolean isJunk(int start, int end) {
        return text.charAt(start) == JunkLines.COPYRIGHT
                || MarkdownLinks.isLine(text, start, end)
                || isToldBy(JunkLines.STANDARD, start, end);
    }

    /** Whether a line may be one that stays only where lines were broken at some width. */
    private boolean mayTellOfItself() {
        int length = text.length();
        for (int start = 0; start < length; ) {
            int end = lineEnd(start);
            int first = firstOf(start, end);
            int last = behindLast(first, end);
            if (first < last
                    && last - first <= TextLines.LONGEST_JUNK
                    && (Bylines.mayBe(text, first, last) || isToldBy(JunkLines.TEXT, first, last))) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }

    private boolean isToldBy(JunkLines phrases, int start, int end) {
        return phrases.mayBegin(text, start, end)
                && !phrases.junkReason(text.substring(start, end)).isEmpty();
    }

    /** As {@link TextMeasure} counts them. No branch on what a character is, as long as there is nothing but ASCII (3x). */
    private int words(int start, int end) {
        byte[] folded = Words.FOLDED;
        int words = 0;
        int between = 1;
        for (int i = start; i < end; i++) {
            int c = text.charAt(i);
            if (c >= folded.length) {
                return wordsOfAnyScript(start, end);
            }
            int inWord = -folded[c] >>> 31;
            words += inWord & between;
            between = inWord ^ 1;
        }
        return words;
    }

    /** As {@link TextMeasure} says; nearly all lines of prose end in a letter, a digit or a full stop. */
    private boolean endsSentence(int start, int end) {
        char last = text.charAt(end - 1);
        return last == '.'
                || ((last >= Words.FOLDED.length || Words.FOLDED[last] == 0)
                        && TextMeasure.endsSentence(text, start, end));
    }

    private int wordsOfAnyScript(int start, int end) {
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

    /** Whether two lines have the same length, beginning and end. */
    private boolean mayRepeat() {
        if (repeatable < 2) {
            return false;
        }
        if (repeatable > MOST_LINES) {
            return true;
        }
        long[] seen = new long[repeatable];
        int count = 0;
        int length = text.length();
        for (int start = 0; start < length; ) {
            int end = lineEnd(start);
            int first = firstOf(start, end);
            int last = behindLast(first, end);
            if (last - first >= SHORTEST_REPEAT) {
                seen[count++] = mark(first, last);
            }
            start = end + 1;
        }
        Arrays.sort(seen);
        for (int i = 1; i < count; i++) {
            if (seen[i] == seen[i - 1]) {
                return true;
            }
        }
        return false;
    }

    private long mark(int start, int end) {
        long mark = end - start;
        for (int i = 0; i < 8; i++) {
            mark = (mark * 31 + text.charAt(start + i)) * 31 + text.charAt(end - 1 - i);
        }
        return mark;
    }
}
