package dev.winnow.trainer.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.winnow.Classification;
import dev.winnow.article.Article;
import dev.winnow.reading.PageReader;
import dev.winnow.reading.Reading;
import dev.winnow.reading.ReadingJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

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
        if (reading.truncated()) {
            truncated.increment();
        }
        ReadingJson.write(json, reading, blocks);
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
