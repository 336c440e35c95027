package dev.winnow.reading;

import dev.winnow.model.ForestForm;
import java.util.Arrays;

/**
 * A forest that tells from the measured features of a block how likely it is part of the article. Immutable.
 *
 * <p>Each tree is gone down by four blocks side by side, and by some dozens of blocks before the next tree: their steps do
 * not wait for one another, and tree and features stay in the nearest cache. Features and splits are compared as integers of
 * the same order, so that no step is a branch that the processor would guess wrongly every other time. Blocks of menus and
 * their like are known for junk after a part of the trees, and are not asked by the others.
 */
public final class BlockForest {
    private static final int SIDE_BY_SIDE = 4;
    private static final int BLOCKS_TOGETHER = 32;

    /** After every so many trees it is seen which blocks are hopeless. */
    private static final int ROUND = 10;

    /** The probability of hopeless blocks. */
    static final float HOPELESS = 0.01f;

    /** Of a score after no tree: what a block that is hopeless must lie below (docs/decisions.md). */
    private static final float LIMIT_AT_FIRST = -1.45f;
    /** So much lower with each tree. */
    private static final float LIMIT_BY_TREE = 0.05f;
    /** At last, a probability of 0.018. */
    private static final float LIMIT_AT_LAST = -4;

    /** The score of what is given up. */
    private static final float LOST = Float.NEGATIVE_INFINITY;

    /** Of a node's lower half, the bits that are the column; the others are the place of its first child. */
    private static final int COLUMN_BITS = 10;

    private static final int COLUMNS = (1 << COLUMN_BITS) - 1;
    private static final int MOST_NODES = 1 << 31 - COLUMN_BITS;

    private final float[] bias;
    private final float scale;
    private final int[] roots; // [trees]
    private final int[] depths; // [trees]
    /**
     * Nodes and leaves, tree by tree and level by level. Upper half the split; lower half the place of where to go at or below
     * it, and the column. Where to go above it stands right after. A leaf's split is above all values, and leads to itself.
     */
    private final long[] nodes;

    private final float[] leafValue; // [nodes and leaves]

    /**
     * @param form a forest of one output, high for blocks of the article
     * @param column [rows] where in a block's features what its nodes ask for stands
     * @throws IllegalArgumentException if its nodes are no trees, or there are more than two million of them
     */
    public BlockForest(ForestForm form, int[] column) {
        int trees = form.roots().length;
        int most = Math.min(MOST_NODES, trees + 2 * form.feature().length);
        bias = form.bias();
        scale = form.scale();
        roots = new int[trees];
        depths = new int[trees];
        nodes = new long[most];
        leafValue = new float[most];
        int[] from = new int[most]; // node or leaf of the form
        int[] depth = new int[most];
        int end = 0;
        for (int tree = 0; tree < trees; tree++) {
            roots[tree] = end;
            from[end] = form.roots()[tree];
            depth[end++] = 0;
            for (int place = roots[tree]; place < end; place++) {
                int n = from[place];
                depths[tree] = depth[place];
                if (n < 0) {
                    nodes[place] = node(Integer.MAX_VALUE, place, 0);
                    leafValue[place] = form.leafValue()[form.leafStart()[-n - 1]];
                    continue;
                }
                if (end + 2 > most) {
                    throw new IllegalArgumentException(
                            "a forest of " + trees + " trees has more than " + most + " nodes");
                }
                nodes[place] = node(ordered(form.split()[n]), end, column[form.feature()[n]]);
                from[end] = form.below()[n];
                depth[end++] = depth[place] + 1;
                from[end] = form.above()[n];
                depth[end++] = depth[place] + 1;
            }
        }
    }

    private static long node(int split, int child, int column) {
        return (long) split << 32 | (long) child << COLUMN_BITS | column;
    }

    /** An integer that is greater where the value is; least of all for what is no number. */
    private static int ordered(float value) {
        int bits = Float.floatToIntBits(value + 0f); // of two zeros one
        return Float.isNaN(value) ? Integer.MIN_VALUE : bits ^ bits >> 31 & Integer.MAX_VALUE;
    }

