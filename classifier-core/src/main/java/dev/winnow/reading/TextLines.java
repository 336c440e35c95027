package dev.winnow.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

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

    static final char COPYRIGHT = '\u00A9';
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

    /** A line of nothing but such words is a share bar. */
    static final Set<String> SHARING = Set.of(
            "share",
            "facebook",
            "twitter",
            "x",
            "whatsapp",
            "linkedin",
            "telegram",
            "pinterest",
            "reddit",
            "email",
            "mail",
            "print",
            "tweet",
            "copy",
            "link",
            "instagram",
            "youtube",
            "tiktok",
            "threads",
            "bluesky",
            "mastodon",
            "messenger",
            "flipboard",
            "tumblr",
            "vk",
            "viber",
            "rss",
            "flip",
            "pin",
            "teilen",
            "drucken",
            "and",
            "on");

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
        return of(
                lines,
                lines.stream()
                        .map(line -> line.length() > LONGEST_JUNK ? LONG_LINE : TextMeasure.of(line))
                        .toList());
    }

    /** The same of blocks of HTML, a line each. */
    static List<ReadBlock> of(List<HtmlBlock> blocks) {
        return of(
                blocks.stream().map(HtmlBlock::text).toList(),
                blocks.stream()
                        .map(block -> block.text().length() > LONGEST_JUNK ? LONG_LINE : block.measure())
                        .toList());
    }

    private static List<ReadBlock> of(List<String> texts, List<TextMeasure> measures) {
        TextLines lines = new TextLines(texts, measures);
        if (texts.size() > 1) {
            lines.decide();
        }
        return lines.blocks();
    }

    private void decide() {
        for (int i = 0; i < reasons.length; i++) {
            reasons[i] = ownReason(i);
        }
        if (isWrapped()) {
            return;
        }
        markRepeats();
        markAnnounced();
        markMenus();
        markTail();
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

    private String ownReason(int i) {
        String line = lines.get(i);
        if (measures.get(i).words() == 0) {
            return "no words";
        }
        if (line.length() > LONGEST_NOTICE || (line.length() > LONGEST_JUNK && !line.contains("ookie"))) {
            return "";
        }
        String reason = junkReason(line);
        return line.length() <= LONGEST_JUNK || reason.equals("cookies") ? reason : "";
    }

    /** Why a line of some words is junk by what it says; empty where it is not. */
    static String junkReason(String line) {
        boolean mayBegin = JunkLines.STANDARD.mayBegin(line, 0, line.length());
        String known = mayBegin ? JunkLines.STANDARD.reason(line) : null;
        if (known != null) {
            return known;
        }
        if (line.charAt(0) == COPYRIGHT) {
            return "copyright";
        }
        return mayBegin && isSharing(line) ? "sharing" : "";
    }

    private static boolean isSharing(String line) {
        int[] counts = new int[2];
        Words.forEach(line, (hash, start, end) -> {
            counts[0]++;
            counts[1] += SHARING.contains(line.substring(start, end).toLowerCase(Locale.ROOT)) ? 1 : 0;
        });
        return counts[0] == counts[1] && counts[0] > 0;
    }

    private void markRepeats() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < reasons.length; i++) {
            if (reasons[i].isEmpty() && measures.get(i).words() >= REPEATED_WORDS && !seen.add(lines.get(i))) {
                reasons[i] = "repeated";
            }
        }
    }

    /** Headlines right after a line that announces other stories. */
    private void markAnnounced() {
        for (int i = 0; i < reasons.length; i++) {
            if (!announces(reasons[i])) {
                continue;
            }
            int end = i + 1;
            while (end < reasons.length && end <= i + MOST_ANNOUNCED && reasons[end].isEmpty() && isHeadline(end)) {
                reasons[end++] = "other story";
            }
        }
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
