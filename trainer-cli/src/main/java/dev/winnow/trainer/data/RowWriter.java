package dev.winnow.trainer.data;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as JSON lines packed with gzip: what the page has, then the other fields in the order of their names. The
 * same rows give the same bytes. Reading them again gives the same rows, but for halves of surrogate pairs, which become
 * question marks.
 */
final class RowWriter implements AutoCloseable {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final GZIPOutputStream packed;
    private final Set<String> arrays;
    private final JsonGenerator json;

    /** @param arrays the fields that are written as arrays whatever they hold */
    RowWriter(OutputStream out, Set<String> arrays) throws IOException {
        this.packed = new GZIPOutputStream(out, 1 << 16);
        this.arrays = arrays;
        this.json = FACTORY.createGenerator(packed, JsonEncoding.UTF8)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
        json.setRootValueSeparator(null);
    }

    void write(Row row) throws IOException {
        json.writeStartObject();
        part("id", row.page().id());
        part("url", row.page().url());
        part("title", row.page().title());
        part("text", row.page().text());
        part("html", row.page().html());
        part("lang", row.page().lang());
        for (Map.Entry<String, List<String>> field : new TreeMap<>(row.fields()).entrySet()) {
            json.writeFieldName(field.getKey());
            values(field.getValue(), arrays.contains(field.getKey()));
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    /** Ends the packed stream; the one below stays open. */
    @Override
    public void close() throws IOException {
        json.close();
        packed.finish();
    }

    private void part(String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeFieldName(name);
            string(value);
        }
    }

    private void values(List<String> values, boolean asArray) throws IOException {
        if (!asArray && values.size() == 1) {
            string(values.get(0));
            return;
        }
        json.writeStartArray();
        for (String value : values) {
            string(value);
        }
        json.writeEndArray();
    }

    private void string(String value) throws IOException {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        json.writeUTF8String(utf8, 0, utf8.length);
    }
}
