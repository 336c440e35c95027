package dev.winnow.trainer.data;

import dev.winnow.article.Page;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has been read of a row so far; used again for every row of a file. */
final class RowDraft {
    private static final List<String> ABSENT = List.of("absent");

    private final String source;
    private final @Nullable String[] page = new @Nullable String[Role.values().length];
    private final Map<String, List<String>> fields = new HashMap<>();
    private int given; // a bit a role
    private boolean absentFields;
    private long line;

    RowDraft(String source) {
        this.source = source;
    }

    void begin(long newLine) {
        line = newLine;
        given = 0;
        absentFields = false;
        Arrays.fill(page, null);
        fields.clear();
    }

    /** Sets a part of the page; null leaves it absent, though named. */
    void set(Role role, String name, @Nullable String value) throws BadRowException {
        int bit = 1 << role.ordinal();
        if ((given & bit) != 0) {
            throw duplicate(name);
        }
        given |= bit;
        page[role.ordinal()] = value;
    }

    /** Sets another field; null leaves it absent, though named. */
    void set(String name, @Nullable List<String> values) throws BadRowException {
        absentFields |= values == null;
        if (fields.putIfAbsent(name, values == null ? ABSENT : values) != null) {
            throw duplicate(name);
        }
    }

    Row row() throws BadRowException {
        if (part(Role.TEXT) == null && part(Role.HTML) == null && part(Role.TITLE) == null) {
            throw bad("no text, title or html", "");
        }
        if (absentFields) {
            fields.values().removeIf(values -> values == ABSENT);
        }
        String id = part(Role.ID);
        Page read = new Page(
                id == null ? source + ":" + line : id,
                part(Role.URL),
                part(Role.TITLE),
                part(Role.TEXT),
                part(Role.HTML),
                part(Role.LANG));
        return new Row(read, fields, source, line);
    }

    BadRowException bad(String reason, String detail) {
        return new BadRowException(line, reason, detail);
    }

    private BadRowException duplicate(String name) {
        return bad("a field twice", name);
    }

    private @Nullable String part(Role role) {
        return page[role.ordinal()];
    }
}
