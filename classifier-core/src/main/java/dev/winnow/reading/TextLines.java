package dev.winnow.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Plain text read line by line: what is known not to be part of an article is left out, and so are the headlines of other
 * stories that follow such a line or end the page. What reads like running text is never left out but where it is said
 * twice, so that a clean text stays as it is.
 */
final class TextLines {
    /** Longer lines are running text. */
    static final int LONGEST_JUNK = 200;

    /** But for notices of cookies, which are long. */
    static final int LONGEST_NOTICE = 600;

    /** A line of fewer words does not tell whether lines were broken at some width. */
    static final int TELLING_WORDS = 6;

    private static final int MOST_HEADLINE_WORDS = 20;
    private static final int FEWEST_HEADLINE_WORDS = 3;
    /** So many menu words on lines of their own make a menu. */
    static final int MENU = 4;

    /** Shorter lines may be said twice. */
    static final int REPEATED_WORDS = 12;

    /** Other stories are looked for at the end where so many lines come before the last one of running text. */
    static final int FEWEST_BEFORE_OTHERS = 3;

    /** And so many headlines after it. */
    static final int FEWEST_OTHERS = 2;

    /** After a line that announces other stories, so many headlines are taken for theirs where the article goes on. */
    private static final int MOST_ANNOUNCED = 8;

    /** What a line of running text measures, as far as anybody asks. */
    private static final TextMeasure LONG_LINE = new TextMeasure(40, 15, 3, 180, 0, 2, 2, 0, true);

    private final List<String> lines;
    private final List<TextMeasure> measures;
    private final String[] reasons;
    private final Set<Long> bodyWords = new HashSet<>();

    private TextLines(List<String> lines, List<TextMeasure> measures) {
        this.lines = lines;
        this.measures = measures;
        reasons = new String[lines.size()];
        Arrays.fill(reasons, "");
    }

    /** The lines of a text with decisions; blank ones are no blocks. A text of one line is kept as it is. */
    static List<ReadBlock> of(String text) {
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        TextLines read = new TextLines(
                lines,
                lines.stream()
                        .map(line -> line.length() > LONGEST_JUNK ? LONG_LINE : TextMeasure.of(line))
                        .toList());
        if (lines.size() > 1) {
            read.decide(true);
        }
        return read.blocks();
    }

    /** The same of blocks of HTML, a line each; authors, dates and whatever else their markup tells of are not looked for. */
    static List<ReadBlock> of(List<HtmlBlock> blocks) {
        TextLines read = new TextLines(
                blocks.stream().map(HtmlBlock::text).toList(),
                blocks.stream()
                        .map(block -> block.text().length() > LONGEST_JUNK ? LONG_LINE : block.measure())
                        .toList());
        if (blocks.size() > 1) {
            read.decide(false);
        }
        return read.blocks();
    }

    /** @param isText whether there is nothing but the text, which tells no more than its lines do */
    private void decide(boolean isText) {
        boolean wrapped = isWrapped();
        for (int i = 0; i < reasons.length; i++) {
            reasons[i] = ownReason(i, isText && !wrapped ? JunkLines.TEXT : JunkLines.STANDARD);
        }
        if (wrapped) {
            return;
        }
        markRepeats();
        if (isText) {
            markBylines();
        }
        markAnnounced();
        markMenus();
        markTail();
        if (isText) {
            markContacts();
        }
    }

    /** Who wrote it and when, before the first line of running text or after the last. */
    private void markBylines() {
        int first = firstProse();
        int last = lastProse();
        for (int i = 0; i < reasons.length; i++) {
            if (reasons[i].isEmpty() && (i < first || i > last)) {
                reasons[i] = Bylines.reason(lines.get(i));
            }
        }
    }

    /** Where the author is reached, or who that is, in the last lines. */
    private void markContacts() {
        int[] kept = IntStream.range(0, reasons.length)
                .filter(i -> reasons[i].isEmpty())
                .toArray();
        for (int i : Bylines.last(kept)) {
            reasons[i] = Bylines.isAboutAuthor(lines.get(i)) ? "author" : "";
        }
    }

    /** Whether lines were broken at some width, so that a line says nothing of itself. */
    private boolean isWrapped() {
        int whole = 0;
        int broken = 0;
        for (int i = 0; i + 1 < reasons.length; i++) {
            if (measures.get(i).words() >= TELLING_WORDS) {
                boolean goesOn = !measures.get(i).endsSentence()
                        && Character.isLowerCase(lines.get(i + 1).charAt(0));
                broken += goesOn ? 1 : 0;
                whole += goesOn ? 0 : 1;
            }
        }
        return isWrapped(broken, whole);
    }

    /** Of the lines that tell: those that go on in the next line, and those that do not. */
    static boolean isWrapped(int broken, int whole) {
        return broken > 0 && broken * 3 >= whole;
    }

    private String ownReason(int i, JunkLines phrases) {
        String line = lines.get(i);
        if (measures.get(i).words() == 0) {
            return "no words";
        }
        if (line.length() > LONGEST_NOTICE || (line.length() > LONGEST_JUNK && !line.contains("ookie"))) {
            return "";
        }
        if (MarkdownLinks.isLine(line, 0, line.length())) {
            return MarkdownLinks.reason(line);
        }
        String reason = phrases.junkReason(line);
        return line.length() <= LONGEST_JUNK || reason.equals("cookies") ? reason : "";
    }

