package dev.winnow.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.feature.FeatureSpec;
import dev.winnow.feature.FeatureVector;
import dev.winnow.feature.PageMeasures;
import dev.winnow.feature.Vocabulary;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a second look adds to a binary head's score. */
class SecondLookTest {
    private static final List<String> KINDS = List.of("news", "listing", "spam");
    private static final List<String> MEASURES = List.of("words", "bare");

    private static Vocabulary vocabulary() {
        return new Vocabulary(new long[] {5, 6}, new float[] {1, 1});
    }

    private static FeatureVector vector(Random random) {
        FeatureVector vector = new FeatureVector();
        vector.size = 2;
        for (int i = 0; i < vector.size; i++) {
            vector.index[i] = i;
            vector.value[i] = random.nextFloat();
        }
        return vector;
    }

    @Test
    void givenScores_thenTheColumnsAreOwnScore_withRivals_theGreatestRival_theOthers_andMeasures() {
        Rivals.Place rivals = new Rivals("kind", "news", 0.5f, List.of("listing", "spam"), 2).among(KINDS);
        float[] columns = new float[SecondLook.columns(3, 2)];

        SecondLook.fill(
                10,
                rivals,
                new float[] {4, 1, 3},
                new PageMeasures(vocabulary(), MEASURES),
                vector(new Random(1)),
                columns);

        assertThat(columns).containsExactly(10, 10 + 2 - 6, 3, 4, 1, 3, 0, 0);
    }

    @Test
    void givenAModel_thenWhatTheForestSaysIsAddedBesideRivals_andToNoOtherHead() {
        Random random = new Random(4);
        for (int run = 0; run < 50; run++) {
            float[] table = RandomModels.floats(random, 2 * 4);
            Head kind = RandomModels.head(
                    random, "kind", HeadType.SINGLE, 3, new LinearForm(1, RandomModels.floats(random, 3)));
            Head alone = RandomModels.head(
                    random, "relevance", HeadType.BINARY, 2, new LinearForm(0, new float[] {random.nextFloat()}));
            Rivals rivals = new Rivals(
                    "kind", kind.labels().get(0), 0.25f, kind.labels().subList(1, 3), 0.75f);
            int width = SecondLook.columns(3, MEASURES.size());
            SecondLook look = new SecondLook(MEASURES, RandomModels.forest(random, 1, width));
            Scorer plain = new Scorer(model(table, alone, kind));
            Scorer once = new Scorer(model(table, alone.withRivals(rivals), kind));
            Scorer twice = new Scorer(model(table, alone.withRivals(rivals.withSecond(look)), kind));
            FeatureVector vector = vector(random);
            plain.score(vector);
            once.score(vector);
            twice.score(vector);

            float[] columns = new float[width];
            SecondLook.fill(
                    plain.scores(0)[0],
                    rivals.among(kind.labels()),
                    plain.scores(1),
                    new PageMeasures(vocabulary(), MEASURES),
                    vector,
                    columns);
            float[] added = new float[1];
            look.forest().score(columns, added);
            assertThat(twice.scores(0)[0]).isEqualTo(once.scores(0)[0] + added[0], within(1e-4f));
            assertThat(twice.scores(1)).isEqualTo(plain.scores(1));
        }
    }

    @Test
    void givenAForestTakenSoManyTimes_thenWhatItAddsIsSoManyTimesAsMuch() {
        Random random = new Random(5);
        ForestForm forest = RandomModels.forest(random, 1, 4);
        ForestForm without = new ForestForm(
                new float[1],
                forest.scale(),
                forest.roots(),
                forest.feature(),
                forest.split(),
                forest.above(),
                forest.below(),
                forest.absent(),
                forest.leafOutput(),
                forest.leafStart(),
                forest.leafValue());
        float[] once = new float[1];
        float[] thrice = new float[1];
        without.score(new float[] {1, 2, 3, 4}, once);
        without.times(3).score(new float[] {1, 2, 3, 4}, thrice);

        assertThat(thrice[0]).isEqualTo(3 * once[0], within(1e-4f));
    }

    private static Model model(float[] table, Head relevance, Head kind) {
        return new Model(FeatureSpec.standard(), vocabulary(), List.of(relevance, kind), 4, table);
    }
}
