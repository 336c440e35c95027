package dev.winnow.reading;

import dev.winnow.article.Article;
import dev.winnow.article.Block;
import dev.winnow.article.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages: HTML becomes its main text, a line a block, and what is not part of it is left out with a reason; plain
 * text is read line by line, and stays as it is where no line of it is to be left out. Immutable and thread-safe.
 *
 * <p>Where a page has HTML, its own {@code title} and {@code text} are never looked at.
 */
public final class PageReader {
    /** Asked for at the first page of HTML: opening the model takes longer than reading a page of text. */
    private final Supplier<BlockModel> model;

    /** A reader with the block model that comes with Winnow. */
    public PageReader() {
        this.model = BlockModel::shipped;
    }

    /** A reader with a block model of one's own. */
    public PageReader(BlockModel model) {
        this.model = () -> model;
    }

    /** Reads one page. Any text is fine, broken HTML and the empty page included. */
    public Article read(Page page) {
        String text = page.text();
        if (page.html() == null && (text == null || isOneLine(text) || CleanText.isCertain(text))) {
            return whole(page, orEmpty(text));
        }
        return readBlocks(page).article();
    }

    private static boolean isOneLine(String text) {
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
    }

    private static Article whole(Page page, String text) {
        return new Article(page.id(), page.url(), page.lang(), orEmpty(page.title()), text, List.of());
    }

    /** Reads one page, and tells of every block what became of it. */
    public Reading readBlocks(Page page) {
        if (page.html() != null) {
            HtmlBlocks html = HtmlBlocks.of(page.html());
            return reading(page, html.title, BlockSelection.of(html, model.get()), html.truncated);
        }
        String text = orEmpty(page.text());
        List<ReadBlock> lines = TextLines.of(text);
        for (ReadBlock line : lines) {
            if (!line.kept()) {
                return reading(page, orEmpty(page.title()), lines, false);
            }
        }
        return new Reading(whole(page, text), lines, false);
    }

    private static Reading reading(Page page, String title, List<ReadBlock> blocks, boolean truncated) {
        StringBuilder text = new StringBuilder();
        List<Block> dropped = new ArrayList<>();
        for (ReadBlock block : blocks) {
            if (block.kept()) {
                text.append(text.length() == 0 ? "" : "\n").append(block.text());
            } else {
                dropped.add(new Block(block.text(), block.reason()));
            }
        }
        Article article = new Article(page.id(), page.url(), page.lang(), title, text.toString(), dropped);
        return new Reading(article, blocks, truncated);
    }

    private static String orEmpty(@Nullable String s) {
        return s == null ? "" : s;
    }
}
