package dev.winnow.reading;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.winnow.article.Page;

/**
 * Reading by chance. In a run of all tests the kept findings are read again; docs/reading.md has the command that looks
 * for new ones.
 */
class PageReaderFuzzTest {
    private final PageReader reader = new PageReader();

    @FuzzTest(maxDuration = "10m")
    void html(byte[] bytes) {
        check(reader.readBlocks(Page.ofHtml(HtmlEncoding.decode(bytes))));
    }

    @FuzzTest(maxDuration = "10m")
    void text(FuzzedDataProvider data) {
        check(reader.readBlocks(Page.ofText(data.consumeString(100), data.consumeRemainingAsString())));
    }

    private static void check(Reading reading) {
        for (ReadBlock block : reading.blocks()) {
            if (block.text().isBlank() || block.kept() != block.reason().isEmpty()) {
                throw new IllegalStateException(block.toString());
            }
            if (!(block.probability() >= 0 && block.probability() <= 1)) {
                throw new IllegalStateException("probability " + block.probability());
            }
        }
        long dropped = reading.blocks().stream().filter(block -> !block.kept()).count();
        if (reading.article().dropped().size() != dropped) {
            throw new IllegalStateException(dropped + " blocks are dropped, and the article says otherwise");
        }
    }
}
