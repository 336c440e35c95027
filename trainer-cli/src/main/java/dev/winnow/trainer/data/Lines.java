package dev.winnow.trainer.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Lines of bytes, without copying: each is a slice of {@link #buffer()}, valid until the next one is asked for. A line
 * ends at {@code \n}, {@code \r\n} or the end of the stream. Memory is bounded by the longest line allowed.
 */
final class Lines {
    /** The longest line that is read, in bytes; a longer one is a bad row. */
    static final int LONGEST = 64 << 20;

    static final String TOO_LONG = "longer than 64 MB";
    static final String NOT_UTF8 = "not UTF-8";

    private static final long NEWLINES = 0x0A0A0A0A0A0A0A0AL;
    private static final long ONES = 0x0101010101010101L;

    private final InputStream in;
    private byte[] buffer = new byte[1 << 16];
    private int next; // where the next line begins
    private int filled;
    private int start;
    private int end;
    private boolean ascii;
    private long number;

    Lines(InputStream in) {
        this.in = in;
    }

    /**
     * Goes to the next line; false at the end of the stream.
     *
     * @throws BadRowException if the line is too long; the one after it can be read
     */
    boolean next() throws IOException, BadRowException {
        start = next;
        int scan = start;
        long seen = 0;
        while (true) {
            while (scan + 8 <= filled) {
                long word = (long) Utf8.LONGS.get(buffer, scan);
                long zeroAtNewline = word ^ NEWLINES;
                if (((zeroAtNewline - ONES) & ~zeroAtNewline & Utf8.HIGH_BITS) != 0) {
                    break;
                }
                seen |= word;
                scan += 8;
            }
            while (scan < filled && buffer[scan] != '\n') {
                seen |= buffer[scan++];
            }
            if (scan < filled) {
                next = scan + 1;
                break;
            }
            int ahead = scan - start;
            if (ahead > LONGEST + 1) {
                skipRest();
                number++;
                throw new BadRowException(number, TOO_LONG, "");
            }
            boolean atEnd = !fill();
            scan = start + ahead;
            if (atEnd) {
                next = filled;
                if (ahead == 0) {
                    return false;
                }
                break;
            }
        }
        number++;
        end = scan > start && buffer[scan - 1] == '\r' ? scan - 1 : scan;
        ascii = (seen & Utf8.HIGH_BITS) == 0;
        if (end - start > LONGEST) {
            throw new BadRowException(number, TOO_LONG, "");
        }
        return true;
    }

    byte[] buffer() {
        return buffer;
    }

    int start() {
        return start;
    }

    int length() {
        return end - start;
    }

    /** The number of the current line, from 1; 0 before the first. */
    long number() {
        return number;
    }

    boolean isBlank() {
        for (int i = start; i < end; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    /** What is wrong with the line as UTF-8, the column counted in bytes from 1; null if nothing is. */
    @Nullable
    String malformed() {
        int at = ascii ? -1 : Utf8.firstMalformed(buffer, start, end);
        return at < 0 ? null : "byte 0x%02X at column %d".formatted(buffer[at] & 0xFF, at - start + 1);
    }

    void requireUtf8() throws BadRowException {
        String malformed = malformed();
        if (malformed != null) {
            throw new BadRowException(number, NOT_UTF8, malformed);
        }
    }

    /** The line as a string; what is malformed becomes U+FFFD. */
    String text() {
        return new String(buffer, start, end - start, StandardCharsets.UTF_8);
    }

    /** Moves the current line to the front and reads on behind it; false at the end of the stream. */
    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, filled - start);
            filled -= start;
            start = 0;
        }
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(2 * buffer.length, LONGEST + 8));
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        filled += Math.max(read, 0);
        return read >= 0;
    }

    private void skipRest() throws IOException {
        do {
            filled = Math.max(in.read(buffer, 0, buffer.length), 0);
            next = 0;
            while (next < filled && buffer[next] != '\n') {
                next++;
            }
        } while (filled > 0 && next == filled);
        next = Math.min(next + 1, filled);
    }
}
