package dev.winnow.feature;

import java.util.Objects;

/**
 * Turns text into hashed n-grams: words (runs of letters, digits and marks of any script, case folded), pairs of
 * neighbouring characters where a script is written without spaces, symbols such as emoji one by one; then n-grams of
 * neighbouring tokens, and if asked for the character n-grams inside each word. No String is made.
 *
 * <p>A token's hash is a 64-bit multiplicative hash over its code points, finished by the 64-bit mixer of MurmurHash3
 * (Appleby, public domain); an n-gram's hash mixes that of its first n-1 tokens with that of its last. Reused from text
 * to text; not thread-safe: one a thread.
 */
public final class NgramHasher {

    /** Takes hashes as they are made. */
    @FunctionalInterface
    public interface Sink {
        /** Takes {@code hashes[0..count)}; the array is reused after the call. */
        void accept(long[] hashes, int count);
    }

    /** Characters scanned at a time: the window and its hashes stay in the first-level cache. */
    private static final int WINDOW = 1024;
    /** Character n-grams see at most so many characters of a word. */
    private static final int WORD_LIMIT = 64;
    /** One token makes at most so many hashes: word n-grams, and every length of character n-gram at each position. */
    private static final int MOST_PER_TOKEN =
            FeatureSpec.MAX_WORD_NGRAMS + FeatureSpec.MAX_CHAR_NGRAMS * (WORD_LIMIT + 2);

    private static final long TEXT_SEED = 0x9E3779B97F4A7C15L;
    private static final long TITLE_SEED = 0xC2B2AE3D27D4EB4FL;
    private static final long CHAR_SEED = 0x165667B19E3779F9L;
    private static final long PRIME = 0xD6E8FEB86659FD93L;
    private static final long PAIR_PRIME = 0xA0761D6478BD642FL;

    private static final byte[] ASCII = Characters.asciiFold();

    private final int wordNgrams;
    private final int charMin;
    private final int charMax;
    private final TitleUse title;
    private final Sink sink;

    private final char[] window = new char[WINDOW];
    private final long[] hashes = new long[WINDOW + MOST_PER_TOKEN];
    private int count;

    private final int[] word = new int[WORD_LIMIT + 2]; // code points
    private int wordLength;

    private long seed;
    /** The hash of the word being read; equal to the seed between words. */
    private long token;
    /** The hash of the token before, or 0 at the start of a field. */
    private long previous;
    /** The hash of the two tokens before, or 0. */
    private long previousPair;
    /** The last character of a run in a script without spaces, or 0. */
    private int unspaced;
    /** Whether that character has been part of a pair. */
    private boolean paired;

    /** A hasher that makes the n-grams the spec asks for. */
    public NgramHasher(FeatureSpec spec, Sink sink) {
        this.wordNgrams = spec.wordNgrams();
        this.charMin = spec.charNgramMin();
        this.charMax = spec.charNgramMax();
        this.title = spec.title();
        this.sink = sink;
    }

