package dev.winnow.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureSpecTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void givenALongestWordNgramInRangeThenItIsTaken(int longest) {
        assertThat(FeatureSpec.standard().withWordNgrams(longest).wordNgrams()).isEqualTo(longest);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 4, Integer.MAX_VALUE})
    void givenALongestWordNgramOutOfRangeThenItIsRefusedWithTheRange(int longest) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeatureSpec.standard().withWordNgrams(longest))
                .withMessage("wordNgrams must be 1 to 3, not " + longest);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "1, 8", "3, 5", "8, 8"})
    void givenCharacterNgramsInRangeThenTheyAreTaken(int shortest, int longest) {
        FeatureSpec spec = FeatureSpec.standard().withCharNgrams(shortest, longest);

        assertThat(spec.charNgramMin()).isEqualTo(shortest);
        assertThat(spec.charNgramMax()).isEqualTo(longest);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "-1, -1", "-1, 3", "5, 3", "1, 9", "9, 9", "-2147483648, 2147483647"})
    void givenCharacterNgramsOutOfRangeThenTheyAreRefusedWithTheRange(int shortest, int longest) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeatureSpec.standard().withCharNgrams(shortest, longest))
                .withMessageContaining("character n-grams must lie in 1 to 8")
                .withMessageEndingWith("not " + shortest + " to " + longest);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, -1})
    void givenAnotherVersionThenItIsRefusedWithWhatToDo(int version) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeatureSpec(version, 2, 0, 0, TitleUse.JOINED, Weighting.LOG_L2, false, 0))
                .withMessageContaining("version " + version)
                .withMessageContaining("use the Winnow that made the bundle, or train it again");
    }

    @Test
    void givenOneFieldChangedThenAllOthersStay() {
        FeatureSpec spec = new FeatureSpec(2, 3, 2, 4, TitleUse.BOTH, Weighting.COUNT_ROOT, false, 0);

        assertThat(spec.withWordNgrams(1))
                .isEqualTo(new FeatureSpec(2, 1, 2, 4, TitleUse.BOTH, Weighting.COUNT_ROOT, false, 0));
        assertThat(spec.withCharNgrams(0, 0))
                .isEqualTo(new FeatureSpec(2, 3, 0, 0, TitleUse.BOTH, Weighting.COUNT_ROOT, false, 0));
        assertThat(spec.withTitle(TitleUse.SEPARATE))
                .isEqualTo(new FeatureSpec(2, 3, 2, 4, TitleUse.SEPARATE, Weighting.COUNT_ROOT, false, 0));
        assertThat(spec.withWeighting(Weighting.LOG_L2))
                .isEqualTo(new FeatureSpec(2, 3, 2, 4, TitleUse.BOTH, Weighting.LOG_L2, false, 0));
    }

    @Test
    void givenPageFieldsThenTheVersionIsOneThatAnOlderWinnowRefuses() {
        FeatureSpec spec = FeatureSpec.standard().withPageFields(true);

        assertThat(spec.version()).isEqualTo(7);
        assertThat(spec.withPageFields(false)).isEqualTo(FeatureSpec.standard());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeatureSpec(2, 2, 0, 0, TitleUse.JOINED, Weighting.LOG_L2, true, 0))
                .withMessageContaining("version 2");
    }

    @Test
    void givenALeadThenTheVersionIsOneThatAnOlderWinnowRefuses() {
        FeatureSpec spec = FeatureSpec.standard().withLeadWords(60);

        assertThat(spec.version()).isEqualTo(4);
        assertThat(spec.withPageFields(true).version()).isEqualTo(7);
        assertThat(spec.withPageFields(true).withLeadWords(0).version()).isEqualTo(7);
        assertThat(spec.withLeadWords(0)).isEqualTo(FeatureSpec.standard());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1001, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void givenALeadOutOfRangeThenItIsRefusedWithTheRange(int words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeatureSpec.standard().withLeadWords(words))
                .withMessage("leadWords must be 0 to 1000, not " + words);
    }
}
