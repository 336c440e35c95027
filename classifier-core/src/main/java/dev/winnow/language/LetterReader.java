package dev.winnow.language;

import java.util.Arrays;

/**
 * Reads the beginning of a text as a head sees it: which scripts it is written in, and its n-grams as rows of a table. It
 * allocates nothing in the steady state. Not thread-safe: one a thread.
 *
 * <p>Words are runs of letters and marks of the main script with a space at each end. Each symbol but the first space gives
 * two n-grams that end with it: of four and three symbols (two and one in Chinese and Japanese), shorter where the word
 * begins.
 */
public final class LetterReader {
    /** How much of a text is read: its first 1,000 UTF-16 units. */
    public static final int READ = 1000;

    /** Where letters are made of many parts, less than {@link #READ} units fill it. */
    private static final int SYMBOLS = 2 * READ;

    private static final int MOST_PARTS = 8;
    private static final char SPACE = Letters.SPACE;
    private static final int BITS = 16;
    private static final Script[] SCRIPTS = Script.values();

    /** Consecutive letters are counted in different places, so that no count waits for the one before. */
    private static final int COUNTERS = 4;

    private static final int KINDS = 32;

    private final char[] units = new char[READ];
    private final char[] symbols = new char[SYMBOLS + 1];
    private final int[] counts = new int[COUNTERS * KINDS]; // by kind
    private final int[] rows = new int[2 * SYMBOLS];
    private int size; // symbols
    private int main; // the kind of the main script, 0 if none
    private int letters;
    private float share;

    /** Reads the first {@value #READ} units of a text, any text. */
    public void read(CharSequence text) {
        int length = Math.min(text.length(), READ);
        if (text instanceof String string) {
            string.getChars(0, length, units, 0);
        } else {
            for (int i = 0; i < length; i++) {
                units[i] = text.charAt(i);
            }
        }
        Arrays.fill(counts, 0);
        fold(length);
        weighScripts();
    }

    private void fold(int length) {
        int n = 1;
        symbols[0] = SPACE;
        int before = 1; // whether the symbol before is a space
        for (int i = 0; i < length && n < SYMBOLS - MOST_PARTS; i++) {
            int entry = Letters.entry(units[i]);
            counts[(i & COUNTERS - 1) * KINDS + Letters.kindOf(entry)]++;
            char folded = Letters.foldedOf(entry);
            if (folded == Letters.NONE) {
                for (char part : Letters.parts(units[i])) {
                    symbols[n++] = part;
                    before = 0;
                }
            } else {
                symbols[n] = folded;
                int space = folded == SPACE ? 1 : 0;
                n += 1 - (space & before);
                before = space;
            }
        }
        symbols[n] = SPACE;
        size = n + 1 - before;
    }

    private void weighScripts() {
        main = 0;
        share = 0;
        letters = 0;
        int most = 0;
        int all = 0;
        for (int s = 0; s < SCRIPTS.length; s++) {
            int count = 0;
            for (int c = 0; c < COUNTERS; c++) {
                count += counts[c * KINDS + Letters.FIRST_SCRIPT + s];
            }
            int weight = count * SCRIPTS[s].weight();
            all += weight;
            if (weight > most) {
                most = weight;
                letters = count;
                main = Letters.FIRST_SCRIPT + s;
            }
        }
        if (all > most) {
            dropOtherScripts();
        }
        if (all > 0) {
            share = (float) most / all;
        }
    }

    /** What is written in other scripts becomes gaps. */
    private void dropOtherScripts() {
        int n = 1;
        for (int i = 1; i < size; i++) {
            int kind = Letters.kindOf(Letters.entry(symbols[i]));
            char symbol = kind == main || kind == Letters.MARK ? symbols[i] : SPACE;
            if (symbol != SPACE || symbols[n - 1] != SPACE) {
                symbols[n++] = symbol;
            }
        }
        size = n;
    }

    /** Whether the text read last has a letter of a script that is known here. */
    public boolean hasScript() {
        return main > 0;
    }

    /**
     * The script that most of the text read last is written in.
     *
     * @throws IllegalStateException if it has none
     */
    public Script script() {
        if (main == 0) {
            throw new IllegalStateException("the text has no letter of a known script");
        }
        return SCRIPTS[main - Letters.FIRST_SCRIPT];
    }

    /** The share of the letters that are of the main script, 0 to 1; Chinese and Korean ones count three. */
    public float share() {
        return share;
    }

    /** How many letters of the main script there are, 0 to {@value #READ}. */
    public int letters() {
        return letters;
    }

    /**
     * Takes the n-grams of the text read last, each as a row of a table. They are read by {@link #row}.
     *
     * @param tableRows how many rows the table has, 1 to {@value LanguageTable#MOST_ROWS}
     * @return how many there are: 0 if the text has no script, at most {@code 4 x} {@value #READ}
     */
    public int countRows(int tableRows) {
        if (main == 0) {
            return 0;
        }
        int longerShift = BITS * (4 - script().longestNgram());
        int shorterShift = longerShift + BITS;
        long window = SPACE;
        int n = 0;
        for (int i = 1; i < size; i++) {
            char symbol = symbols[i];
            window = window << BITS | symbol;
            rows[n] = row(window << longerShift, tableRows);
            rows[n + 1] = row(window << shorterShift, tableRows);
            n += 2;
            window = symbol == SPACE ? SPACE : window;
        }
        return n;
    }

    /** A hash whose upper half depends on every bit, spread over the table by multiplying instead of dividing. */
    private static int row(long ngram, int tableRows) {
        long hash = (ngram ^ ngram >>> 29) * 0x9E3779B97F4A7C15L;
        return (int) ((hash >>> 32) * tableRows >>> 32);
    }

    /** The row of n-gram {@code i} counted last. */
    public int row(int i) {
        return rows[i];
    }

    /** The rows counted last, [count or more]. */
    int[] rows() {
        return rows;
    }
}
