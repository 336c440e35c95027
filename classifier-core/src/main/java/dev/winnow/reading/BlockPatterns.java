package dev.winnow.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Blocks of a page whose elements are called alike: paragraphs recur, and so do promotions. */
final class BlockPatterns {
    private final List<Alike> ofBlock; // [blocks]
    private final int size;

    /** What blocks that are marked up alike have together. */
    static final class Alike {
        /** Counted from 0 in the order of the page. */
        final int number;

        private int blocks;
        private float words;
        private float proseWords;
        private float linkWords;

        private Alike(int number) {
            this.number = number;
        }

        private void add(HtmlBlock block) {
            int blockWords = block.measure().words();
            blocks++;
            words += blockWords;
            proseWords += block.isProse() ? blockWords : 0;
            linkWords += blockWords * block.linkDensity();
        }

        int blocks() {
            return blocks;
        }

        float meanWords() {
            return words / blocks;
        }

        float proseShare() {
            return words == 0 ? 0 : proseWords / words;
        }

        float linkShare() {
            return words == 0 ? 0 : linkWords / words;
        }
    }

    BlockPatterns(List<HtmlBlock> blocks) {
        Map<Long, Alike> patterns = new HashMap<>();
        ofBlock = new ArrayList<>(blocks.size());
        for (HtmlBlock block : blocks) {
            Alike alike = patterns.computeIfAbsent(block.frame().pattern(), key -> new Alike(patterns.size()));
            alike.add(block);
            ofBlock.add(alike);
        }
        size = patterns.size();
    }

    /** How many there are. */
    int size() {
        return size;
    }

    /** The blocks like this one, itself among them. */
    Alike of(int block) {
        return ofBlock.get(block);
    }
}
