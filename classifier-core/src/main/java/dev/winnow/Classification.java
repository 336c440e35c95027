package dev.winnow;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.winnow.model.Head;
import dev.winnow.model.HeadResult;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The result for one page: what each head of the bundle says. Immutable.
 *
 * @param id the page's id
 * @param url the page's url
 * @param lang the page's language, where it is known
 * @param heads one result a head, in the order of the bundle
 * @param model the bundle's name and version
 */
public record Classification(
        @Nullable String id, @Nullable String url, @Nullable String lang, List<HeadResult> heads, String model) {
    /** Numbers are the shortest that read back the same, and written fast. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            // Else characters beyond the basic plane would be escaped in streams, and not in strings.
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    /** Copies the list. */
    public Classification {
        heads = List.copyOf(heads);
    }

    /**
     * The result of a head.
     *
     * @throws IllegalArgumentException if the bundle has no such head
     */
    public HeadResult head(String name) {
        return heads.stream()
                .filter(result -> result.head().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no head \"" + name + "\"; there are "
                        + String.join(
                                ", ",
                                heads.stream()
                                        .map(result -> result.head().name())
                                        .toList())));
    }

    /** The classification as one JSON object, the same from library, command line and server. */
    public String toJson() {
        StringWriter out = new StringWriter(256);
        try (JsonGenerator json = generator(out)) {
            writeJson(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** A generator whose output is that of {@link #toJson}, in UTF-8; for many classifications into one stream. */
    public static JsonGenerator generator(OutputStream out) throws IOException {
        return JSON.createGenerator(out);
    }

    static JsonGenerator generator(Writer out) throws IOException {
        return JSON.createGenerator(out);
    }

    /** Writes the classification as one JSON object. */
    public void writeJson(JsonGenerator json) throws IOException {
        json.writeStartObject();
        writeText(json, "id", id);
        writeText(json, "url", url);
        writeText(json, "lang", lang);
        startObject(json, "heads");
        for (HeadResult result : heads) {
            Head head = result.head();
            startObject(json, head.name());
            json.writeFieldName(JsonNames.of("labels"));
            json.writeStartArray();
            for (String label : result.labels()) {
                json.writeString(JsonNames.of(label));
            }
            json.writeEndArray();
            if (!head.names().equals(head.labels())) {
                json.writeArrayFieldStart("names");
                for (String label : result.labels()) {
                    json.writeString(JsonNames.of(head.nameOf(label)));
                }
                json.writeEndArray();
            }
            if (result.decision() != null) {
                json.writeStringField("decision", result.decision().name().toLowerCase(Locale.ROOT));
            }
            if (result.undecided() != null) {
                json.writeStringField("undecided", result.undecided().name().toLowerCase(Locale.ROOT));
            }
            startObject(json, "probabilities");
            List<String> labels = head.labels();
            for (int k = 0; k < labels.size(); k++) {
                json.writeFieldName(JsonNames.of(labels.get(k)));
                json.writeNumber(result.probabilities()[k]);
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeFieldName(JsonNames.of("model"));
        json.writeString(JsonNames.of(model));
        json.writeEndObject();
    }

    private static void startObject(JsonGenerator json, String name) throws IOException {
        json.writeFieldName(JsonNames.of(name));
        json.writeStartObject();
    }

    private static void writeText(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeFieldName(JsonNames.of(name));
            json.writeString(value);
        }
    }
}
