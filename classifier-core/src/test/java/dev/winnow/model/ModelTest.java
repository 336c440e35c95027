package dev.winnow.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.winnow.feature.FeatureSpec;
import dev.winnow.feature.Vocabulary;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModelTest {
    private static final Vocabulary THREE = new Vocabulary(new long[] {1, 2, 3}, new float[] {1, 1, 1});

    @Test
    void givenATableOfAnotherSizeThenItIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model(2, new float[5], linear("a", 0, 2)))
                .withMessage("5 weights do not make rows of 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model(2, new float[4], linear("a", 0, 2)))
                .withMessage("the linear table has 2 rows, and the vocabulary 3");
    }

    @Test
    void givenColumnsThatDoNotFollowOneAnotherThenTheyAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model(4, new float[12], linear("a", 0, 2), linear("b", 1, 2)))
                .withMessage("the columns of head \"b\" begin at 1 of the linear table, not at 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model(2, new float[6], linear("a", 0, 2), linear("b", 2, 2)))
                .withMessage("the linear heads have 4 outputs, and the table 2 columns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model(3, new float[9], linear("a", 0, 2)))
                .withMessage("the linear heads have 2 outputs, and the table 3 columns");
    }

    @Test
    void givenColumnsThatFillTheTableThenTheModelIsMade() {
        Model model = model(5, new float[15], linear("a", 0, 2), linear("b", 2, 3));

        assertThat(model.head("b")).isSameAs(model.heads().get(1));
    }

    @Test
    void givenAnUnknownHeadThenTheKnownOnesAreNamed() {
        Model model = model(5, new float[15], linear("a", 0, 2), linear("b", 2, 3));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.head("c"))
                .withMessage("the model has no head \"c\"; it has a, b");
    }

    private static Model model(int columns, float[] table, Head... heads) {
        return new Model(FeatureSpec.standard(), THREE, List.of(heads), columns, table);
    }

    private static Head linear(String name, int firstColumn, int labels) {
        return RandomModels.head(
                new Random(1), name, HeadType.MULTI, labels, new LinearForm(firstColumn, new float[labels]));
    }
}
