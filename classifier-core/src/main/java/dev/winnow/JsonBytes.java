package dev.winnow;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.io.NumberOutput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON of known shape as UTF-8, written straight into an array, in less time than by a generator, which has to ask at each value
 * where it stands. Values look as Jackson writes them. Not thread-safe.
 */
final class JsonBytes {
    private byte[] bytes = new byte[512];
    private int length;

    /** What was written. */
    byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** A brace, a bracket, a comma or a colon. */
    JsonBytes sign(char ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    /** A string that many answers have, as {@link JsonNames} does. */
    JsonBytes name(String name) {
        return raw(JsonNames.of(name));
    }

    /** A string of a page. Halves of surrogate pairs, which UTF-8 has not, become question marks. */
    JsonBytes text(String text) {
        return isPlain(text) ? plain(text) : raw(quoted(text));
    }

    /** The shortest number that reads back the same. */
    JsonBytes number(float number) {
        return ascii(NumberOutput.toString(number, true));
    }

    /** A string with its quotation marks, escaped. */
    static byte[] quoted(String text) {
        String sound = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        byte[] inner = JsonStringEncoder.getInstance().quoteAsUTF8(sound);
        byte[] quoted = new byte[inner.length + 2];
        System.arraycopy(inner, 0, quoted, 1, inner.length);
        quoted[0] = '"';
        quoted[quoted.length - 1] = '"';
        return quoted;
    }

    private JsonBytes plain(String text) {
        return sign('"').ascii(text).sign('"');
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private JsonBytes ascii(String text) {
        int count = text.length();
        room(count);
        for (int i = 0; i < count; i++) {
            bytes[length + i] = (byte) text.charAt(i);
        }
        length += count;
        return this;
    }

    private JsonBytes raw(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    private void room(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }
}
