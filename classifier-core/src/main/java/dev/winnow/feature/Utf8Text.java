package dev.winnow.feature;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A piece of UTF-8 inside an array of bytes, such as a file or the body of a request: scored without making a String of it.
 * One object can be set to piece after piece. Not thread-safe.
 *
 * <p>Bytes that are not UTF-8 separate words, as the replacement characters would that decoding puts in their place.
 */
public final class Utf8Text {
    byte[] bytes = new byte[0];
    int from;
    int to;

    /** The whole array. */
    public static Utf8Text of(byte[] bytes) {
        return new Utf8Text().set(bytes, 0, bytes.length);
    }

    /**
     * Sets this to {@code bytes[from..to)}; the array is not copied.
     *
     * @return this
     * @throws IndexOutOfBoundsException if the range does not lie in the array
     */
    public Utf8Text set(byte[] newBytes, int newFrom, int newTo) {
        Objects.checkFromToIndex(newFrom, newTo, newBytes.length);
        bytes = newBytes;
        from = newFrom;
        to = newTo;
        return this;
    }

    /** How many bytes there are. */
    public int length() {
        return to - from;
    }

    /** The text as a String. */
    @Override
    public String toString() {
        return new String(bytes, from, length(), StandardCharsets.UTF_8);
    }
}
