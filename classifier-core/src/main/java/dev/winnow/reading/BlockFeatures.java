package dev.winnow.reading;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** The measured features of every block of a page: its own, those of its place, and those of its neighbours. */
final class BlockFeatures {
    private static final int LONG_BLOCK = 20;
    private static final int WINDOW = 5;
    private static final int FAR_AWAY = 60;
    private static final int MOST_JUNK_CHARACTERS = 200;

    private final HtmlBlocks page;
    private final List<HtmlBlock> blocks;
    private final float[] textScore; // [blocks]
    private final int[] wordsBefore; // [blocks + 1]
    private final int[] proseBefore; // [blocks + 1] words of prose
    private final Map<String, Integer> repeats;
    private final long[] titleWords; // sorted hashes
    private final long titleBits; // by the last six bits of each hash
    private final Frame best;
    private int firstHeading = -1;
    private int headingsBefore;
    /** Words shared with the title: of the block at hand, and of the last heading before it. */
    private float overlap;

    private float headingOverlap;
    private int articles;

    private float[] row = new float[0];
    private int at;

    /** @param textScore [blocks] what the model says of the words of short blocks */
    BlockFeatures(HtmlBlocks page, float[] textScore) {
        this.page = page;
        this.blocks = page.blocks;
        this.textScore = textScore;
        this.wordsBefore = new int[blocks.size() + 1];
        this.proseBefore = new int[blocks.size() + 1];
        this.repeats = new HashMap<>(2 * blocks.size());
        for (int i = 0; i < blocks.size(); i++) {
            HtmlBlock block = blocks.get(i);
            int words = block.measure().words();
            wordsBefore[i + 1] = wordsBefore[i] + words;
            proseBefore[i + 1] = proseBefore[i] + (block.isProse() ? words : 0);
            repeats.merge(block.text(), 1, Integer::sum);
            articles = Math.max(articles, block.frame().article);
            if (firstHeading < 0 && block.frame().headingLevel == 1 && block.kind() == BlockKind.HEADING) {
                firstHeading = i;
            }
        }
        this.titleWords = sortedWords(page.title);
        this.titleBits = Arrays.stream(titleWords).map(hash -> 1L << hash).reduce(0, (a, b) -> a | b);
        this.best = best(page.frames);
    }

    private static long[] sortedWords(String text) {
        LongStream.Builder words = LongStream.builder();
        Words.forEach(text, (hash, start, end) -> words.add(hash));
        return words.build().sorted().toArray();
    }

    private static Frame best(List<Frame> frames) {
        Frame best = frames.get(0);
        for (Frame frame : frames) {
            if (frame.held > best.held) {
                best = frame;
            }
        }
        return best;
    }

    /** The features of all blocks: [blocks][features]. */
    float[][] all() {
        float[][] rows = new float[blocks.size()][];
        int lastHeading = -1;
        int[] distanceBack = new int[blocks.size()];
        int[] distanceOn = new int[blocks.size()];
        distances(distanceBack, distanceOn);
        for (int i = 0; i < rows.length; i++) {
            row = new float[BlockFeatureNames.ALL.size()];
            at = 0;
            own(blocks.get(i), i);
            place(blocks.get(i));
            position(i, lastHeading);
            containers(blocks.get(i).frame());
            structured(blocks.get(i));
            neighbour(i, i - 1);
            neighbour(i, i + 1);
            neighbour(i, i - 2);
            neighbour(i, i + 2);
            around(i, distanceBack[i], distanceOn[i]);
            page();
            rows[i] = row;
            if (blocks.get(i).kind() == BlockKind.HEADING) {
                lastHeading = i;
                headingOverlap = overlap;
                headingsBefore += blocks.get(i).frame().headingLevel == 1 ? 1 : 0;
            }
        }
        return rows;
    }

    private void put(float value) {
        row[at++] = value;
    }

    private void put(boolean value) {
        row[at++] = value ? 1 : 0;
    }

    private static float log(float count) {
        return Logarithms.ofCount(count);
    }

    private static float ratio(float part, float whole) {
        return whole == 0 ? 0 : part / whole;
    }

    private void own(HtmlBlock block, int i) {
        TextMeasure m = block.measure();
        put(log(m.words()));
        put(log(block.text().length()));
        put(block.linkDensity());
        put(log(block.links()));
        put(ratio(m.stopWords(), m.words()));
        put(ratio(m.sentenceEnds(), m.words()));
        put(ratio(m.commas(), m.words()));
        put(m.endsSentence());
        put(ratio(m.capitalised(), m.words()));
        put(ratio(m.digits(), m.letters()));
        put(ratio(m.letters(), m.words()));
        put(ratio(m.symbols(), block.text().length()));
        put(ratio(m.letters(), block.text().length()));
        put(textScore[i]);
        put(repeats.getOrDefault(block.text(), 1));
        overlap = titleOverlap(block);
        put(overlap);
        put(block.text().length() <= MOST_JUNK_CHARACTERS && JunkLines.STANDARD.reason(block.text()) != null);
        alike(i);
    }

    /** Blocks whose elements are called alike: promotions recur, and so do paragraphs. */
    private void alike(int i) {
        BlockPatterns.Alike alike = page.patterns.of(i);
        put(log(alike.blocks()));
        put(alike.meanWords());
        put(alike.proseShare());
        put(alike.linkShare());
    }

