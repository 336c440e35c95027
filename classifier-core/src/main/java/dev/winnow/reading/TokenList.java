package dev.winnow.reading;

import java.util.Arrays;

/** The words of class names and ids, as hashes: parted at dashes, underscores and inner capitals; whole names too. */
final class TokenList {
    /** More than so many of one element say nothing more. */
    private static final int MOST = 24;

    private long[] tokens = new long[8];
    private int size;

    /** The words of one attribute's names. */
    static long[] of(String names) {
        TokenList tokens = new TokenList();
        tokens.add(names);
        return tokens.toArray();
    }

    void add(String names) {
        int length = names.length();
        int wholeStart = -1;
        int start = -1;
        int parts = 0;
        for (int i = 0; i <= length; i++) {
            char c = i < length ? names.charAt(i) : ' ';
            boolean letter = Character.isLetter(c);
            boolean capital = letter && Character.isUpperCase(c) && i > 0 && Character.isLowerCase(names.charAt(i - 1));
            if (start >= 0 && (!letter || capital)) {
                parts += add(names, start, i) ? 1 : 0;
                start = -1;
            }
            if (letter && start < 0) {
                start = i;
            }
            if (c <= ' ') {
                if (wholeStart >= 0 && parts > 1) {
                    add(names, wholeStart, i);
                }
                wholeStart = -1;
                parts = 0;
            } else if (wholeStart < 0) {
                wholeStart = i;
            }
        }
    }

    private boolean add(String names, int start, int end) {
        if (size == MOST || end - start < 2 || end - start > 40) {
            return false;
        }
        long hash = Words.hash(names, start, end);
        for (int i = 0; i < size; i++) {
            if (tokens[i] == hash) {
                return true;
            }
        }
        if (size == tokens.length) {
            tokens = Arrays.copyOf(tokens, 2 * size);
        }
        tokens[size++] = hash;
        return true;
    }

    long[] toArray() {
        return Arrays.copyOf(tokens, size);
    }
}
