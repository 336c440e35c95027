package dev.winnow.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.feature.FeatureSpec;
import dev.winnow.feature.FeatureVector;
import dev.winnow.feature.Vocabulary;
import dev.winnow.model.Calibration;
import dev.winnow.model.ForestForm;
import dev.winnow.model.Form;
import dev.winnow.model.Head;
import dev.winnow.model.HeadType;
import dev.winnow.model.LinearForm;
import dev.winnow.model.Model;
import dev.winnow.model.Scorer;
import dev.winnow.model.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ForestBuilderTest {
    private static final int FEATURES = 20;

    private static float[] score(Form form, FeatureVector vector) {
        List<String> labels =
                IntStream.range(0, form.outputs()).mapToObj(Integer::toString).toList();
        Head head = new Head(
                "head",
                HeadType.MULTI,
                labels,
                form,
                Calibration.identity(form.outputs()),
                Thresholds.none(),
                new float[form.outputs()]);
        Vocabulary vocabulary = new Vocabulary(
                LongStream.range(0, FEATURES).map(i -> i << 32 | i).toArray(), new float[FEATURES]);
        Scorer scorer = new Scorer(new Model(FeatureSpec.standard(), vocabulary, List.of(head), 0, new float[0]));
        scorer.score(vector);
        return scorer.scores(0).clone();
    }

    private static FeatureVector randomVector(Random random) {
        FeatureVector vector = new FeatureVector();
        for (int f = 0; f < FEATURES; f++) {
            if (random.nextBoolean()) {
                vector.index[vector.size] = f;
                vector.value[vector.size++] = random.nextInt(4) / 4f;
            }
        }
        return vector;
    }

    /** A random forest with one output; one in four trees is a lone leaf. */
    private static ForestForm randomForest(Random random) {
        ForestBuilder builder = new ForestBuilder();
        int trees = 1 + random.nextInt(4);
        for (int t = 0; t < trees; t++) {
            builder.root(randomNode(builder, random, random.nextInt(4)));
        }
        int[] rowOf = IntStream.range(0, FEATURES).toArray();
        return builder.build(1, 1f / trees, rowOf);
    }

    private static int randomNode(ForestBuilder builder, Random random, int depth) {
        if (depth == 0) {
            return random.nextBoolean()
                    ? builder.leaf(0, random.nextFloat())
                    : builder.leaf(new float[] {random.nextFloat()});
        }
        int node = builder.split(random.nextInt(FEATURES), random.nextInt(4) / 4f);
        int above = randomNode(builder, random, depth - 1);
        int below = randomNode(builder, random, depth - 1);
        builder.children(node, above, below, random.nextBoolean() ? above : below);
        return node;
    }

    @Test
    void givenForestsAndOnePlainForm_whenSideBySide_thenEachScoresAsItDidAlone() {
        Random random = new Random(8);
        for (int round = 0; round < 50; round++) {
            List<Form> alone = new ArrayList<>();
            for (int k = 0; k < 5; k++) {
                alone.add(k == 2 ? new LinearForm(0, new float[] {-1}) : randomForest(random));
            }

            ForestForm together = ForestBuilder.sideBySide(alone);

            assertThat(together.outputs()).isEqualTo(5);
            for (int v = 0; v < 20; v++) {
                FeatureVector vector = randomVector(random);
                float[] scores = score(together, vector);
                for (int k = 0; k < 5; k++) {
                    float expected = k == 2 ? -1 : score(alone.get(k), vector)[0];
                    assertThat(scores[k]).isCloseTo(expected, offset(1e-6f));
                }
            }
        }
    }

    @Test
    void givenForestsSideBySide_whenLookedAt_thenChildrenComeAfterTheirParents() {
        Random random = new Random(9);
        ForestForm together =
                ForestBuilder.sideBySide(List.of(randomForest(random), randomForest(random), randomForest(random)));

        for (int n = 0; n < together.feature().length; n++) {
            for (int child : new int[] {together.above()[n], together.below()[n], together.absent()[n]}) {
                assertThat(child)
                        .satisfiesAnyOf(
                                c -> assertThat(c).isBetween(-together.leafOutput().length, -1),
                                c -> assertThat(c).isGreaterThan(0));
                assertThat(child < 0 || child > n).isTrue();
            }
        }
    }

    private static Offset<Float> offset(float size) {
        return Offset.offset(size);
    }
}