    /** The probability of each block: [blocks], of features [blocks][features]; {@link #HOPELESS} where a part of the trees says so. */
    float[] probabilities(float[][] features) {
        return probabilities(features, true);
    }

    /** The same by all trees: what training asks for. */
    public float[] probabilitiesByAllTrees(float[][] features) {
        return probabilities(features, false);
    }

    /** The score after so many trees below which a block is hopeless: nearly every tree so far was against it. */
    private static float limit(int trees) {
        return Math.max(LIMIT_AT_LAST, LIMIT_AT_FIRST - LIMIT_BY_TREE * trees);
    }

    private float[] probabilities(float[][] features, boolean early) {
        float[] probabilities = new float[features.length];
        if (features.length == 0) {
            return probabilities;
        }
        int width = features[0].length;
        int[] rows = new int[(BLOCKS_TOGETHER + 1) * width]; // and one that stands in where fewer than four are left
        float[] sums = new float[BLOCKS_TOGETHER + 1];
        int[] open = new int[BLOCKS_TOGETHER + SIDE_BY_SIDE];
        for (int from = 0; from < features.length; from += BLOCKS_TOGETHER) {
            int blocks = Math.min(BLOCKS_TOGETHER, features.length - from);
            for (int b = 0; b < blocks; b++) {
                for (int f = 0; f < width; f++) {
                    rows[b * width + f] = ordered(features[from + b][f]);
                }
                open[b] = b;
            }
            Arrays.fill(sums, 0);
            int left = blocks;
            for (int tree = 0; tree < roots.length && left > 0; tree += ROUND) {
                Arrays.fill(open, left, left + SIDE_BY_SIDE - 1, BLOCKS_TOGETHER);
                addRound(tree, rows, width, sums, open, left);
                if (early && tree + ROUND < roots.length) {
                    left = stillOpen(open, left, sums, limit(tree + ROUND));
                }
            }
            for (int b = 0; b < blocks; b++) {
                double score = bias[0] + scale * sums[b];
                probabilities[from + b] = sums[b] == LOST ? HOPELESS : (float) (1 / (1 + Math.exp(-score)));
            }
        }
        return probabilities;
    }

    private void addRound(int from, int[] rows, int width, float[] sums, int[] open, int left) {
        int to = Math.min(roots.length, from + ROUND);
        for (int tree = from; tree < to; tree++) {
            addTree(nodes, leafValue, roots[tree], depths[tree], rows, width, sums, open, left);
        }
    }

    /** Adds what a tree says of blocks, four by four, to their sums. Of local arrays alone: docs/decisions.md says why. */
    private static void addTree(
            long[] nodes,
            float[] leafValue,
            int root,
            int depth,
            int[] rows,
            int width,
            float[] sums,
            int[] open,
            int left) {
        for (int i = 0; i < left; i += SIDE_BY_SIDE) {
            int first = open[i];
            int second = open[i + 1];
            int third = open[i + 2];
            int fourth = open[i + 3];
            int p = first * width;
            int q = second * width;
            int r = third * width;
            int s = fourth * width;
            int a = root;
            int b = root;
            int c = root;
            int d = root;
            for (int level = 0; level < depth; level++) {
                a = next(nodes[a], rows, p);
                b = next(nodes[b], rows, q);
                c = next(nodes[c], rows, r);
                d = next(nodes[d], rows, s);
            }
            sums[first] += leafValue[a];
            sums[second] += leafValue[b];
            sums[third] += leafValue[c];
            sums[fourth] += leafValue[d];
        }
    }

    /** Moves those that are not hopeless to the front, marks the others, and tells how many are left. */
    private int stillOpen(int[] open, int left, float[] sums, float limit) {
        int still = 0;
        for (int i = 0; i < left; i++) {
            int block = open[i];
            if (bias[0] + scale * sums[block] < limit) {
                sums[block] = LOST;
            } else {
                open[still++] = block;
            }
        }
        return still;
    }

    private static int next(long node, int[] rows, int row) {
        long beyond = (node >> 32) - rows[row + ((int) node & COLUMNS)];
        return ((int) node >>> COLUMN_BITS) + (int) (beyond >>> 63);
    }
}
