package dev.winnow.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.model.ForestForm;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReaderForestTest {
    @Test
    void givenTreesOfTwoClassesThatSayTheSame_whenOneSided_thenHalfOfThemGiveEqualProbabilities() {
        Random random = new Random(3);
        ForestBuilder builder = new ForestBuilder();
        for (int tree = 0; tree < 10; tree++) {
            long seed = random.nextLong();
            builder.root(tree(builder, 3, new Random(seed)));
            builder.root(tree(builder, 3, new Random(seed)));
        }
        ForestForm both = builder.build(1, 1, new int[] {0, 1, 2});

        ForestForm half = ReaderForest.oneSided(both);

        assertThat(half.roots()).hasSize(10);
        assertThat(half.feature()).hasSize(both.feature().length / 2);
        float[][] rows = new float[50][3];
        for (float[] row : rows) {
            for (int f = 0; f < row.length; f++) {
                row[f] = random.nextFloat();
            }
        }
        assertThat(ReaderForest.probabilities(half, rows))
                .containsExactly(ReaderForest.probabilities(both, rows), within(1e-6f));
    }

    private static int tree(ForestBuilder builder, int depth, Random random) {
        if (depth == 0) {
            return builder.leaf(0, random.nextFloat() - 0.5f);
        }
        int node = builder.split(random.nextInt(3), random.nextFloat());
        int above = tree(builder, depth - 1, random);
        int below = tree(builder, depth - 1, random);
        builder.children(node, above, below, below);
        return node;
    }
}
