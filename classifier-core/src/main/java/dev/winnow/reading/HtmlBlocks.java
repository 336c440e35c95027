package dev.winnow.reading;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.select.NodeTraversor;

/**
 * A page of HTML taken apart: its blocks in order and what they lie in. Not thread-safe; made and used by one thread.
 */
public final class HtmlBlocks {
    /** With fewer words of prose in sight, what only scripts would show is read too. */
    private static final int LITTLE_PROSE = 60;

    final List<HtmlBlock> blocks;
    final List<Frame> frames;
    final BlockPatterns patterns;
    final StructuredBody structured;
    final String title;
    final Document document;
    final boolean truncated;

    private HtmlBlocks(Document document, boolean truncated) {
        BlockCollector collector = collect(document, false);
        if (proseWords(collector) < LITTLE_PROSE) {
            BlockCollector all = collect(document, true);
            collector = proseWords(all) >= LITTLE_PROSE ? all : collector;
        }
        this.blocks = collector.blocks;
        this.frames = collector.frames;
        this.patterns = new BlockPatterns(blocks);
        this.structured = StructuredBody.of(collector.structured);
        this.title = title(document, blocks);
        this.document = document;
        this.truncated = truncated;
        for (int i = frames.size() - 1; i > 0; i--) {
            frames.get(i).addToOuter();
        }
    }

    private static BlockCollector collect(Document document, boolean withHidden) {
        BlockCollector collector = new BlockCollector(withHidden);
        NodeTraversor.filter(collector, document);
        collector.end();
        return collector;
    }

    private static int proseWords(BlockCollector collector) {
        int words = 0;
        for (HtmlBlock block : collector.blocks) {
            words += block.isProse() ? block.measure().words() : 0;
        }
        return words;
    }

    /** Takes a page apart. Any string is fine. */
    public static HtmlBlocks of(String html) {
        HtmlSource source = HtmlSource.parse(html);
        return new HtmlBlocks(source.document(), source.truncated());
    }

    /** The text of each block, in order, white space folded. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>(blocks.size());
        for (HtmlBlock block : blocks) {
            texts.add(block.text());
        }
        return texts;
    }

    /** The headline: the page's title, else its first heading. */
    private static String title(Document document, List<HtmlBlock> blocks) {
        String title = document.title();
        if (!title.isBlank()) {
            return title.strip();
        }
        for (HtmlBlock block : blocks) {
            if (block.frame().headingLevel == 1 && block.kind() == BlockKind.HEADING) {
                return block.text();
            }
        }
        return "";
    }
}
