package dev.winnow.serve.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.winnow.article.Page;
import dev.winnow.serve.http.Problem;
import dev.winnow.serve.http.Refusal;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pages as JSON objects, read strictly: UTF-8 only, no field twice, no number that is not one, nothing after the object,
 * nesting at most 32. Fields that a page does not have are passed over, so that labelled rows can be sent as they are.
 */
final class PageJson {
    private static final int DEEPEST = 32;
    /** The fields of a page, in the order in which {@link Page} takes them. */
    private static final Map<String, Integer> NAMES =
            Map.of("id", 0, "url", 1, "title", 2, "text", 3, "html", 4, "lang", 5);

    /** Names come from clients: they must neither fill the JVM's table of strings nor make a parse fail by colliding. */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(1 << 28)
                    .maxNameLength(1000)
                    .maxNumberLength(100)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    private PageJson() {}

    /** A page and nothing else. */
    static Page read(byte[] bytes, int from, int to) throws Refusal {
        requireUtf8(bytes, from, to);
        try (JsonParser parser = FACTORY.createParser(bytes, from, to - from)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Problem.INVALID.refusal("A page is a JSON object with text, html or title.");
            }
            Page page = object(parser, "");
            requireEnd(parser);
            return page;
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    static void requireEnd(JsonParser parser) throws IOException, Refusal {
        if (parser.nextToken() != null) {
            throw Problem.MALFORMED.refusalAt(
                    "There is something after the JSON value: send one.",
                    parser.currentTokenLocation().getByteOffset());
        }
    }

    static void requireUtf8(byte[] bytes, int from, int to) throws Refusal {
        int bad = StrictUtf8.firstMalformed(bytes, from, to);
        if (bad >= 0) {
            throw Problem.MALFORMED.refusalAt("This is not UTF-8: send it as UTF-8.", bad - from);
        }
    }

    /**
     * The page whose object has just begun.
     *
     * @param where what stands before the names of its fields, such as {@code page.}
     */
    static Page object(JsonParser parser, String where) throws IOException, Refusal {
        @Nullable String[] parts = new @Nullable String[NAMES.size()];
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            int part = NAMES.getOrDefault(name, -1);
            if (part < 0) {
                parser.skipChildren();
            } else if (value == JsonToken.VALUE_STRING || (part == 0 && value.isNumeric())) {
                parts[part] = whole(parser.getText(), where, name);
            } else if (value != JsonToken.VALUE_NULL) {
                throw Problem.INVALID.refusal("The field " + where + name + " is not a string.", where + name);
            }
        }
        Page page = new Page(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
        if (page.title() == null && page.text() == null && page.html() == null) {
            throw Problem.INVALID.refusal("There is no text, title or html: send one of them.", where + "text");
        }
        return page;
    }

    /** Half of a surrogate pair can be written in JSON and in no UTF-8, so it could not be sent back. */
    static String whole(String text, String where, String name) throws Refusal {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    String field = where + name;
                    throw Problem.INVALID.refusal(
                            "The field " + field + " has half of a surrogate pair at character " + i + ".", field);
                }
                i++;
            }
        }
        return text;
    }

    /** What an exception of the parser says, without quoting the input. */
    static Refusal malformed(IOException e) {
        if (e instanceof StreamConstraintsException) {
            return Problem.MALFORMED.refusal("The JSON is nested deeper than " + DEEPEST
                    + ", or has a name or number of more characters than are taken: send a plain object.");
        }
        if (e instanceof JsonProcessingException broken) {
            String said = String.valueOf(broken.getOriginalMessage());
            long at = broken.getLocation() == null ? -1 : broken.getLocation().getByteOffset();
            return Problem.MALFORMED.refusalAt(
                    said.startsWith("Duplicate field")
                            ? "A field is given twice: give each once."
                            : "This is not valid JSON: send one JSON value, without NaN, comments or trailing commas.",
                    at);
        }
        return Problem.MALFORMED.refusal("This is not valid JSON.");
    }

    /** The id of a row that could not be read as a page, as far as it can be found. */
    static Optional<String> id(byte[] bytes, int from, int to) {
        try (JsonParser parser = FACTORY.createParser(bytes, from, to - from)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                if (name.equals("id") && value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                    return Optional.of(whole(parser.getText(), "", "id"));
                }
                parser.skipChildren();
            }
        } catch (IOException | Refusal e) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
