package dev.winnow.reading;

import dev.winnow.article.Article;
import dev.winnow.article.Block;
import dev.winnow.article.Page;
import dev.winnow.language.LanguageGuess;
import dev.winnow.language.LanguageHead;
import dev.winnow.language.LanguageTag;
import dev.winnow.reading.metadata.MetadataReader;
import dev.winnow.reading.metadata.PageMetadata;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages: HTML becomes its main text, a line a block, and what is not part of it is left out with a reason; plain
 * text is read line by line, and stays as it is where no line of it is to be left out. The first line of plain text without a
 * title is its title, where it reads like a headline. Immutable and thread-safe.
 *
 * <p>A title stands apart from the text: a first line that reads like a headline is the title where none was given, and one
 * that says the title once more is left out of the text.
 *
 * <p>Where a page has HTML, its own {@code title} and {@code text} are never looked at.
 */
public final class PageReader {
    private static final MetadataReader METADATA = new MetadataReader();

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
        if (isOneLine(text)) {
            return ofText(page, orEmpty(page.title()), text, List.of());
        }
        if (hasTitle(page)) {
            String title = orEmpty(page.title());
            return ofText(page, title, text.substring(Headline.endOfRepeated(title, text)), List.of());
        }
        List<String> first = Headline.firstLines(text);
        if (!Headline.leads(first)) {
            return ofText(page, "", text, List.of());
        }
        String title = first.get(0);
        int end = text.indexOf(title) + title.length();
        return ofText(page, title, text.substring(end).stripLeading(), List.of());
    }

    private static boolean hasTitle(Page page) {
        return !orEmpty(page.title()).isBlank();
    }

    private static Article ofText(Page page, String title, String text, List<Block> dropped) {
        return new Article(page.id(), page.url(), told(page), null, null, List.of(), title, text, dropped);
    }

    /** Reads one page, and tells of every block what became of it. */
    public Reading readBlocks(Page page) {
        return page.html() != null ? readHtml(page, page.html()) : readText(page, orEmpty(page.text()));
    }

    private static Reading readText(Page page, String text) {
        List<ReadBlock> lines = TextLines.of(text);
        if (lines.stream().allMatch(ReadBlock::kept)) {
            return new Reading(whole(page, text), lines, false, Optional.empty());
        }
        List<String> kept =
                lines.stream().filter(ReadBlock::kept).map(ReadBlock::text).toList();
        String given = orEmpty(page.title());
        boolean headed = hasTitle(page) ? Headline.repeats(given, kept) : Headline.leads(kept);
        Article article = ofText(
                page,
                headed && !hasTitle(page) ? kept.get(0) : given,
                String.join("\n", kept.subList(headed ? 1 : 0, kept.size())),
                dropped(lines));
        return new Reading(article, lines, false, Optional.empty());
    }

    private Reading readHtml(Page page, String html) {
        HtmlBlocks parsed = HtmlBlocks.of(html);
        List<ReadBlock> blocks = BlockSelection.of(parsed, model.get());
        PageMetadata metadata = METADATA.read(parsed.document, orEmpty(page.url()));
        String text = kept(blocks);
        Article article = new Article(
                page.id(),
                page.url(),
                LanguageTag.of(page.lang()).orElseGet(() -> language(text, metadata)),
                metadata.site().isEmpty() ? null : metadata.site(),
                metadata.published().orElse(null),
                metadata.types(),
                metadata.title().isEmpty() ? parsed.title : metadata.title(),
                text,
                dropped(blocks));
        return new Reading(article, blocks, parsed.truncated, Optional.of(metadata));
    }

    private static @Nullable String told(Page page) {
        return LanguageTag.of(page.lang()).orElse(null);
    }

    /** The text tells before the page does, whose declaration is often a template's. */
    private static @Nullable String language(String text, PageMetadata metadata) {
        LanguageGuess guess = LanguageHead.standard().guess(text);
        return guess.isDetermined() ? guess.code() : metadata.language().orElse(null);
    }

    private static String kept(List<ReadBlock> blocks) {
        return blocks.stream().filter(ReadBlock::kept).map(ReadBlock::text).collect(Collectors.joining("\n"));
    }

    private static List<Block> dropped(List<ReadBlock> blocks) {
        return blocks.stream()
                .filter(block -> !block.kept())
                .map(block -> new Block(block.text(), block.reason()))
                .toList();
    }

    private static String orEmpty(@Nullable String s) {
        return s == null ? "" : s;
    }
}
