package dev.winnow.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.model.ForestForm;
import org.junit.jupiter.api.Test;

class BlockForestTest {
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

    private static float sigmoid(double score) {
        return (float) (1 / (1 + Math.exp(-score)));
    }
}
