package dev.winnow.feature;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * What each character means to the tokenizer: part of a word (then as its case-folded base letter), a mark on the letter
 * before it, a character that stands for itself, one that is passed over, or a separator.
 *
 * <p>What Unicode composes of a base and marks is taken apart (scripts below U+2150, which has all of Latin, Greek,
 * Cyrillic, Arabic and the Indic scripts; not Hangul syllables and kana), so that composed and decomposed text hash alike.
 *
 * <p>A character is looked up in Unicode's tables when a text first has it, because a start has no time for all. Safe for use
 * by many threads.
 */
final class Characters {
    /** Ends a word. */
    static final int SEPARATOR = 0;
    /** Passed over, as if it were not there: format characters, variation selectors, skin tones. */
    static final int IGNORED = -1;
    /** Added to a code point: a symbol, such as an emoji, that is a token by itself. */
    static final int SYMBOL = 1 << 24;
    /** Added to a code point: written without spaces between words, so pairs of characters are the tokens. */
    static final int UNSPACED = 1 << 25;
    /** Added to a code point: a mark on the letter before it. */
    static final int MARK = 1 << 26;
    /** Added to a code point: to be read as its {@link #parts}, one after the other. */
    static final int COMPOSED = 1 << 27;
    /** Takes the flags off. */
    static final int CODE_POINT = SYMBOL - 1;

    /** What decoding puts in the place of bytes that are no character. */
    private static final int REPLACEMENT = 0xFFFD;

    private static final int TABLE_SIZE = 0x2150;
    private static final int FIRST_COMPOSED = 0xC0;
    /** What stands for a character that no text had yet. */
    private static final int UNSEEN = Integer.MIN_VALUE;

    private static final AtomicIntegerArray TABLE = new AtomicIntegerArray(unseen());
    private static final long[] MARKS = new long[TABLE_SIZE];
    private static final int[][] PARTS = new int[TABLE_SIZE][];

    private Characters() {}

    /** The folded base code point, with its flag if it has one; or {@link #SEPARATOR}, or {@link #IGNORED}. */
    static int classify(int codePoint) {
        if (codePoint >= TABLE_SIZE) {
            return compute(codePoint);
        }
        int kind = TABLE.getAcquire(codePoint);
        return kind == UNSEEN ? learn(codePoint) : kind;
    }

    /** The sum of the hashes of the marks that a composed letter carries, once it was classified; 0 for most. */
    static long marksOf(int codePoint) {
        return codePoint < TABLE_SIZE ? MARKS[codePoint] : 0;
    }

    /** What a {@link #COMPOSED} code point is made of, once it was classified; none of it composed again. */
    static int[] parts(int codePoint) {
        return PARTS[codePoint];
    }

    /** The hash of one mark. Marks are added up, so that their order does not matter. */
    static long markHash(int codePoint) {
        return NgramHasher.mix(codePoint + 0x51_7CC1_B727L);
    }

    /** The folded form of each ASCII character, 0 for separators. */
    static byte[] asciiFold() {
        byte[] fold = new byte[128];
        for (int c = 0; c < 128; c++) {
            fold[c] = (byte) compute(c);
        }
        return fold;
    }

    private static int[] unseen() {
        int[] table = new int[TABLE_SIZE];
        Arrays.fill(table, UNSEEN);
        return table;
    }

    /** Two threads may learn the same character at once, and learn the same of it; the table is told last. */
    private static int learn(int c) {
        int kind = c < FIRST_COMPOSED ? compute(c) : takenApart(c);
        TABLE.setRelease(c, kind);
        return kind;
    }

    private static int takenApart(int c) {
        int[] parts = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD)
                .chars()
                .toArray();
        int base = compute(parts[0]);
        if (parts[0] == c || base == SEPARATOR) {
            return compute(c);
        }
        boolean plain = base > 0 && base <= CODE_POINT;
        long marks = 0;
        for (int i = 1; i < parts.length; i++) {
            plain &= isDiacritic(parts[i]);
            marks += markHash(parts[i]);
        }
        if (plain) {
            MARKS[c] = marks;
            return base;
        }
        PARTS[c] = parts;
        return c | COMPOSED;
    }

    /** Whether this is a mark on the letter before it. */
    static boolean isMark(int codePoint) {
        int kind = classify(codePoint);
        return kind > 0 && (kind & MARK) != 0;
    }

    /** A mark that character n-grams do not see, so that they are the same with and without accents. */
    static boolean isDiacritic(int c) {
        return c >= 0x0300 && c <= 0x036F;
    }

    private static int compute(int c) {
        switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER:
            case Character.LOWERCASE_LETTER:
            case Character.TITLECASE_LETTER:
            case Character.MODIFIER_LETTER:
            case Character.OTHER_LETTER:
            case Character.DECIMAL_DIGIT_NUMBER:
            case Character.LETTER_NUMBER:
            case Character.OTHER_NUMBER:
                // Upper, then lower: brings together letters that share an upper case, such as the two sigmas.
                int folded = Character.toLowerCase(Character.toUpperCase(c));
                return isUnspaced(c) ? folded | UNSPACED : folded;
            case Character.NON_SPACING_MARK:
            case Character.COMBINING_SPACING_MARK:
            case Character.ENCLOSING_MARK:
                return isVariationSelector(c) ? IGNORED : c | (isUnspaced(c) ? UNSPACED : MARK);
            case Character.OTHER_SYMBOL:
                return c == REPLACEMENT ? SEPARATOR : c | SYMBOL;
            case Character.FORMAT:
                return IGNORED;
            case Character.MODIFIER_SYMBOL:
                return c >= 0x1F3FB && c <= 0x1F3FF ? IGNORED : SEPARATOR;
            default:
                return SEPARATOR;
        }
    }

    private static boolean isVariationSelector(int c) {
        return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
    }

    /** Thai, Lao, Myanmar, Khmer, kana and Han. */
    static boolean isUnspaced(int c) {
        return c >= 0x0E00
                && (c <= 0x0EFF
                        || (c >= 0x1000 && c <= 0x109F)
                        || (c >= 0x1780 && c <= 0x17FF)
                        || (c >= 0x3005 && c <= 0x30FF)
                        || (c >= 0x3400 && c <= 0x4DBF)
                        || (c >= 0x4E00 && c <= 0x9FFF)
                        || (c >= 0xF900 && c <= 0xFAFF)
                        || (c >= 0x20000 && c <= 0x323AF));
    }
}
