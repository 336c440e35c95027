package dev.winnow.reading;

import java.util.ArrayList;
import java.util.List;

/** From probabilities of blocks to the article: what is kept, and why the rest is not. */
final class BlockSelection {
    /** Below so many words a page has nothing to learn from: only its elements decide. */
    private static final int TINY_PAGE = 40;

    private static final int LITTLE_TEXT = 25;

    private static final int MOST_JUNK_CHARACTERS = 200;

    private BlockSelection() {}

    /** The blocks of a page with decisions. */
    static List<ReadBlock> of(HtmlBlocks page, BlockModel model) {
        int words = 0;
        for (HtmlBlock block : page.blocks) {
            words += block.measure().words();
        }
        List<ReadBlock> blocks = words < TINY_PAGE ? byElement(page) : byModel(page, model);
        addStructured(page, blocks);
        return blocks;
    }

    private static List<ReadBlock> byElement(HtmlBlocks page) {
        List<ReadBlock> blocks = new ArrayList<>(page.blocks.size());
        for (HtmlBlock block : page.blocks) {
            boolean kept = !block.frame().has(Frame.NAVIGATION);
            blocks.add(new ReadBlock(block.kind(), block.text(), kept, kept ? "" : "navigation", kept ? 1 : 0));
        }
        return blocks;
    }

    private static List<ReadBlock> byModel(HtmlBlocks page, BlockModel model) {
        float[] probabilities = model.probabilities(page);
        boolean[] kept = ArticleBody.of(page, probabilities);
        String[] takenBack = KeptLines.takeBack(page.blocks, kept);
        List<ReadBlock> blocks = new ArrayList<>(probabilities.length);
        for (int i = 0; i < probabilities.length; i++) {
            HtmlBlock block = page.blocks.get(i);
            String reason = kept[i] || !takenBack[i].isEmpty() ? takenBack[i] : reason(page, i, probabilities[i]);
            blocks.add(new ReadBlock(block.kind(), block.text(), kept[i], reason, probabilities[i]));
        }
        return blocks;
    }

    /** Where a page shows hardly any text and its JSON-LD has the article, that is taken. */
    private static void addStructured(HtmlBlocks page, List<ReadBlock> blocks) {
        int kept = 0;
        for (int i = 0; i < blocks.size(); i++) {
            kept += blocks.get(i).kept() ? page.blocks.get(i).measure().words() : 0;
        }
        if (kept < LITTLE_TEXT && TextMeasure.of(page.structured.text()).words() >= 3 * LITTLE_TEXT) {
            blocks.replaceAll(
                    block -> new ReadBlock(block.kind(), block.text(), false, "boilerplate", block.probability()));
            page.structured
                    .text()
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .forEach(line -> blocks.add(new ReadBlock(BlockKind.PARAGRAPH, line, true, "", 1)));
        }
    }

    /** Why a block that the model does not take for a part of the article is none, as far as can be told. */
    private static String reason(HtmlBlocks page, int i, float probability) {
        HtmlBlock block = page.blocks.get(i);
        if (block.measure().words() == 0) {
            return "no words";
        }
        if (probability >= ArticleBody.KEPT_FROM) {
            return "apart";
        }
        if (block.text().length() <= MOST_JUNK_CHARACTERS) {
            String known = JunkLines.STANDARD.reason(block.text());
            if (known != null) {
                return known;
            }
        }
        Frame frame = block.frame();
        if (frame.has(Frame.NAVIGATION)) {
            return "navigation";
        }
        if (block.kind() == BlockKind.HEADING && page.title.startsWith(block.text())) {
            return "title";
        }
        if (block.kind() == BlockKind.CAPTION || frame.has(Frame.FIGURE)) {
            return "caption";
        }
        if (block.kind() == BlockKind.CONTROL || frame.has(Frame.FORM)) {
            return "control";
        }
        if (frame.has(Frame.CONCEALED)) {
            return "hidden";
        }
        return block.linkDensity() > 0.5f ? "links" : "boilerplate";
    }
}
