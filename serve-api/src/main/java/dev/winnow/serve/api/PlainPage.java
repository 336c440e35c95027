package dev.winnow.serve.api;

import dev.winnow.Classification;
import dev.winnow.Classifier;
import dev.winnow.article.Page;
import dev.winnow.feature.Utf8Text;
import dev.winnow.language.LanguageTag;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page of plain text as most come: a flat JSON object with the fields of a page, whose strings have no escapes but those
 * of a quotation mark and of slashes, so that title and text, a line each, are classified where they lie in the body. Whatever
 * else there is, errors included, is left to {@link PageJson}, which says the same of what this reads.
 */
final class PlainPage {
    private static final int MOST_BYTES = 16_384;
    private static final int ID = 0;
    private static final int URL = 1;
    private static final int LANG = 2;
    private static final int TITLE = 3;
    private static final int TEXT = 4;
    private static final byte[][] NAMES = {ascii("id"), ascii("url"), ascii("lang"), ascii("title"), ascii("text")};

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x80 * ONES;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;
    private static final long SPACES = ' ' * ONES;

    private final byte[] bytes;
    private final @Nullable Utf8Text[] values = new Utf8Text[NAMES.length];
    private int at;
    private int start; // of the string read last
    private int end;
    private int escapes;

    private PlainPage(byte[] bytes) {
        this.bytes = bytes;
    }

    private static byte[] ascii(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }

    /** The page in a body; empty where it is not so plain. */
    static Optional<PlainPage> of(byte[] body) {
        PlainPage page = new PlainPage(body);
        boolean plain =
                body.length <= MOST_BYTES && page.isRead() && StrictUtf8.firstMalformed(body, 0, body.length) < 0;
        return plain ? Optional.of(page) : Optional.empty();
    }

    private boolean isRead() {
        if (!take('{')) {
            return false;
        }
        do {
            if (!takeString()) {
                return false;
            }
            int field = field();
            if (field < 0 || values[field] != null || !take(':') || !takeString()) {
                return false;
            }
            values[field] = value();
        } while (take(','));
        return take('}') && isOver() && (values[TITLE] != null || values[TEXT] != null);
    }

    /** Which field the string read last names; -1 for none that is known here. */
    private int field() {
        for (int field = 0; field < NAMES.length; field++) {
            if (Arrays.equals(bytes, start, end, NAMES[field], 0, NAMES[field].length)) {
                return field;
            }
        }
        return -1;
    }

    private boolean isOver() {
        while (at < bytes.length && isSpace(bytes[at])) {
            at++;
        }
        return at == bytes.length;
    }

    private boolean take(char sign) {
        if (isOver() || bytes[at] != sign) {
            return false;
        }
        at++;
        return true;
    }

    private boolean takeString() {
        if (!take('"')) {
            return false;
        }
        start = at;
        escapes = 0;
        at = firstSign(at);
        while (at < bytes.length && bytes[at] == '\\') {
            if (!isEscapable(at + 1)) {
                return false;
            }
            escapes++;
            at = firstSign(at + 2);
        }
        end = at++;
        return end < bytes.length && bytes[end] == '"';
    }

    /** The first place from here on of a quotation mark, a backslash or a control character, eight bytes at a time. */
    private int firstSign(int from) {
        int i = from;
        for (; i + Long.BYTES <= bytes.length; i += Long.BYTES) {
            long eight = (long) LONGS.get(bytes, i);
            long signs = zeros(eight ^ QUOTES) | zeros(eight ^ BACKSLASHES) | (eight - SPACES & ~eight & HIGH);
            if (signs != 0) {
                return i + (Long.numberOfTrailingZeros(signs) >>> 3); // the lowest bit set is never a borrow's
            }
        }
        while (i < bytes.length && bytes[i] != '"' && bytes[i] != '\\' && (bytes[i] < 0 || bytes[i] >= ' ')) {
            i++;
        }
        return i;
    }

    private static long zeros(long bytes) {
        return bytes - ONES & ~bytes & HIGH;
    }

    private boolean isEscapable(int place) {
        return place < bytes.length && (bytes[place] == '"' || bytes[place] == '\\' || bytes[place] == '/');
    }

    /** What the string read last says: in the body, or in a copy without backslashes. */
    private Utf8Text value() {
        if (escapes == 0) {
            return new Utf8Text().set(bytes, start, end);
        }
        byte[] copy = new byte[end - start - escapes];
        int from = start;
        for (int i = 0; i < copy.length; i++) {
            if (bytes[from] == '\\') {
                from++;
            }
            copy[i] = bytes[from++];
        }
        return Utf8Text.of(copy);
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    /** What a model says of it whose answers are of title and text alone. */
    Classification classify(Classifier classifier) {
        Classification answer = classifier.classify(utf8(TITLE), utf8(TEXT));
        Page told = new Page(string(ID), string(URL), null, null, null, string(LANG));
        String lang = LanguageTag.of(told.lang()).orElse(null);
        return new Classification(told.id(), told.url(), lang, answer.heads(), answer.model());
    }

    private Utf8Text utf8(int field) {
        Utf8Text value = values[field];
        return value == null ? new Utf8Text() : value;
    }

    private @Nullable String string(int field) {
        Utf8Text value = values[field];
        return value == null ? null : value.toString();
    }
}
