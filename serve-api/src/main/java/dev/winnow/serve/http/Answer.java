package dev.winnow.serve.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.winnow.Classification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What is sent back.
 *
 * @param status the HTTP status
 * @param contentType its media type
 * @param body the bytes; read once
 * @param headers further headers
 */
public record Answer(int status, String contentType, ByteBuffer body, Map<String, String> headers) {
    /** The media type of JSON. */
    public static final String JSON = "application/json";

    /** Writes JSON. */
    @FunctionalInterface
    public interface Json {
        /** Writes one value. */
        void write(JsonGenerator json) throws IOException;
    }

    /** JSON with status 200, its numbers and characters as {@link Classification#toJson} has them. */
    public static Answer json(Json content) {
        return json(200, JSON, content);
    }

    /** JSON of another status or media type. */
    public static Answer json(int status, String contentType, Json content) {
        Bytes bytes = new Bytes();
        try (JsonGenerator json = Classification.generator(bytes)) {
            content.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Answer(status, contentType, bytes.buffer(), Map.of());
    }

    /** Text with status 200. */
    public static Answer text(String contentType, String text) {
        return new Answer(200, contentType, StandardCharsets.UTF_8.encode(text), Map.of());
    }

    /** Bytes with status 200. */
    public static Answer bytes(String contentType, byte[] bytes) {
        return new Answer(200, contentType, ByteBuffer.wrap(bytes), Map.of());
    }

    /** The same with further headers. */
    public Answer withHeaders(Map<String, String> more) {
        return new Answer(status, contentType, body, Map.copyOf(more));
    }

    /** An output that gives its bytes without copying them. */
    private static final class Bytes extends ByteArrayOutputStream {
        Bytes() {
            super(512);
        }

        ByteBuffer buffer() {
            return ByteBuffer.wrap(buf, 0, count);
        }
    }
}
