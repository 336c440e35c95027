package dev.winnow.feature;

/** Makes the n-grams of the tokens of a field, as hashes, and hands them on in batches. One a thread. */
final class Ngrams {
    /** Hashes handed on at a time, about: they stay in the first-level cache. */
    private static final int BATCH = 1024;
    /** Character n-grams see at most so many characters of a word. */
    private static final int WORD_LIMIT = 64;
    /** One token makes at most so many hashes: word n-grams, and every length of character n-gram at each position. */
    private static final int MOST_PER_TOKEN =
            FeatureSpec.MAX_WORD_NGRAMS + FeatureSpec.MAX_CHAR_NGRAMS * (WORD_LIMIT + 2);

    private static final long CHAR_SEED = 0x165667B19E3779F9L;
    private static final long PRIME = 0xD6E8FEB86659FD93L;
    private static final long PAIR_PRIME = 0xA0761D6478BD642FL;

    /** Whether character n-grams are wanted, so that the characters of words must be kept. */
    final boolean keepsCharacters;

    private final int wordNgrams;
    private final int charMin;
    private final int charMax;
    private final NgramHasher.Sink sink;

    private final long[] hashes = new long[BATCH + MOST_PER_TOKEN];
    private int count;

    private final int[] word = new int[WORD_LIMIT + 2]; // code points
    private int wordLength;

    private long seed;
    /** The hash of the token before, or 0 at the start of a field. */
    private long previous;
    /** The hash of the two tokens before, or 0. */
    private long previousPair;

    Ngrams(FeatureSpec spec, NgramHasher.Sink sink) {
        this.wordNgrams = spec.wordNgrams();
        this.charMin = spec.charNgramMin();
        this.charMax = spec.charNgramMax();
        this.keepsCharacters = charMax > 0;
        this.sink = sink;
    }

    void startField(long fieldSeed) {
        seed = fieldSeed;
        previous = 0;
        previousPair = 0;
        wordLength = 0;
    }

    /** Takes the next tokens, at most {@value #WORD_LIMIT} of them. */
    void add(long[] tokens, int size) {
        if (wordNgrams != 2) {
            for (int i = 0; i < size; i++) {
                add(tokens[i]);
            }
            return;
        }
        long[] out = hashes;
        int n = count;
        long before = previous;
        for (int i = 0; i < size; i++) {
            long token = tokens[i];
            out[n] = token;
            out[n + 1] = NgramHasher.mix(before * PAIR_PRIME + token);
            n += before == 0 ? 1 : 2;
            before = token;
        }
        previous = before;
        count = n;
        if (n >= BATCH) {
            flush();
        }
    }

    /** Takes the next token. */
    void add(long token) {
        long[] out = hashes;
        int n = count;
        out[n++] = token;
        if (wordNgrams > 1) {
            long before = previous;
            previous = token;
            if (before != 0) {
                long pair = NgramHasher.mix(before * PAIR_PRIME + token);
                out[n++] = pair;
                if (wordNgrams > 2) {
                    if (previousPair != 0) {
                        out[n++] = NgramHasher.mix(previousPair * PAIR_PRIME + token);
                    }
                    previousPair = pair;
                }
            }
        }
        count = n;
        if (n >= BATCH) {
            flush();
        }
    }

    /** Keeps a character of the word being read. */
    void keep(int folded) {
        if (wordLength < WORD_LIMIT) {
            word[++wordLength] = folded;
        }
    }

    /** Keeps the marks on one letter in the order of their code points, as normal forms differ in theirs. */
    void keepMark(int mark) {
        keep(mark);
        for (int i = wordLength; i > 1 && word[i] < word[i - 1] && Characters.isMark(word[i - 1]); i--) {
            int before = word[i - 1];
            word[i - 1] = word[i];
            word[i] = before;
        }
    }

    /** All character n-grams of the word just kept, with a space at both its edges. */
    void addCharacters() {
        int length = wordLength + 2;
        word[0] = ' ';
        word[length - 1] = ' ';
        for (int from = 0; from + charMin <= length; from++) {
            long h = seed ^ CHAR_SEED;
            int longest = Math.min(charMax, length - from);
            for (int n = 1; n <= longest; n++) {
                h = (h ^ word[from + n - 1]) * PRIME;
                if (n >= charMin) {
                    hashes[count++] = NgramHasher.mix(h);
                }
            }
        }
        wordLength = 0;
        if (count >= BATCH) {
            flush();
        }
    }

    void flush() {
        if (count > 0) {
            sink.accept(hashes, count);
            count = 0;
        }
    }
}
