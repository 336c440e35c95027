package dev.winnow.trainer.data.catalogue;

import dev.winnow.article.Page;
import dev.winnow.trainer.data.Row;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of a data set's own files.
 *
 * @param path where it stands in the set's own layout
 * @param source how messages name it
 */
record RawFile(String path, String source, byte[] content) {

    /** A row of English text found here. */
    Row row(String id, @Nullable String title, String text, Map<String, List<String>> fields, long line) {
        Page page = new Page(id, null, title, text, null, "en");
        return new Row(page, fields, source, line);
    }

    /** The content in UTF-8, or in Latin-1 if it is not well-formed UTF-8. */
    String text() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            return latin1();
        }
    }

    /** The content in Latin-1. */
    String latin1() {
        return new String(content, StandardCharsets.ISO_8859_1);
    }
}