    /** The finisher of MurmurHash3: every input bit changes every output bit with probability one half. */
    public static long mix(long h) {
        h = (h ^ (h >>> 33)) * 0xFF51AFD7ED558CCDL;
        h = (h ^ (h >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return h ^ (h >>> 33);
    }

    /** Hashes one article; all its hashes have reached the sink when this returns. */
    public void hash(CharSequence titleText, CharSequence text) {
        Objects.requireNonNull(text); // before anything of the title is kept, which the next article would get
        if (titleText.length() > 0) {
            if (title != TitleUse.SEPARATE) {
                hashField(titleText, TEXT_SEED);
            }
            if (title != TitleUse.JOINED) {
                hashField(titleText, TITLE_SEED);
            }
        }
        hashField(text, TEXT_SEED);
        flush();
    }

    private void hashField(CharSequence text, long fieldSeed) {
        seed = fieldSeed;
        token = fieldSeed;
        previous = 0;
        previousPair = 0;
        unspaced = 0;
        wordLength = 0;
        int length = text.length();
        for (int start = 0; start < length; ) {
            int end = Math.min(length, start + WINDOW);
            if (end < length && Character.isHighSurrogate(text.charAt(end - 1))) {
                end--;
            }
            copy(text, start, end);
            scan(end - start);
            start = end;
        }
        endWord();
        endRun();
    }

    private void copy(CharSequence text, int start, int end) {
        if (text instanceof String string) {
            string.getChars(start, end, window, 0);
        } else {
            for (int i = start; i < end; i++) {
                window[i - start] = text.charAt(i);
            }
        }
    }

    private void scan(int length) {
        char[] chars = window;
        boolean keepWord = charMax > 0;
        long h = token;
        for (int i = 0; i < length; i++) {
            char c = chars[i];
            if (c < 128) {
                int folded = ASCII[c];
                if (folded != 0) {
                    if (unspaced != 0) {
                        endRun();
                    }
                    h = (h ^ folded) * PRIME;
                    if (keepWord) {
                        keep(folded);
                    }
                } else if (h != seed) {
                    token = h;
                    endWord();
                    h = seed;
                } else if (unspaced != 0) {
                    endRun();
                }
            } else {
                token = h;
                i += scanOther(i, length);
                h = token;
            }
        }
        token = h;
    }

    /** Takes the character at {@code i}, which is not ASCII; returns how many further ones belong to it. */
    private int scanOther(int i, int length) {
        int codePoint = window[i];
        int more = 0;
        if (Character.isSurrogate(window[i])) {
            if (i + 1 < length && Character.isSurrogatePair(window[i], window[i + 1])) {
                codePoint = Character.toCodePoint(window[i], window[i + 1]);
                more = 1;
            }
        }
        scanCodePoint(codePoint);
        return more;
    }

    private void scanCodePoint(int codePoint) {
        int kind = Characters.classify(codePoint);
        if (kind == Characters.SEPARATOR) {
            endWord();
            endRun();
        } else if (kind > 0 && kind <= Characters.CODE_POINT) {
            endRun();
            token = (token ^ kind) * PRIME + Characters.marksOf(codePoint);
            keep(kind);
        } else if (kind != Characters.IGNORED) {
            scanFlagged(kind);
        }
    }

    private void scanFlagged(int kind) {
        int codePoint = kind & Characters.CODE_POINT;
        if ((kind & Characters.COMPOSED) != 0) {
            for (int part : Characters.parts(codePoint)) {
                scanCodePoint(part);
            }
        } else if ((kind & Characters.MARK) != 0) {
            if (token != seed) {
                token += Characters.markHash(codePoint);
                if (!Characters.isDiacritic(codePoint)) {
                    keepMark(codePoint);
                }
            }
        } else if ((kind & Characters.SYMBOL) != 0) {
            endWord();
            endRun();
            emit(mix((seed ^ codePoint) * PRIME));
        } else {
            endWord();
            if (unspaced != 0) {
                emit(mix(((seed ^ unspaced) * PRIME ^ codePoint) * PRIME));
            }
            paired = unspaced != 0;
            unspaced = codePoint;
        }
    }

    /** Ends a run of a script without spaces: a lone character is a token by itself. */
    private void endRun() {
        if (unspaced != 0) {
            if (!paired) {
                emit(mix((seed ^ unspaced) * PRIME));
            }
            unspaced = 0;
        }
    }

    private void keep(int folded) {
        if (wordLength < WORD_LIMIT) {
            word[++wordLength] = folded;
        }
    }

    /** Keeps the marks on one letter in the order of their code points, as normal forms differ in theirs. */
    private void keepMark(int mark) {
        keep(mark);
        for (int i = wordLength; i > 1 && word[i] < word[i - 1] && Characters.isMark(word[i - 1]); i--) {
            int before = word[i - 1];
            word[i - 1] = word[i];
            word[i] = before;
        }
    }

    private void endWord() {
        if (token != seed) {
            long h = mix(token);
            token = seed;
            emit(h);
            if (charMax > 0) {
                emitCharacters();
            }
        }
    }

    private void emit(long h) {
        long[] out = hashes;
        int n = count;
        out[n++] = h;
        if (wordNgrams > 1) {
            long pair = 0;
            if (previous != 0) {
                pair = mix(previous * PAIR_PRIME + h);
                out[n++] = pair;
                if (wordNgrams > 2 && previousPair != 0) {
                    out[n++] = mix(previousPair * PAIR_PRIME + h);
                }
            }
            previousPair = pair;
            previous = h;
        }
        count = n;
        if (n >= WINDOW) {
            flush();
        }
    }

    /** All character n-grams of the word just ended, with a space at both its edges. */
    private void emitCharacters() {
        int length = wordLength + 2;
        word[0] = ' ';
        word[length - 1] = ' ';
        for (int from = 0; from + charMin <= length; from++) {
            long h = seed ^ CHAR_SEED;
            int longest = Math.min(charMax, length - from);
            for (int n = 1; n <= longest; n++) {
                h = (h ^ word[from + n - 1]) * PRIME;
                if (n >= charMin) {
                    hashes[count++] = mix(h);
                }
            }
        }
        wordLength = 0;
        if (count >= WINDOW) {
            flush();
        }
    }

    private void flush() {
        if (count > 0) {
            sink.accept(hashes, count);
            count = 0;
        }
    }
}
