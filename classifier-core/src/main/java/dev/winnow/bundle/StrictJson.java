package dev.winnow.bundle;

import static dev.winnow.bundle.BundleException.damaged;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * JSON objects from a stranger: UTF-8 only, no duplicate keys, no number beyond a double, nothing after the object,
 * nesting at most 32, strings at most 10,000,000 characters, numbers at most 100 digits, at most 4,000,000 tokens (a
 * token can cost a hundred times its bytes once it is a node).
 */
final class StrictJson {
    private static final JsonFactory JSON = factory();

    private StrictJson() {}

    /** Parses one object; {@code entry} is named in the refusal. */
    static ObjectNode read(String entry, ByteBuffer json) throws BundleException {
        byte[] bytes = new byte[json.remaining()];
        json.duplicate().get(bytes);
        // By itself Jackson would guess the encoding, and read UTF-16 and UTF-32 too.
        if (bytes.length == 0 || bytes[0] != '{') {
            throw damaged("The JSON in entry " + Quoted.of(entry) + " does not begin with '{'");
        }
        try {
            return parse(bytes);
        } catch (JsonProcessingException e) {
            throw unreadable(entry, Quoted.plain(e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw unreadable(entry, "malformed UTF-8", e);
        }
    }

    /**
     * The object as indented UTF-8 text, the same bytes on every system.
     *
     * @throws BundleException if {@link #read} would refuse it
     */
    static byte[] write(String entry, ObjectNode object) throws BundleException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        ObjectWriter writer = new JsonMapper(JSON).writer(new DefaultPrettyPrinter().withObjectIndenter(indenter));
        try {
            requireFinite(object);
            byte[] json = writer.writeValueAsBytes(object);
            parse(json);
            return json;
        } catch (JsonProcessingException e) {
            throw new BundleException(
                    "Entry " + Quoted.of(entry) + " cannot be written (" + Quoted.plain(e.getOriginalMessage())
                            + "): train the model with other settings.",
                    e);
        } catch (IOException e) {
            throw new AssertionError("what Jackson writes is UTF-8", e);
        }
    }

    private static ObjectNode parse(byte[] json) throws IOException {
        // A decoder of one's own refuses malformed UTF-8 instead of replacing it.
        Reader text = new InputStreamReader(new ByteArrayInputStream(json), StandardCharsets.UTF_8.newDecoder());
        try (JsonParser parser = JSON.createParser(text)) {
            ObjectNode object = (ObjectNode) JsonTree.read(parser);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "more follows after the object");
            }
            requireFinite(object);
            return object;
        }
    }

    /** JSON has no word for infinity, but 1e999 reads as one. */
    private static void requireFinite(JsonNode node) throws JsonProcessingException {
        if (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())) {
            throw new JsonParseException("a number that is not finite");
        }
        for (JsonNode child : node) {
            requireFinite(child);
        }
    }

    private static BundleException unreadable(String entry, String why, IOException cause) {
        return new BundleException(
                "The JSON in entry " + Quoted.of(entry) + " is not as Winnow writes it (" + why
                        + "): the bundle is damaged; copy or train it again.",
                cause);
    }

    private static JsonFactory factory() {
        StreamReadConstraints limits = StreamReadConstraints.builder()
                .maxNestingDepth(32)
                .maxStringLength(10_000_000)
                .maxNameLength(10_000)
                .maxNumberLength(100)
                .maxTokenCount(4_000_000)
                .build();
        return new JsonFactoryBuilder()
                .streamReadConstraints(limits)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                // The shared table of names gives up, with another exception, on names made to collide.
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
    }
}
