package dev.winnow.trainer.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.winnow.trainer.InputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object a line. Scalars and arrays of scalars become fields; nested objects, arrays that hold one, and nulls
 * are left out. Control characters need not be escaped.
 */
final class JsonRows implements RowSource {
    private static final int LONGEST_STRING = 50_000_000;
    private static final int DEEPEST = 100;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LONGEST_STRING)
                    .maxNestingDepth(DEEPEST)
                    .build())
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            // Names come from the data: they must neither fill the JVM's string table nor end the run by colliding.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    private final Lines lines;
    private final Map<String, Role> roles;
    private final RowDraft draft;
    private final String source;

    JsonRows(Input input, ReadOptions options) throws IOException {
        lines = input.lines();
        roles = options.fields().roles();
        draft = new RowDraft(input.name());
        source = input.name();
    }

    @Override
    public long line() {
        return lines.number();
    }

    @Override
    public @Nullable Row next() throws IOException, BadRowException {
        while (lines.next()) {
            if (!lines.isBlank()) {
                lines.requireUtf8();
                return parse();
            }
        }
        return null;
    }

    private Row parse() throws IOException, BadRowException {
        draft.begin(lines.number());
        try (JsonParser parser = FACTORY.createParser(lines.buffer(), lines.start(), lines.length())) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                throw notAnObject(first);
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                Role role = roles.get(name);
                if (role == null) {
                    draft.set(name, values(parser, value));
                } else {
                    draft.set(role, name, part(parser, role, name, value));
                }
            }
            if (parser.nextToken() != null) {
                throw draft.bad("more than one JSON value on the line", "");
            }
            return draft.row();
        } catch (JsonProcessingException e) {
            long column =
                    Math.max(1, e.getLocation() == null ? 1 : e.getLocation().getColumnNr());
            throw draft.bad("not valid JSON", said(e) + " at column " + column);
        }
    }

    /** Jackson's message without the place of a bracket's other end, which it names in words of its own. */
    private static String said(JsonProcessingException e) {
        return e.getOriginalMessage().replaceAll(" \\(start marker at .*\\)$", "");
    }

    private BadRowException notAnObject(@Nullable JsonToken first) {
        if (first == JsonToken.START_ARRAY && lines.number() == 1) {
            throw new InputException(source + ":1: a JSON array, and one object a line is needed: convert it with"
                    + " \"jq -c '.[]' FILE\"");
        }
        return draft.bad("not a JSON object", "");
    }

    private @Nullable String part(JsonParser parser, Role role, String name, JsonToken value)
            throws IOException, BadRowException {
        if (value == JsonToken.VALUE_STRING || (role == Role.ID && value.isNumeric())) {
            return parser.getText();
        }
        if (value == JsonToken.VALUE_NULL) {
            return null;
        }
        throw draft.bad("not a string", name);
    }

    private static @Nullable List<String> values(JsonParser parser, JsonToken value) throws IOException {
        if (value == JsonToken.VALUE_NULL) {
            return null;
        }
        if (value.isScalarValue()) {
            return List.of(parser.getText());
        }
        if (value == JsonToken.START_OBJECT) {
            parser.skipChildren();
            return null;
        }
        List<String> scalars = new ArrayList<>();
        boolean nested = false;
        for (JsonToken item = parser.nextToken(); item != JsonToken.END_ARRAY; item = parser.nextToken()) {
            if (item.isStructStart()) {
                nested = true;
                parser.skipChildren();
            } else if (item != JsonToken.VALUE_NULL) {
                scalars.add(parser.getText());
            }
        }
        return nested ? null : List.copyOf(scalars);
    }
}
