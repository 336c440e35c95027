package dev.winnow.trainer.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.winnow.Classification;
import dev.winnow.article.Article;
import dev.winnow.language.LanguageGuess;
import dev.winnow.language.LanguageHead;
import dev.winnow.reading.PageReader;
import dev.winnow.reading.ReadBlock;
import dev.winnow.reading.Reading;
import dev.winnow.reading.metadata.PageMetadata;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** An article a page, as JSON, and counts of what came out. */
final class ExtractAnswers implements PagesRun.Answers {
    private final PageReader reader;
    private final boolean blocks;
    private final LongAdder withText = new LongAdder();
    private final LongAdder empty = new LongAdder();
    private final LongAdder truncated = new LongAdder();
    private final LongAdder unreadable = new LongAdder();

    /** @param blocks whether every block is written, with what became of it */
    ExtractAnswers(PageReader reader, boolean blocks) {
        this.reader = reader;
        this.blocks = blocks;
    }

    @Override
    public String stage() {
        return "extracting";
    }

    @Override
    public String purpose() {
        return "extract";
    }

    @Override
    public byte[] header() {
        return new byte[0];
    }

    @Override
    public byte[] of(List<PagesRun.Item> items) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(items.size() * 4096);
        try (JsonGenerator json = Classification.generator(bytes)) {
            json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
            for (PagesRun.Item item : items) {
                if (item.row().isPresent()) {
                    write(json, reader.readBlocks(item.row().get().page()));
                } else {
                    unreadable.increment();
                    item.writeError(json);
                }
            }
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    private void write(JsonGenerator json, Reading reading) throws IOException {
        Article article = reading.article();
        (article.text().isBlank() ? empty : withText).increment();
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
            truncated.increment();
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

    /** How many pages came in, and what became of them. */
    String summary(double seconds) {
        long pages = withText.sum() + empty.sum() + unreadable.sum();
        return String.format(
                Locale.ROOT,
                "%,d pages in %.1f s (%,.0f a second): %,d with text, %,d without, %,d not readable; %,d cut at a limit",
                pages,
                seconds,
                pages / Math.max(seconds, 1e-3),
                withText.sum(),
                empty.sum(),
                unreadable.sum(),
                truncated.sum());
    }
}
