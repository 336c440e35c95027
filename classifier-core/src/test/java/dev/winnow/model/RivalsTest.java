package dev.winnow.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.feature.FeatureSpec;
import dev.winnow.feature.FeatureVector;
import dev.winnow.feature.Vocabulary;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What another head says for and against a binary head. */
class RivalsTest {
    private static final List<String> KINDS = List.of("news", "listing", "opinion", "spam");

    @Test
    void givenScores_thenTheLabelsOwnIsAddedAndTheGreatestOfItsRivalsTaken() {
        Rivals.Place rivals = new Rivals("kind", "news", 0.25f, List.of("spam", "listing"), 0.5f).among(KINDS);

        assertThat(rivals.added(new float[] {2, 1, 9, -1})).isEqualTo(0);
        assertThat(rivals.added(new float[] {2, -3, 9, -1})).isEqualTo(1);
        assertThat(rivals.added(new float[] {-2, 1, 9, 4})).isEqualTo(-2.5f);
        assertThat(rivals.greatest(new float[] {2, 1, 9, 4})).isEqualTo(3);
    }

    @Test
    void givenEqualScores_thenTheFirstNamedIsTheGreatest() {
        Rivals.Place rivals = new Rivals("kind", "news", 0, List.of("spam", "listing"), 1).among(KINDS);

        assertThat(rivals.greatest(new float[] {0, 7, 0, 7})).isEqualTo(3);
    }

    @Test
    void givenAModel_thenItIsAddedToTheHeadsOwnScore_andToNoOther() {
        Random random = new Random(3);
        for (int run = 0; run < 50; run++) {
            float[] table = RandomModels.floats(random, 2 * 5);
            Head kind = RandomModels.head(
                    random, "kind", HeadType.SINGLE, 4, new LinearForm(1, RandomModels.floats(random, 4)));
            Head alone = RandomModels.head(
                    random, "relevance", HeadType.BINARY, 2, new LinearForm(0, new float[] {random.nextFloat()}));
            Rivals rivals = new Rivals(
                    "kind", kind.labels().get(2), 0.25f, kind.labels().subList(0, 2), 0.75f);
            Scorer plain = new Scorer(model(table, alone, kind));
            Scorer rivalled = new Scorer(model(table, alone.withRivals(rivals), kind));
            FeatureVector vector = new FeatureVector();
            vector.size = 2;
            for (int i = 0; i < vector.size; i++) {
                vector.index[i] = i;
                vector.value[i] = random.nextFloat();
            }

            plain.score(vector);
            rivalled.score(vector);

            float[] kinds = plain.scores(1);
            float added = 0.25f * kinds[2] - 0.75f * Math.max(kinds[0], kinds[1]);
            assertThat(rivalled.scores(0)[0]).isEqualTo(plain.scores(0)[0] + added, within(1e-5f));
            assertThat(rivalled.scores(1)).isEqualTo(kinds);
        }
    }

    @Test
    void givenNoLabels_orAWeightOutOfRange_thenItIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Rivals("kind", "news", 1, List.of(), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Rivals("kind", "news", 1, List.of("news"), 1));
        for (float weight : new float[] {0, -1, 1001, Float.NaN, Float.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Rivals("kind", "news", 1, List.of("spam"), weight))
                    .withMessageContaining("above 0");
        }
        for (float gain : new float[] {-1, 1001, Float.NaN, Float.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Rivals("kind", "news", gain, List.of("spam"), 1))
                    .withMessageContaining("gain");
        }
    }

    @Test
    void givenAHeadOrALabelThatIsNotThere_thenTheModelIsRefused() {
        Random random = new Random(4);
        Head kind = RandomModels.head(random, "kind", HeadType.SINGLE, 4, new LinearForm(1, new float[4]));
        Head binary = RandomModels.head(random, "relevance", HeadType.BINARY, 2, new LinearForm(0, new float[1]));
        List<String> labels = kind.labels().subList(1, 2);

        refused(binary.withRivals(new Rivals("sort", "news", 1, labels, 1)), kind, "no head");
        refused(binary.withRivals(new Rivals("relevance", "news", 1, labels, 1)), kind, "one label each");
        refused(
                binary.withRivals(new Rivals("kind", kind.labels().get(0), 1, List.of("spam"), 1)),
                kind,
                "no label \"spam\"");
        refused(binary.withRivals(new Rivals("kind", "news", 1, labels, 1)), kind, "no label \"news\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kind.withRivals(new Rivals("kind", "news", 1, labels, 1)))
                .withMessageContaining("not binary");
    }

    private static void refused(Head binary, Head kind, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model(new float[10], binary, kind))
                .withMessageContaining(message);
    }

    private static Model model(float[] table, Head binary, Head kind) {
        return new Model(
                FeatureSpec.standard(),
                new Vocabulary(new long[] {1, 2}, new float[] {1, 1}),
                List.of(binary, kind),
                5,
                table);
    }
}
