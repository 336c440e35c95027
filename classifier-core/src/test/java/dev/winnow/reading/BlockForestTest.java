package dev.winnow.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.winnow.model.ForestForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlockForestTest {
    private static final int FEATURES = 4;
    /** The first of them are splits as well. */
    private static final float[] VALUES = {
        0,
        -0f,
        1,
        -1,
        0.5f,
        -2.5f,
        1e-40f,
        -1e-40f,
        3e38f,
        Float.MAX_VALUE,
        Float.NEGATIVE_INFINITY,
        Float.POSITIVE_INFINITY,
        Float.NaN
    };

    private static final int SPLITS = 10;

    /** Row 7 above 2? 1, else row 5 above 0? 0.5, else -3. Then a tree of one leaf: 0.25. */
    private final ForestForm form = new ForestForm(
            new float[] {0.5f},
            2,
            new int[] {0, -4},
            new int[] {7, 5},
            new float[] {2, 0},
            new int[] {-1, -2},
            new int[] {1, -3},
            new int[] {1, -3},
            new int[4],
            new int[] {0, 1, 2, 3},
            new float[] {1, 0.5f, -3, 0.25f});

    private final BlockForest forest = new BlockForest(form, new int[] {-1, -1, -1, -1, -1, 0, -1, 1});

    @Test
    void givenBlocks_thenEachIsAskedByThePlaceOfItsFeatures() {
        float[] probabilities = forest.probabilities(new float[][] {{0, 3}, {1, 2}, {0, 2}});

        assertThat(probabilities)
                .containsExactly(
                        sigmoid(0.5 + 2 * (1 + 0.25)), sigmoid(0.5 + 2 * (0.5 + 0.25)), sigmoid(0.5 + 2 * (-3 + 0.25)));
    }

    @Test
    void givenNoBlocks_thenThereAreNoProbabilities() {
        assertThat(forest.probabilities(new float[0][])).isEmpty();
    }

    @Test
    void givenRandomForestsAndAnyValues_thenEveryBlockIsAskedNodeByNode() {
        Random random = new Random(5);
        for (int run = 0; run < 40; run++) {
            ForestForm some = randomForest(random, 1 + random.nextInt(20), 0.3f);
            float[][] features = new float[run * 3][FEATURES];
            for (float[] block : features) {
                for (int f = 0; f < FEATURES; f++) {
                    block[f] = VALUES[random.nextInt(VALUES.length)];
                }
            }

            float[] probabilities = new BlockForest(some, new int[] {0, 1, 2, 3}).probabilities(features);

            for (int b = 0; b < features.length; b++) {
                assertThat(probabilities[b]).isEqualTo(sigmoid(nodeByNode(some, features[b])));
            }
        }
    }

    @Test
    void givenBlocksThatAreHopelessAfterSomeTrees_thenTheyAreGivenUp_andTheOthersAreAskedByAll() {
        Random random = new Random(6);
        int left = 0;
        int all = 0;
        for (int run = 0; run < 40; run++) {
            ForestForm some = randomForest(random, 50, 2);
            float[][] features = new float[70][FEATURES];
            for (float[] block : features) {
                for (int f = 0; f < FEATURES; f++) {
                    block[f] = VALUES[random.nextInt(VALUES.length)];
                }
            }

            BlockForest hurried = new BlockForest(some, new int[] {0, 1, 2, 3});
            float[] probabilities = hurried.probabilities(features);
            float[] byAll = hurried.probabilitiesByAllTrees(features);

            for (int b = 0; b < features.length; b++) {
                double score = nodeByNode(some, features[b], 50);
                assertThat(byAll[b]).isEqualTo(sigmoid(score));
                boolean hopeless = isHopeless(some, features[b], 40);
                left += hopeless ? 1 : 0;
                all++;
                assertThat(probabilities[b]).isEqualTo(hopeless ? 0.01f : sigmoid(score));
            }
        }
        assertThat(left).isBetween(all / 20, all / 2);
    }

    private static boolean isHopeless(ForestForm forest, float[] block, int most) {
        for (int trees = 10; trees <= most; trees += 10) {
            if (nodeByNode(forest, block, trees) < Math.max(-4, -1.45f - 0.05f * trees)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void givenNodesThatShareChildren_thenItIsRefused() {
        int nodes = 40;
        int[] next =
                IntStream.rangeClosed(1, nodes).map(n -> n == nodes ? -1 : n).toArray();
        ForestForm shared = new ForestForm(
                new float[1],
                1,
                new int[1],
                new int[nodes],
                new float[nodes],
                next,
                next,
                next,
                new int[1],
                new int[1],
                new float[1]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BlockForest(shared, new int[1]))
                .withMessageContaining("more than 81 nodes");
    }

    /** Trees of up to five levels, many of them lopsided. */
    private static ForestForm randomForest(Random random, int trees, float scale) {
        ForestBuilding building = new ForestBuilding(random);
        int[] roots = IntStream.range(0, trees)
                .map(tree -> building.grow(random.nextInt(6)))
                .toArray();
        int[] above = building.above.stream().mapToInt(n -> n).toArray();
        float[] leaves = new float[building.leaves];
        for (int l = 0; l < leaves.length; l++) {
            leaves[l] = random.nextFloat() - 0.5f;
        }
        float[] split = new float[above.length];
        int[] feature = new int[above.length];
        for (int n = 0; n < split.length; n++) {
            split[n] = VALUES[random.nextInt(SPLITS)];
            feature[n] = random.nextInt(FEATURES);
        }
        return new ForestForm(
                new float[] {0.1f},
                scale,
                roots,
                feature,
                split,
                above,
                building.below.stream().mapToInt(n -> n).toArray(),
                above,
                new int[leaves.length],
                IntStream.range(0, leaves.length).toArray(),
                leaves);
    }

    private static final class ForestBuilding {
        private final Random random;
        private final List<Integer> above = new ArrayList<>();
        private final List<Integer> below = new ArrayList<>();
        private int leaves;

        ForestBuilding(Random random) {
            this.random = random;
        }

        int grow(int levels) {
            if (levels == 0 || random.nextInt(6) == 0) {
                return - ++leaves;
            }
            int node = above.size();
            above.add(0);
            below.add(0);
            above.set(node, grow(levels - 1));
            below.set(node, grow(levels - 1));
            return node;
        }
    }

    private static double nodeByNode(ForestForm form, float[] row) {
        return nodeByNode(form, row, form.roots().length);
    }

    private static double nodeByNode(ForestForm form, float[] row, int trees) {
        float sum = 0;
        for (int tree = 0; tree < trees; tree++) {
            int n = form.roots()[tree];
            while (n >= 0) {
                n = row[form.feature()[n]] > form.split()[n] ? form.above()[n] : form.below()[n];
            }
            sum += form.leafValue()[form.leafStart()[-n - 1]];
        }
        return form.bias()[0] + form.scale() * sum;
    }

    private static float sigmoid(double score) {
        return (float) (1 / (1 + Math.exp(-score)));
    }
}
