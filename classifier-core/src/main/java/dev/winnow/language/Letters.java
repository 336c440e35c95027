package dev.winnow.language;

import java.text.Normalizer;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What each UTF-16 unit is here: a letter of a script, a mark, nothing to see, or a gap between words. Capitals are folded
 * and composed letters taken apart, so that composed and decomposed text read alike. Surrogates, alone or in pairs, are
 * gaps: no language that is offered is written with them.
 *
 * <p>A unit is looked up in Unicode's tables when a text first has it, because a start has no time for all. Safe for use by
 * many threads.
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

    private static final int FIRST_COMPOSED = 0xC0;

    private static final int KIND_SHIFT = 16;

    /** What stands for a unit that no text had yet. */
    private static final int UNSEEN = 0;

    /** The folded letter in the lower half, the kind above it: one look-up a character. */
    private static final int[] TABLE = new int[UNITS];

    private static final AtomicReferenceArray<char[]> PARTS = new AtomicReferenceArray<>(RUNS_FROM);

    private Letters() {}

    /** What {@link #kindOf} and {@link #foldedOf} take apart. */
    static int entry(char c) {
        int entry = TABLE[c];
        return entry == UNSEEN ? learn(c) : entry;
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
        char[] parts = PARTS.get(c);
        return parts == null ? learnParts(c) : parts;
    }

    /** Two threads may learn the same unit at once, and learn the same of it. */
    private static int learn(char c) {
        int entry = c < RUNS_FROM ? single(c) : inRun(c);
        TABLE[c] = entry;
        return entry;
    }

    private static int single(char c) {
        int kind = kind(c);
        if (kind == GAP) {
            return entry(GAP, SPACE);
        }
        boolean nothing = kind == IGNORED || learnParts(c).length > 0;
        return entry(kind, nothing ? NONE : Character.toLowerCase(c));
    }

    private static char[] learnParts(char c) {
        char[] parts = {};
        if (c >= FIRST_COMPOSED && kind(c) >= FIRST_SCRIPT) {
            String apart = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
            if (apart.charAt(0) != c) {
                parts = apart.toCharArray();
                for (int i = 0; i < parts.length; i++) {
                    parts[i] = Character.toLowerCase(parts[i]);
                }
            }
        }
        PARTS.set(c, parts);
        return parts;
    }

    private static byte kind(char c) {
        int type = Character.getType(c);
        if (type == Character.FORMAT) {
            return IGNORED;
        }
        boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
        if (!mark && !Character.isLetter(c)) {
            return GAP;
        }
        return Script.of(Character.UnicodeScript.of(c))
                .map(script -> (byte) (FIRST_SCRIPT + script.ordinal()))
                .orElse(mark ? MARK : GAP);
    }

    private static int inRun(char c) {
        if (c >= 0xFF21 && c <= 0xFF3A) {
            return entry((char) (c - 0xFF21 + 'a'));
        }
        if (c >= 0xFF41 && c <= 0xFF5A) {
            return entry((char) (c - 0xFF41 + 'a'));
        }
        for (Run run : Run.ALL) {
            if (c >= run.first && c <= run.last) {
                return entry(FIRST_SCRIPT + run.script.ordinal(), c);
            }
        }
        return entry(GAP, SPACE);
    }

    private record Run(int first, int last, Script script) {
        static final List<Run> ALL = List.of(
                new Run(0x3400, 0x4DBF, Script.HAN),
                new Run(0x4E00, 0x9FFF, Script.HAN),
                new Run(0xAC00, 0xD7A3, Script.HANGUL),
                new Run(0xF900, 0xFAFF, Script.HAN),
                new Run(0xFB1D, 0xFB4F, Script.HEBREW),
                new Run(0xFB50, 0xFDFF, Script.ARABIC),
                new Run(0xFE70, 0xFEFC, Script.ARABIC),
                new Run(0xFF66, 0xFF9F, Script.HAN));
    }
}
