package dev.winnow.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.winnow.feature.FeatureSpec;
import dev.winnow.feature.FeatureVector;
import dev.winnow.feature.Vocabulary;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A head that says nothing of what another head finds to be of some kinds. */
class UnlessTest {
    @Test
    void givenProbabilities_thenItHoldsWhereThoseTogetherAreMoreThanAnyOther() {
        Unless.Place unless = new Unless.Place(0, new boolean[] {true, false, true, false});

        assertThat(unless.holds(new float[] {0.3f, 0.39f, 0.1f, 0.21f})).isTrue();
        assertThat(unless.holds(new float[] {0.2f, 0.41f, 0.2f, 0.19f})).isFalse();
        assertThat(unless.holds(new float[] {0.25f, 0.5f, 0.25f, 0})).isFalse();
        assertThat(unless.holds(new float[] {0, 0, 1, 0})).isTrue();
    }

    @Test
    void givenAModel_thenTheHeadIsSilentThere_andNoOtherHeadIs() {
        Random random = new Random(3);
        int silent = 0;
        for (int run = 0; run < 200; run++) {
            Head kind = RandomModels.head(
                    random, "kind", HeadType.SINGLE, 4, new LinearForm(3, RandomModels.floats(random, 4)));
            Head topics = RandomModels.head(
                    random, "topics", HeadType.MULTI, 3, new LinearForm(0, RandomModels.floats(random, 3)));
            float[] table = RandomModels.floats(random, 2 * 7);
            Scorer plain = new Scorer(model(table, topics, kind));
            Scorer scorer = new Scorer(model(
                    table, topics.withUnless(new Unless("kind", kind.labels().subList(1, 3))), kind));
            FeatureVector vector = vector(random);

            plain.score(vector);
            scorer.score(vector);

            float[] kinds = plain.result(1).probabilities();
            boolean expected = kinds[1] + kinds[2] > Math.max(kinds[0], kinds[3]);
            silent += expected ? 1 : 0;
            HeadResult answer = scorer.result(0);
            assertThat(answer.undecided()).isEqualTo(expected ? Undecided.KIND : null);
            assertThat(answer.labels())
                    .isEqualTo(expected ? List.of() : plain.result(0).labels());
            assertThat(answer.probabilities())
                    .isEqualTo(expected ? usual(topics) : plain.result(0).probabilities());
            assertThat(scorer.result(1).probabilities()).isEqualTo(kinds);
            assertThat(scorer.result(1).undecided()).isNull();
        }
        assertThat(silent).isBetween(50, 150);
    }

    @Test
    void givenAnArticleWithoutAKnownWord_thenThatIsTheReason() {
        Random random = new Random(4);
        Head kind = RandomModels.head(random, "kind", HeadType.SINGLE, 2, new LinearForm(2, new float[] {9, 0}));
        Head topics = RandomModels.head(random, "topics", HeadType.MULTI, 2, new LinearForm(0, new float[2]));
        Scorer scorer = new Scorer(model(
                new float[8], topics.withUnless(new Unless("kind", kind.labels().subList(0, 1))), kind));

        scorer.score(new FeatureVector());

        assertThat(scorer.result(0).undecided()).isEqualTo(Undecided.UNKNOWN);
    }

    @Test
    void givenAHeadOrLabelsThatCannotBe_thenItIsRefused() {
        Random random = new Random(5);
        Head kind = RandomModels.head(random, "kind", HeadType.SINGLE, 4, new LinearForm(3, new float[4]));
        Head topics = RandomModels.head(random, "topics", HeadType.MULTI, 3, new LinearForm(0, new float[3]));
        List<String> labels = kind.labels().subList(0, 1);

        refused(topics.withUnless(new Unless("sort", labels)), kind, "no head \"sort\"");
        refused(topics.withUnless(new Unless("kind", List.of("spam"))), kind, "no label \"spam\"");
        refused(topics.withUnless(new Unless("kind", kind.labels())), kind, "says nothing");
        refused(topics, kind.withUnless(new Unless("topics", topics.labels())), "one label each");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kind.withUnless(new Unless("kind", labels)))
                .withMessageContaining("silent by itself");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Unless("kind", List.of()))
                .withMessageContaining("at least one label");
    }

    private static void refused(Head topics, Head kind, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model(new float[14], topics, kind))
                .withMessageContaining(message);
    }

    private static float[] usual(Head head) {
        return head.decideNothing(Undecided.KIND).probabilities();
    }

    private static FeatureVector vector(Random random) {
        FeatureVector vector = new FeatureVector();
        vector.size = 2;
        vector.textSize = 2;
        for (int i = 0; i < vector.size; i++) {
            vector.index[i] = i;
            vector.value[i] = random.nextFloat();
        }
        return vector;
    }

    private static Model model(float[] table, Head... heads) {
        int columns = Stream.of(heads).mapToInt(head -> head.form().outputs()).sum();
        return new Model(
                FeatureSpec.standard(),
                new Vocabulary(new long[] {1, 2}, new float[] {1, 1}),
                List.of(heads),
                columns,
                table);
    }
}
