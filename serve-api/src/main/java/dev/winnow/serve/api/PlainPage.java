package dev.winnow.serve.api;

import dev.winnow.Classification;
import dev.winnow.Classifier;
import dev.winnow.feature.Utf8Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page of plain text as most come: a flat JSON object with the fields of a page, whose strings have no escapes, so that title
 * and text, a line each, are classified where they lie in the body. Whatever else there is, errors included, is left to
 * {@link PageJson}, which says the same of what this reads.
 */
final class PlainPage {
    private static final int MOST_BYTES = 16_384;
    private static final int ID = 0;
    private static final int URL = 1;
    private static final int LANG = 2;
    private static final int TITLE = 3;
    private static final int TEXT = 4;
    private static final byte[][] NAMES = {ascii("id"), ascii("url"), ascii("lang"), ascii("title"), ascii("text")};

    private final byte[] bytes;
    private final int[] starts = new int[NAMES.length];
    private final int[] ends = new int[NAMES.length]; // 0 where there is no such field
    private int at;
    private int start; // of the string read last
    private int end;

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
            if (field < 0 || ends[field] > 0 || !take(':') || !takeString()) {
                return false;
            }
            starts[field] = start;
            ends[field] = end;
        } while (take(','));
        return take('}') && isOver() && (ends[TITLE] > 0 || ends[TEXT] > 0);
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
        while (at < bytes.length && bytes[at] != '"') {
            byte b = bytes[at++];
            if (b == '\\' || (b >= 0 && b < ' ')) {
                return false;
            }
        }
        end = at++;
        return end < bytes.length;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    /** What a model says of it whose answers are of title and text alone. */
    Classification classify(Classifier classifier) {
        Classification answer = classifier.classify(utf8(TITLE), utf8(TEXT));
        return new Classification(string(ID), string(URL), string(LANG), answer.heads(), answer.model());
    }

    private Utf8Text utf8(int field) {
        return new Utf8Text().set(bytes, starts[field], ends[field]);
    }

    private @Nullable String string(int field) {
        return ends[field] == 0
                ? null
                : new String(bytes, starts[field], ends[field] - starts[field], StandardCharsets.UTF_8);
    }
}
