package dev.winnow.reading;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The features of a page's blocks under given weights of names and words; what training and reading share. */
public final class BlockEvidence {
    private static final float MOST = 12;

    private final HtmlBlocks page;
    private final float[] textScore;

    /** The weight of a name or word by its hash: 0 where it is not known. */
    @FunctionalInterface
    public interface Weights {
        /** Its weight; high means part of the article. */
        float of(long token);
    }

    private BlockEvidence(HtmlBlocks page, float[] textScore) {
        this.page = page;
        this.textScore = textScore;
    }

    /** Looks up all names and words of a page. */
    public static BlockEvidence of(HtmlBlocks page, Weights weights) {
        Map<long[], Names> known = new IdentityHashMap<>(page.frames.size());
        for (Frame frame : page.frames) {
            Names names = frame.tokens.length == 0
                    ? Names.NONE
                    : known.computeIfAbsent(frame.tokens, tokens -> Names.of(tokens, weights));
            scoreFrame(frame, names);
        }
        List<HtmlBlock> blocks = page.blocks;
        float[] textScore = new float[blocks.size()];
        for (int i = 0; i < textScore.length; i++) {
            float[] sum = new float[1];
            HtmlBlock block = blocks.get(i);
            BlockTokens.words(block, token -> sum[0] += weights.of(token));
            textScore[i] = clip(sum[0]);
        }
        return new BlockEvidence(page, textScore);
    }

    /** What the model says of the names of an element, for the blocks far inside it and for those nearby. */
    private record Names(float far, float near) {
        static final Names NONE = new Names(0, 0);

        static Names of(long[] tokens, Weights weights) {
            float far = 0;
            float near = 0;
            for (long token : tokens) {
                far += weights.of(Words.inRole(token, BlockTokens.FAR_ROLE));
                near += weights.of(Words.inRole(token, BlockTokens.NEAR_ROLE));
            }
            return new Names(far, near);
        }
    }

    private static void scoreFrame(Frame frame, Names names) {
        float near = names.near;
        frame.ownScore = near;
        int distance = 1;
        for (@Nullable Frame f = frame.parent; f != null && distance < BlockTokens.NEAR; f = f.parent) {
            near += f.ownScore;
            distance++;
        }
        frame.farScore = clip((frame.parent == null ? 0 : frame.parent.farScore) + names.far);
        frame.nearScore = clip(near);
    }

    private static float clip(float score) {
        return Math.max(-MOST, Math.min(MOST, score));
    }

    /** The measured features: [blocks][features]. */
    public float[][] features() {
        return new BlockFeatures(page, textScore).all();
    }

    /**
     * What the second look sees: these features, and what the first look found of the block and those around.
     *
     * @param features [blocks][features] of this page
     * @param first [blocks] the probabilities of the first look
     */
    public static float[][] secondLook(HtmlBlocks page, float[][] features, float[] first) {
        return secondLook(
                page, features, first, IntStream.range(0, first.length).toArray());
    }

    /** The same, of some blocks: [some][features]. */
    static float[][] secondLook(HtmlBlocks page, float[][] features, float[] first, int[] some) {
        return new BlockContext(page, first).after(features, some);
    }

    /** The hashes of the names around each block, and of the words of short ones. */
    public static long[] tokens(HtmlBlocks page, int block) {
        long[][] found = {new long[64]};
        int[] size = new int[1];
        BlockTokens.Sink sink = token -> {
            if (size[0] == found[0].length) {
                found[0] = Arrays.copyOf(found[0], 2 * size[0]);
            }
            found[0][size[0]++] = token;
        };
        HtmlBlock b = page.blocks.get(block);
        BlockTokens.path(b.frame(), sink);
        BlockTokens.words(b, sink);
        return Arrays.copyOf(found[0], size[0]);
    }

    /** How many words each block has: [blocks]. */
    public static int[] words(HtmlBlocks page) {
        return page.blocks.stream().mapToInt(b -> b.measure().words()).toArray();
    }
}
