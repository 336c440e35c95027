package dev.winnow.reading;

/**
 * Tells at a glance of most lines that they do not begin as any of some phrases does: by the first letters of the first word,
 * and where these fit, by the first two words. Filled once, then only asked.
 */
final class LineBeginnings {
    private static final long NUMBER = Words.hash("0");
    /** A word's first letters that are looked at, and so many bits for them. */
    private static final int LETTERS = 3;

    private static final int BITS = 1 << 13;

    private final long[] firstLetters = new long[BITS / Long.SIZE];
    /** Hashes of the first word and of the first two, open addressing; 0 is free. */
    private long[] words = new long[64];

    private int size;

    /** From now on lines may begin as this phrase does, or be it; with a star or a colon at its end, go on. */
    void add(String phrase) {
        int from = wordStart(phrase, 0, phrase.length());
        int to = wordEnd(phrase, from, phrase.length());
        noteFirstLetters(phrase, from, to);
        long first = hash(phrase, from, to);
        int next = wordStart(phrase, to, phrase.length());
        int end = wordEnd(phrase, next, phrase.length());
        insert(first);
        if (next < end) {
            insert(Words.pair(first, hash(phrase, next, end)));
        } else if (phrase.endsWith("*") || phrase.endsWith(":")) {
            insert(any(first));
        }
    }

    /** From now on lines may begin with any two of these words. */
    void addPairs(Iterable<String> some) {
        for (String one : some) {
            noteFirstLetters(one, 0, one.length());
            insert(Words.hash(one));
            for (String other : some) {
                insert(Words.pair(Words.hash(one), Words.hash(other)));
            }
        }
    }

    /** Whether what stands there may begin as one of the phrases; without any word it may, too. */
    boolean mayBegin(String text, int start, int end) {
        if (start + LETTERS <= end) {
            int a = text.charAt(start);
            int b = text.charAt(start + 1);
            int c = text.charAt(start + 2);
            if ((a | b | c) < 0x80 && Words.FOLDED[a] > '9') {
                int bit = bit(Words.FOLDED[a], Words.FOLDED[b], Words.FOLDED[b] == 0 ? 0 : Words.FOLDED[c]);
                if ((firstLetters[bit >>> 6] & 1L << bit) == 0) {
                    return false;
                }
            }
        }
        return mayBeginWords(text, start, end);
    }

    private boolean mayBeginWords(String text, int start, int end) {
        int from = wordStart(text, start, end);
        if (from == end) {
            return true;
        }
        int to = wordEnd(text, from, end);
        long first = hash(text, from, to);
        if (!contains(first)) {
            return false;
        }
        int next = wordStart(text, to, end);
        return next == end
                || contains(any(first))
                || contains(Words.pair(first, hash(text, next, wordEnd(text, next, end))));
    }

    /** Says that anything may follow a word. */
    private static long any(long first) {
        return first + 1;
    }

    private static int wordStart(String text, int start, int end) {
        int from = start;
        while (from < end && !Words.isWordPart(text.charAt(from))) {
            from++;
        }
        return from;
    }

    /** Where the word ends, as {@link Words#forEach} sees words. */
    private static int wordEnd(String text, int from, int end) {
        if (from < end && Words.isUnspaced(text.charAt(from))) {
            return from + 1;
        }
        int to = from;
        while (to < end && Words.isWordPart(text.charAt(to)) && !Words.isUnspaced(text.charAt(to))) {
            to++;
        }
        return to;
    }

    /** Notes the first letters of a word of ASCII; others are told by the words alone. */
    private void noteFirstLetters(String word, int from, int to) {
        int[] letters = new int[LETTERS];
        for (int i = 0; i < LETTERS && from + i < to; i++) {
            char c = word.charAt(from + i);
            if (c >= Words.FOLDED.length) {
                return;
            }
            letters[i] = Words.FOLDED[c];
        }
        int bit = bit(letters[0], letters[1], letters[2]);
        firstLetters[bit >>> 6] |= 1L << bit;
    }

    private static int bit(int a, int b, int c) {
        return (a * 37 + b) * 37 + c & BITS - 1;
    }

    private static long hash(String text, int from, int to) {
        boolean number = true;
        for (int i = from; i < to; i++) {
            number &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return number ? NUMBER : Words.hash(text, from, to);
    }

    private boolean contains(long hash) {
        int i = (int) hash & words.length - 1;
        while (words[i] != 0) {
            if (words[i] == hash) {
                return true;
            }
            i = i + 1 & words.length - 1;
        }
        return false;
    }

    private void insert(long hash) {
        if (contains(hash)) {
            return;
        }
        if (2 * ++size > words.length) {
            long[] all = words;
            words = new long[2 * all.length];
            for (long known : all) {
                if (known != 0) {
                    place(known);
                }
            }
        }
        place(hash);
    }

    private void place(long hash) {
        int i = (int) hash & words.length - 1;
        while (words[i] != 0) {
            i = i + 1 & words.length - 1;
        }
        words[i] = hash;
    }
}
