package dev.winnow;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.winnow.model.Head;
import dev.winnow.model.HeadResult;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
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
        return new String(toUtf8(), StandardCharsets.UTF_8);
    }

    /** {@link #toJson} in UTF-8. */
    public byte[] toUtf8() {
        JsonBytes json = new JsonBytes().sign('{');
        writeText(json, "id", id);
        writeText(json, "url", url);
        writeText(json, "lang", lang);
        json.name("heads").sign(':').sign('{');
        for (int h = 0; h < heads.size(); h++) {
            writeHead(h == 0 ? json : json.sign(','), heads.get(h));
        }
        json.sign('}').sign(',').name("model").sign(':').name(model).sign('}');
        return json.toArray();
    }

    /** A generator of UTF-8 whose numbers and characters look as those of {@link #toJson}. */
    public static JsonGenerator generator(OutputStream out) throws IOException {
        return JSON.createGenerator(out);
    }

    static JsonGenerator generator(Writer out) throws IOException {
        return JSON.createGenerator(out);
    }

    private static void writeHead(JsonBytes json, HeadResult result) {
        Head head = result.head();
        json.name(head.name()).sign(':').sign('{');
        writeNames(json, "labels", result.labels());
        if (!head.names().equals(head.labels())) {
            writeNames(json, "names", result.labels().stream().map(head::nameOf).toList());
        }
        if (result.decision() != null) {
            writeName(json, "decision", result.decision());
        }
        if (result.undecided() != null) {
            writeName(json, "undecided", result.undecided());
        }
        json.name("probabilities").sign(':').sign('{');
        List<String> labels = head.labels();
        for (int k = 0; k < labels.size(); k++) {
            (k == 0 ? json : json.sign(',')).name(labels.get(k)).sign(':').number(result.probabilities()[k]);
        }
        json.sign('}').sign('}');
    }

    private static void writeNames(JsonBytes json, String member, List<String> names) {
        json.name(member).sign(':').sign('[');
        for (int i = 0; i < names.size(); i++) {
            (i == 0 ? json : json.sign(',')).name(names.get(i));
        }
        json.sign(']').sign(',');
    }

    private static void writeName(JsonBytes json, String member, Enum<?> value) {
        json.name(member).sign(':').name(value.name().toLowerCase(Locale.ROOT)).sign(',');
    }

    private static void writeText(JsonBytes json, String member, @Nullable String value) {
        if (value != null) {
            json.name(member).sign(':').text(value).sign(',');
        }
    }
}
