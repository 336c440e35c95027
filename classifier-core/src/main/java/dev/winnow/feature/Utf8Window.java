package dev.winnow.feature;

import java.util.Arrays;

/** A CharSequence as UTF-8, a window at a time, so that the bytes stay in the first-level cache. One a thread. */
final class Utf8Window {
    /** Characters taken at a time. */
    static final int CHARACTERS = 2048;

    /** What was left of the window before, the UTF-8 of the window read last, zeros. */
    final byte[] bytes = new byte[3 * CHARACTERS + 2 * TokenScanner.PADDING];
    /** How many bytes are meant. */
    int length;

    private final char[] chars = new char[CHARACTERS];

    /** Forgets all. */
    void clear() {
        length = 0;
    }

    /** Takes bytes as they are; at most {@link TokenScanner#PADDING}. */
    void set(byte[] utf8, int from, int to) {
        length = to - from;
        System.arraycopy(utf8, from, bytes, 0, length);
        pad();
    }

    /** Drops the first bytes; at most {@link TokenScanner#PADDING} may be left. */
    void drop(int count) {
        length -= count;
        System.arraycopy(bytes, count, bytes, 0, length);
    }

    /** Adds a window of {@code text[start..to)}, whole code points only; returns where the next one starts. */
    int read(CharSequence text, int start, int to) {
        int end = Math.min(to, start + CHARACTERS);
        if (end < to && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        if (text instanceof String string) {
            string.getChars(start, end, chars, 0);
        } else {
            for (int i = start; i < end; i++) {
                chars[i - start] = text.charAt(i);
            }
        }
        encode(end - start);
        pad();
        return end;
    }

    private void pad() {
        Arrays.fill(bytes, length, length + TokenScanner.PADDING, (byte) 0);
    }

    private void encode(int count) {
        byte[] out = bytes;
        int n = length;
        for (int i = 0; i < count; i++) {
            int c = chars[i];
            if (c < 0x80) {
                out[n++] = (byte) c;
            } else if (c < 0x800) {
                out[n++] = (byte) (0xC0 | c >>> 6);
                out[n++] = (byte) (0x80 | c & 0x3F);
            } else if (!Character.isSurrogate((char) c)) {
                out[n++] = (byte) (0xE0 | c >>> 12);
                out[n++] = (byte) (0x80 | c >>> 6 & 0x3F);
                out[n++] = (byte) (0x80 | c & 0x3F);
            } else if (i + 1 < count && Character.isSurrogatePair((char) c, chars[i + 1])) {
                int codePoint = Character.toCodePoint((char) c, chars[++i]);
                out[n++] = (byte) (0xF0 | codePoint >>> 18);
                out[n++] = (byte) (0x80 | codePoint >>> 12 & 0x3F);
                out[n++] = (byte) (0x80 | codePoint >>> 6 & 0x3F);
                out[n++] = (byte) (0x80 | codePoint & 0x3F);
            } else {
                out[n++] = ' '; // half a pair is no character: it separates
            }
        }
        length = n;
    }
}