    private void markRepeats() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < reasons.length; i++) {
            if (reasons[i].isEmpty() && measures.get(i).words() >= REPEATED_WORDS && !seen.add(lines.get(i))) {
                reasons[i] = "repeated";
            }
        }
    }

    /**
     * Headlines right after a line that announces other stories, but for the one that the article itself begins with; behind the last line of
     * running text whatever follows, for there headlines may ask, end as sentences do, and be numbered.
     */
    private void markAnnounced() {
        int first = firstProse();
        int last = lastProse();
        for (int i = 0; i < reasons.length; i++) {
            if (!announces(reasons[i])) {
                continue;
            }
            boolean atEnd = i > last;
            int most = atEnd ? reasons.length : Math.min(reasons.length, i + 1 + MOST_ANNOUNCED);
            int end = i + 1;
            while (end < most && reasons[end].isEmpty() && (atEnd || isHeadline(end))) {
                end++;
            }
            int own = i < first && isFirstKept(end, first) ? end - 1 : end;
            for (int j = i + 1; j < own; j++) {
                reasons[j] = "other story";
            }
        }
    }

    /** Whether nothing is kept from a line up to the first line of running text, which there is. */
    private boolean isFirstKept(int from, int first) {
        return first < reasons.length && IntStream.range(from, first).noneMatch(i -> reasons[i].isEmpty());
    }

    private static boolean announces(String reason) {
        return reason.equals("related") || reason.equals("navigation");
    }

    private boolean isHeadline(int i) {
        TextMeasure m = measures.get(i);
        return isHeadline(m.words(), m.endsSentence()) && lines.get(i).length() <= LONGEST_JUNK;
    }

    /** A short line that does not end as a sentence does. */
    static boolean isHeadline(int words, boolean endsSentence) {
        return words >= FEWEST_HEADLINE_WORDS && words <= MOST_HEADLINE_WORDS && !endsSentence;
    }

    /** Running text. */
    static boolean isProse(int words, boolean endsSentence) {
        return words > MOST_HEADLINE_WORDS || (words >= 8 && endsSentence);
    }

    /** What a menu is made of. */
    static boolean isMenuItem(int words, boolean endsSentence) {
        return words <= 3 && !endsSentence;
    }

    /** Runs of lines of one to three words before the first or after the last line of running text. */
    private void markMenus() {
        int first = firstProse();
        int last = lastProse();
        int run = 0;
        for (int i = 0; i <= reasons.length; i++) {
            boolean item = i < reasons.length
                    && (i < first || i > last)
                    && isMenuItem(measures.get(i).words(), measures.get(i).endsSentence());
            if (item) {
                run++;
                continue;
            }
            for (int j = i - run; run >= MENU && j < i; j++) {
                reasons[j] = reasons[j].isEmpty() ? "navigation" : reasons[j];
            }
            run = 0;
        }
    }

    private int firstProse() {
        int i = 0;
        while (i < reasons.length && !isKeptProse(i)) {
            i++;
        }
        return i;
    }

    /** The last line of running text, or the number of lines where there is none. */
    private int lastProse() {
        int i = reasons.length - 1;
        while (i >= 0 && !isKeptProse(i)) {
            i--;
        }
        return i < 0 ? reasons.length : i;
    }

    private boolean isKeptProse(int i) {
        return reasons[i].isEmpty()
                && isProse(measures.get(i).words(), measures.get(i).endsSentence());
    }

    /** Two headlines or more at the end that share hardly a word with the article. */
    private void markTail() {
        int last = lastProse();
        if (last < FEWEST_BEFORE_OTHERS || last == reasons.length) {
            return;
        }
        List<Integer> headlines = new ArrayList<>();
        for (int i = last + 1; i < reasons.length; i++) {
            if (reasons[i].isEmpty() && isHeadline(i)) {
                headlines.add(i);
            }
        }
        if (headlines.size() < FEWEST_OTHERS) {
            return;
        }
        for (int i = 0; i <= last; i++) {
            if (isKeptProse(i)) {
                addWords(lines.get(i));
            }
        }
        List<Integer> strangers =
                headlines.stream().filter(i -> isStrange(lines.get(i))).toList();
        if (strangers.size() >= FEWEST_OTHERS) {
            strangers.forEach(i -> reasons[i] = "other story");
        }
    }

    private void addWords(String line) {
        Words.forEach(line, (hash, start, end) -> {
            if (end - start > 3) {
                bodyWords.add(hash);
            }
        });
    }

    private boolean isStrange(String line) {
        int[] counts = new int[2];
        Words.forEach(line, (hash, start, end) -> {
            if (end - start > 3 && !StopWords.contains(hash)) {
                counts[0]++;
                counts[1] += bodyWords.contains(hash) ? 1 : 0;
            }
        });
        return counts[0] >= 2 && counts[1] * 4 <= counts[0];
    }

    private List<ReadBlock> blocks() {
        boolean anyKept = false;
        for (String reason : reasons) {
            anyKept |= reason.isEmpty();
        }
        List<ReadBlock> blocks = new ArrayList<>(lines.size());
        for (int i = 0; i < reasons.length; i++) {
            boolean kept = reasons[i].isEmpty() || !anyKept;
            blocks.add(new ReadBlock(BlockKind.PARAGRAPH, lines.get(i), kept, kept ? "" : reasons[i], kept ? 1 : 0));
        }
        return blocks;
    }
}