    private float titleOverlap(HtmlBlock block) {
        if (block.measure().words() > 40 || titleWords.length == 0) {
            return 0;
        }
        int found = 0;
        for (long hash : block.words()) {
            found += (titleBits >>> hash & 1) != 0 && Arrays.binarySearch(titleWords, hash) >= 0 ? 1 : 0;
        }
        return ratio(found, Math.max(block.words().length, 3));
    }

    private void place(HtmlBlock block) {
        Frame f = block.frame();
        put(block.kind().ordinal());
        put(f.has(Frame.PARAGRAPH));
        put(block.kind() == BlockKind.HEADING ? f.headingLevel : 0);
        put(f.has(Frame.ITEM));
        put(f.has(Frame.CELL));
        put(f.has(Frame.QUOTE));
        put(f.has(Frame.FIGURE));
        put(f.has(Frame.ARTICLE));
        put(f.has(Frame.MAIN));
        put(f.has(Frame.ASIDE));
        put(f.has(Frame.NAV));
        put(f.has(Frame.HEADER));
        put(f.has(Frame.FOOTER));
        put(f.has(Frame.FORM));
        put(f.has(Frame.TABLE));
        put(f.has(Frame.LIST));
        put(f.has(Frame.CONCEALED));
        put(block.broken());
        put(f.depth);
        put(f.farScore);
        put(f.nearScore);
        put(f.ownScore);
    }

    private void position(int i, int lastHeading) {
        float total = Math.max(1, wordsBefore[blocks.size()]);
        float prose = Math.max(1, proseBefore[blocks.size()]);
        put(i / (float) blocks.size());
        put(wordsBefore[i] / total);
        put(proseBefore[i] / prose);
        put(log(proseBefore[i]));
        put(log(proseBefore[blocks.size()] - proseBefore[i + 1]));
        put(firstHeading < 0 ? -1 : i < firstHeading ? -2 : log(wordsBefore[i] - wordsBefore[firstHeading]));
        put(lastHeading < 0 ? 0 : textScore[lastHeading]);
        put(lastHeading < 0 ? 0 : blocks.get(lastHeading).frame().headingLevel);
        put(lastHeading < 0 ? -1 : log(wordsBefore[i] - wordsBefore[lastHeading]));
        put(lastHeading < 0 ? 0 : blocks.get(lastHeading).linkDensity());
        put(lastHeading < 0 ? 0 : i - lastHeading);
        put(lastHeading < 0 ? 0 : headingOverlap);
    }

    private void containers(Frame frame) {
        Frame around = frame.container;
        for (int level = 0; level < 4; level++) {
            put(log(around.words));
            put(ratio(around.linkWords, around.words));
            put(ratio(around.paragraphWords, Math.max(1, proseBefore[blocks.size()])));
            put(log(around.blocks));
            put(log(around.held));
            around = around.outer();
        }
        int distance = 0;
        Frame f = frame.container;
        while (f != best && f != f.outer() && distance < FAR_AWAY) {
            f = f.outer();
            distance++;
        }
        put(f == best ? distance : FAR_AWAY);
        put(frame.article);
        put(frame.article - best.article);
        put(headingsBefore);
    }

    private void structured(HtmlBlock block) {
        put(page.structured.isEmpty() ? -1 : page.structured.share(block.text()));
    }

    private void neighbour(int i, int j) {
        if (j < 0 || j >= blocks.size()) {
            for (int k = 0; k < 8; k++) {
                put(-1);
            }
            return;
        }
        HtmlBlock other = blocks.get(j);
        TextMeasure m = other.measure();
        Frame mine = blocks.get(i).frame().container;
        Frame theirs = other.frame().container;
        put(log(m.words()));
        put(other.linkDensity());
        put(ratio(m.stopWords(), m.words()));
        put(m.endsSentence());
        put(other.kind().ordinal());
        put(textScore[j]);
        put(other.frame().farScore + other.frame().nearScore);
        put(mine == theirs ? 2 : mine.outer() == theirs.outer() ? 1 : 0);
    }

    private void distances(int[] back, int[] on) {
        int last = -FAR_AWAY;
        for (int i = 0; i < blocks.size(); i++) {
            back[i] = Math.min(FAR_AWAY, i - last);
            last = isLong(i) ? i : last;
        }
        last = blocks.size() + FAR_AWAY;
        for (int i = blocks.size() - 1; i >= 0; i--) {
            on[i] = Math.min(FAR_AWAY, last - i);
            last = isLong(i) ? i : last;
        }
    }

    private boolean isLong(int i) {
        return blocks.get(i).isProse() && blocks.get(i).measure().words() >= LONG_BLOCK;
    }

    private void around(int i, int back, int on) {
        put(back);
        put(on);
        int from = Math.max(0, i - WINDOW);
        int to = Math.min(blocks.size(), i + WINDOW + 1);
        put(log(proseBefore[i] - proseBefore[from]));
        put(log(proseBefore[to] - proseBefore[i + 1]));
        put(ratio(proseBefore[to] - proseBefore[from], wordsBefore[to] - wordsBefore[from]));
        put(log(wordsBefore[to] - wordsBefore[from]));
    }

    private void page() {
        put(log(wordsBefore[blocks.size()]));
        put(ratio(proseBefore[blocks.size()], wordsBefore[blocks.size()]));
        put(log(blocks.size()));
        put(ratio(best.held, Math.max(1, proseBefore[blocks.size()])));
        put(articles);
    }
}
