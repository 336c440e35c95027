package dev.winnow.reading;

import dev.winnow.feature.NgramHasher;

/** Words as reading sees them: runs of letters and digits, lower-cased, known by a hash. */
final class Words {
    /** The hash of no letters, from which {@link #step} goes on. */
    static final long START = 0x9E3779B97F4A7C15L;

    private static final long STEP = 0xD6E8FEB86659FD93L;

    /** ASCII letters and digits in lower case; 0 for all else, which separates words. */
    static final byte[] FOLDED = folded();

    private Words() {}

    private static byte[] folded() {
        byte[] folded = new byte[0x80];
        for (char c = 0; c < folded.length; c++) {
            boolean capital = c >= 'A' && c <= 'Z';
            boolean part = capital || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            folded[c] = part ? (byte) (capital ? c + 32 : c) : 0;
        }
        return folded;
    }

    /** Is handed the hash of each word. */
    @FunctionalInterface
    interface Sink {
        void word(long hash, int start, int end);
    }

    /** Hands over each word of a text: its hash, and where it stands. A letter written without spaces is a word. */
    static void forEach(String text, Sink sink) {
        forEach(text.toCharArray(), text.length(), sink);
    }

    /** The same of the first characters of an array. */
    static void forEach(char[] text, int length, Sink sink) {
        int at = 0;
        while (at < length) {
            char c = text[at];
            if (!isWordPart(c)) {
                at++;
                continue;
            }
            int start = at;
            long hash = START;
            if (isUnspaced(c)) {
                hash = step(hash, c);
                at++;
            } else {
                for (; at < length; at++) {
                    c = text[at];
                    char folded = c < 0x80 ? (char) FOLDED[c] : isWordPart(c) && !isUnspaced(c) ? lower(c) : 0;
                    if (folded == 0) {
                        break;
                    }
                    hash = step(hash, folded);
                }
            }
            sink.word(NgramHasher.mix(hash), start, at);
        }
    }

    /** The hash of a whole string, letter by letter. */
    static long hash(CharSequence word) {
        return hash(word, 0, word.length());
    }

    static long hash(CharSequence word, int start, int end) {
        long hash = START;
        for (int i = start; i < end; i++) {
            hash = step(hash, lower(word.charAt(i)));
        }
        return NgramHasher.mix(hash);
    }

    /** The hash of a word in a role, such as a class name. */
    static long inRole(long hash, int role) {
        return NgramHasher.mix(hash + role * STEP);
    }

    static long pair(long first, long second) {
        return NgramHasher.mix(first * STEP + second);
    }

    /** One letter more, in lower case; what comes of it is to be mixed. */
    static long step(long hash, char c) {
        return (hash ^ c) * STEP;
    }

    static char lower(char c) {
        return c < 0x80 ? (c >= 'A' && c <= 'Z' ? (char) (c + 32) : c) : Character.toLowerCase(c);
    }

    static boolean isWordPart(char c) {
        if (c < 0x80) {
            return FOLDED[c] != 0;
        }
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c);
    }

    /** Thai to Khmer, kana and Han. */
    static boolean isUnspaced(char c) {
        return c >= 0x0E00
                && (c <= 0x0EFF
                        || (c >= 0x1000 && c <= 0x109F)
                        || (c >= 0x1780 && c <= 0x17FF)
                        || (c >= 0x3005 && c <= 0x30FF)
                        || (c >= 0x3400 && c <= 0x9FFF)
                        || (c >= 0xF900 && c <= 0xFAFF));
    }
}
