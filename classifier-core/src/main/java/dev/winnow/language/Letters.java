package dev.winnow.language;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * What each UTF-16 unit is here: a letter of a script, a mark, nothing to see, or a gap between words. Capitals are folded
 * and composed letters taken apart, so that composed and decomposed text read alike. Surrogates, alone or in pairs, are
 * gaps: no language that is offered is written with them.
 */
final class Letters {
    /** Digits, punctuation, symbols, white space, surrogates, and letters of scripts that are not known here. */
    static final byte GAP = 0;
    /** Format characters, such as the soft hyphen and the joiners of Persian: as if they were not there. */
    static final byte IGNORED = 1;
    /** A combining mark that any script may use. */
    static final byte MARK = 2;
    /** What is added to a script's ordinal. */
    static final byte FIRST_SCRIPT = 3;
    /** What all gaps are folded to. */
    static final char SPACE = ' ';
    /** In the place of a folded letter: see {@link #parts}. */
    static final char NONE = 0;

    private static final int UNITS = 1 << 16;
    /** Beyond this, scripts come in a few long runs. */
    private static final int RUNS_FROM = 0x3400;

    private static final int KIND_SHIFT = 16;

    /** The folded letter in the lower half, the kind above it: one look-up a character. */
    private static final int[] TABLE = new int[UNITS];

    private static final char[][] PARTS = new char[RUNS_FROM][0];

    static {
        Arrays.fill(TABLE, entry(GAP, SPACE));
        Map<Character.UnicodeScript, Script> scripts = new EnumMap<>(Character.UnicodeScript.class);
        for (Character.UnicodeScript script : Character.UnicodeScript.values()) {
            Script.of(script).ifPresent(ours -> scripts.put(script, ours));
        }
        for (int c = 0; c < RUNS_FROM; c++) {
            byte kind = kind(c, scripts);
            char folded = (char) Character.toLowerCase(c);
            TABLE[c] = entry(kind, kind == GAP ? SPACE : kind == IGNORED ? NONE : folded);
        }
        for (int c = 0xC0; c < RUNS_FROM; c++) {
            takeApart((char) c);
        }
        run(0x3400, 0x4DBF, Script.HAN);
        run(0x4E00, 0x9FFF, Script.HAN);
        run(0xAC00, 0xD7A3, Script.HANGUL);
        run(0xF900, 0xFAFF, Script.HAN);
        run(0xFB1D, 0xFB4F, Script.HEBREW);
        run(0xFB50, 0xFDFF, Script.ARABIC);
        run(0xFE70, 0xFEFC, Script.ARABIC);
        run(0xFF66, 0xFF9F, Script.HAN);
        for (int c = 0; c < 26; c++) {
            TABLE[0xFF21 + c] = TABLE['a' + c];
            TABLE[0xFF41 + c] = TABLE['a' + c];
        }
    }

    private Letters() {}

    /** What {@link #kindOf} and {@link #foldedOf} take apart. */
    static int entry(char c) {
        return TABLE[c];
    }

    /** One of the constants, or {@link #FIRST_SCRIPT} and the ordinal of its script. */
    static int kindOf(int entry) {
        return entry >>> KIND_SHIFT;
    }

    /** The small letter, {@link #SPACE} for a gap, or {@link #NONE}: then there are {@link #parts}, or nothing to see. */
    static char foldedOf(int entry) {
        return (char) entry;
    }

    private static int entry(int kind, char folded) {
        return kind << KIND_SHIFT | folded;
    }

    /** The folded letters and marks that a composed letter is made of; none where there is nothing to see. */
    static char[] parts(char c) {
        return PARTS[c];
    }

    private static byte kind(int c, Map<Character.UnicodeScript, Script> scripts) {
        int type = Character.getType(c);
        if (type == Character.FORMAT) {
            return IGNORED;
        }
        boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
        if (!mark && !Character.isLetter(c)) {
            return GAP;
        }
        Script script = scripts.get(Character.UnicodeScript.of(c));
        if (script != null) {
            return (byte) (FIRST_SCRIPT + script.ordinal());
        }
        return mark ? MARK : GAP;
    }

    private static void takeApart(char c) {
        String parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
        int kind = kindOf(TABLE[c]);
        if (kind >= FIRST_SCRIPT && parts.charAt(0) != c) {
            TABLE[c] = entry(kind, NONE);
            PARTS[c] = parts.toCharArray();
            for (int i = 0; i < PARTS[c].length; i++) {
                PARTS[c][i] = Character.toLowerCase(PARTS[c][i]);
            }
        }
    }

    private static void run(int first, int last, Script script) {
        for (int c = first; c <= last; c++) {
            TABLE[c] = entry(FIRST_SCRIPT + script.ordinal(), (char) c);
        }
    }
}
