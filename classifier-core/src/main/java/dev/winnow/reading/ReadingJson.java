package dev.winnow.reading;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.winnow.article.Article;
import dev.winnow.language.LanguageGuess;
import dev.winnow.language.LanguageHead;
import dev.winnow.reading.metadata.PageMetadata;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What reading a page gave as one JSON object, the same from command line and server. */
public final class ReadingJson {
    private ReadingJson() {}

    /**
     * Writes a reading; what is not known is left out.
     *
     * @param blocks whether every block is written, kept or left out
     * @throws IOException if the generator fails
     */
    public static void write(JsonGenerator json, Reading reading, boolean blocks) throws IOException {
        Article article = reading.article();
        json.writeStartObject();
        writeKnown(json, "id", article.id());
        writeKnown(json, "url", article.url());
        writeKnown(json, "lang", article.lang() != null ? article.lang() : language(article));
        writeKnown(json, "site", article.site());
        writeKnown(json, "published", article.published());
        if (reading.metadata().isPresent()) {
            writeMetadata(json, reading.metadata().get());
        }
        json.writeStringField("title", article.title());
        json.writeStringField("text", article.text());
        if (reading.truncated()) {
            json.writeBooleanField("truncated", true);
        }
        if (blocks) {
            json.writeArrayFieldStart("blocks");
            for (ReadBlock block : reading.blocks()) {
                writeBlock(json, block);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** Of plain text nobody has asked yet. */
    private static @Nullable String language(Article article) {
        LanguageGuess guess = LanguageHead.standard().guess(article.text());
        return guess.isDetermined() ? guess.code() : null;
    }

    private static void writeMetadata(JsonGenerator json, PageMetadata metadata) throws IOException {
        writeList(json, "authors", metadata.authors());
        writeKnown(json, "siteName", metadata.siteName().orElse(null));
        writeKnown(json, "canonicalUrl", metadata.canonicalUrl().orElse(null));
        writeList(json, "types", metadata.types());
    }

    private static void writeList(JsonGenerator json, String name, List<String> values) throws IOException {
        if (!values.isEmpty()) {
            json.writeArrayFieldStart(name);
            for (String value : values) {
                json.writeString(value);
            }
            json.writeEndArray();
        }
    }

    private static void writeBlock(JsonGenerator json, ReadBlock block) throws IOException {
        json.writeStartObject();
        json.writeStringField(
                "kind", block.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.writeBooleanField("kept", block.kept());
        if (!block.kept()) {
            json.writeStringField("reason", block.reason());
        }
        json.writeNumberField("probability", Math.round(block.probability() * 1000) / 1000.0);
        json.writeStringField("text", block.text());
        json.writeEndObject();
    }

    private static void writeKnown(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}
