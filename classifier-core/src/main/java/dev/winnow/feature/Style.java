package dev.winnow.feature;

/**
 * How a text is written, whatever it is about: a row of tokens of which short words and punctuation stand for themselves and
 * all else for its shape. {@code The minister resigned in 2026, "for good".} is {@code the xxxxx xxxxx in 0000 , " for good " .}.
 *
 * <p>A word is a run of letters, digits and marks. One of up to {@value #SHORT} characters stands for itself, case folded; a
 * longer one for {@code xxxxx}, {@code Xxxxx} or {@code XXXXX}, and always for {@code xxxxx} where its script has no capitals; digits
 * alone for as many zeros, at most {@value #MOST_DIGITS}. White space with a line's end in it is a token, other white space none. Any
 * other character is one; quotation marks and dashes of all kinds are alike. What follows the first {@value #MOST_TOKENS} tokens of a title, or of a text, tells little more and is not
 * looked at.
 */
final class Style {
    /** Style n-grams have so many tokens at most. */
    static final int LONGEST_NGRAM = 3;

    private static final int MOST_TOKENS = 1000;
    private static final int SHORT = 4;
    private static final int MOST_DIGITS = 5;
    private static final long SEED = 0xA24BAED4963EE407L;

    private static final int LOWER = 0;
    private static final int CAPITAL = 1;
    private static final int UPPER = 2;
    private static final int LINE = 3;
    private static final int DIGITS = 3; // plus how many

    private static final String[] NAMES = {"xxxxx", "Xxxxx", "XXXXX", "\\n"};

    private Style() {}

    /** Takes the tokens of a text in their order. */
    @FunctionalInterface
    interface Sink {
        /** Takes the token that stands at {@code [from..to)}. */
        void accept(CharSequence text, int from, int to);
    }

    /** Finds the tokens of a title, if there is one, and of a text, as of one text of which the title is the first line. */
    static void scan(String title, String text, Sink sink) {
        if (!title.isEmpty()) {
            scan(title, sink);
            scan("\n", sink);
        }
        scan(text, sink);
    }

    /** Finds the first tokens of a text. */
    static void scan(CharSequence text, Sink sink) {
        int i = 0;
        int tokens = 0;
        while (i < text.length() && tokens < MOST_TOKENS) {
            char c = text.charAt(i);
            int end = i + 1;
            boolean counts = true;
            if (isOfWord(c)) {
                while (end < text.length() && isOfWord(text.charAt(end))) {
                    end++;
                }
            } else if (isSpace(c)) {
                counts = isLineEnd(c);
                while (end < text.length() && isSpace(text.charAt(end))) {
                    counts |= isLineEnd(text.charAt(end++));
                }
            } else {
                end = i + Character.charCount(Character.codePointAt(text, i));
            }
            if (counts) {
                sink.accept(text, i, end);
                tokens++;
            }
            i = end;
        }
    }

    /** The hash of a token. */
    static long hash(CharSequence text, int from, int to) {
        int shape = shape(text, from, to);
        if (shape >= 0) {
            return NgramHasher.mix(SEED ^ ~shape);
        }
        long itself = 0; // at most four characters of 16 bits
        for (int i = from; i < to; i++) {
            itself = itself << Character.SIZE | folded(text.charAt(i));
        }
        return NgramHasher.mix(SEED ^ itself);
    }

    /** A token as a reader may understand it; two tokens have one name exactly where they have one hash. */
    static String name(CharSequence text, int from, int to) {
        int shape = shape(text, from, to);
        if (shape > DIGITS) {
            return "0".repeat(shape - DIGITS);
        }
        if (shape >= 0) {
            return NAMES[shape];
        }
        StringBuilder itself = new StringBuilder();
        for (int i = from; i < to; i++) {
            itself.append(folded(text.charAt(i)));
        }
        return itself.toString();
    }

    /** What a token stands for, or -1 for itself. */
    private static int shape(CharSequence text, int from, int to) {
        char first = text.charAt(from);
        if (isSpace(first)) {
            return LINE;
        }
        boolean digits = true;
        boolean upper = false;
        boolean lower = false;
        for (int i = from; i < to && (digits || !lower); i++) {
            char c = text.charAt(i);
            digits &= Character.isDigit(c);
            upper |= Character.isUpperCase(c);
            lower |= Character.isLowerCase(c);
        }
        if (digits) {
            return DIGITS + Math.min(to - from, MOST_DIGITS);
        }
        if (to - from <= SHORT) {
            return -1;
        }
        if (upper && !lower) {
            return UPPER;
        }
        return Character.isUpperCase(first) ? CAPITAL : LOWER;
    }

    private static char folded(char c) {
        return switch (c) {
            case '\u2018', '\u2019', '\u201A', '\u201B', '`', '\u00B4' -> '\'';
            case '\u201C', '\u201D', '\u201E', '\u201F', '\u00AB', '\u00BB' -> '"';
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212' -> '-';
            default -> Character.toLowerCase(c);
        };
    }

    private static boolean isOfWord(char c) {
        if (c < 0x80) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
        }
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
