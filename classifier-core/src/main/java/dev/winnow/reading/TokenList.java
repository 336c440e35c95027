package dev.winnow.reading;

import dev.winnow.feature.NgramHasher;
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

    /** The words of one attribute and then those of another, each once. */
    static long[] union(long[] some, long[] others) {
        TokenList tokens = new TokenList();
        for (long token : some) {
            tokens.add(token);
        }
        for (long token : others) {
            tokens.add(token);
        }
        return tokens.toArray();
    }

    private void add(String names) {
        int length = names.length();
        int letters = 0;
        int characters = 0;
        int parts = 0;
        long part = Words.START;
        long whole = Words.START;
        char before = ' ';
        for (int i = 0; i <= length; i++) {
            char c = i < length ? names.charAt(i) : ' ';
            boolean letter = isLetter(c);
            boolean capital = letter && isUpperCase(c) && isLowerCase(before);
            before = c;
            if (letters > 0 && (!letter || capital)) {
                parts += add(part, letters) ? 1 : 0;
                letters = 0;
                part = Words.START;
            }
            char small = Words.lower(c);
            if (letter) {
                letters++;
                part = Words.step(part, small);
            }
            if (c > ' ') {
                characters++;
                whole = Words.step(whole, small);
                continue;
            }
            if (parts > 1) {
                add(whole, characters);
            }
            characters = 0;
            parts = 0;
            whole = Words.START;
        }
    }

    private static boolean isLetter(char c) {
        return c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : Character.isLetter(c);
    }

    private static boolean isUpperCase(char c) {
        return c < 0x80 ? c >= 'A' && c <= 'Z' : Character.isUpperCase(c);
    }

    private static boolean isLowerCase(char c) {
        return c < 0x80 ? c >= 'a' && c <= 'z' : Character.isLowerCase(c);
    }

    private boolean add(long hash, int length) {
        return length >= 2 && length <= 40 && add(NgramHasher.mix(hash));
    }

    /** Whether it is among them now. */
    private boolean add(long hash) {
        if (size == MOST) {
            return false;
        }
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
