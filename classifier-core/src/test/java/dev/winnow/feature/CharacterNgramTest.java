package dev.winnow.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CharacterNgramTest {
    private static final FeatureSpec TRIGRAMS = Hashes.WORDS.withCharNgrams(3, 3);

    @Test
    void givenAWordThenItsEdgesCountAsCharacters() {
        for (int length = 1; length <= 62; length++) {
            for (int shortest = 1; shortest <= 8; shortest++) {
                for (int longest = shortest; longest <= 8; longest++) {
                    int expected = 1; // the word
                    for (int n = shortest; n <= longest; n++) {
                        expected += Math.max(0, length + 2 - n + 1);
                    }
                    assertThat(Hashes.of(Hashes.WORDS.withCharNgrams(shortest, longest), "x".repeat(length)))
                            .hasSize(expected);
                }
            }
        }
    }

    @Test
    void givenAWordThenBeginningMiddleAndEndAreToldApart() {
        // " ab", "abc", "bcd", "cd "
        assertThat(shared("abcd", "abxx")).hasSize(1);
        assertThat(shared("abcd", "xxcd")).hasSize(1);
        assertThat(shared("abcd", "xabcx")).hasSize(1);
        assertThat(shared("abcd", "xabx")).isEmpty();
        assertThat(shared("abcd", "abcd")).hasSize(4);
        assertThat(shared("abcd", "dcba")).isEmpty();
    }

    @Test
    void givenNgramsOfSeveralLengthsThenTheyAreThoseOfEachLength() {
        Set<Long> apart = new HashSet<>();
        for (int n = 2; n <= 5; n++) {
            apart.addAll(ngrams(Hashes.WORDS.withCharNgrams(n, n), "article"));
        }

        assertThat(new HashSet<>(ngrams(Hashes.WORDS.withCharNgrams(2, 5), "article")))
                .isEqualTo(apart);
    }

    @Test
    void givenAnNgramThatIsAlsoAWordThenItIsAnotherFeature() {
        assertThat(Hashes.of(TRIGRAMS, "xabcx")).doesNotContain(Hashes.token("abc"));
    }

    @Test
    void givenNgramsAcrossWordsThenThereAreNone() {
        List<Long> apart = new ArrayList<>(Hashes.of(TRIGRAMS, "ab"));
        apart.addAll(Hashes.of(TRIGRAMS, "cd"));

        assertThat(Hashes.of(TRIGRAMS, "ab cd")).isEqualTo(apart);
    }

    @Test
    void givenALongWordThenItsFirst64CharactersCount() {
        String start = "abcdefgh".repeat(8);

        assertThat(ngrams(TRIGRAMS, start)).hasSize(64);
        assertThat(ngrams(TRIGRAMS, start + "tail")).isEqualTo(ngrams(TRIGRAMS, start));
        assertThat(Hashes.of(TRIGRAMS, start + "tail").get(0)).isNotEqualTo(Hashes.token(start));
        assertThat(Hashes.of(TRIGRAMS, start + "tail next")).endsWith(array(Hashes.of(TRIGRAMS, "next")));
    }

    @Test
    void givenManyLongWordsOfEveryLengthOfNgramThenNoneIsLost() {
        FeatureSpec most = FeatureSpec.standard().withWordNgrams(3).withCharNgrams(1, 8);
        String word = "y".repeat(100);
        int perWord = 0;
        for (int n = 1; n <= 8; n++) {
            perWord += 66 - n + 1;
        }

        assertThat(Hashes.of(most, (word + " ").repeat(500))).hasSize(500 * (perWord + 3) - 1 - 2);
    }

    @Test
    void givenAccentsThenNgramsAreThoseOfTheBaseLettersAndTheWordIsNot() {
        assertThat(ngrams(TRIGRAMS, "résumé")).isEqualTo(ngrams(TRIGRAMS, "resume"));
        assertThat(Hashes.token("résumé")).isNotEqualTo(Hashes.token("resume"));
    }

    @Test
    void givenVowelSignsThenNgramsSeeThem() {
        assertThat(ngrams(TRIGRAMS, "कि")).isNotEqualTo(ngrams(TRIGRAMS, "की"));
    }

    @Test
    void givenMarksOnOneLetterThenTheirOrderDoesNotMatter() {
        // Alef with hamza and tanwin: composed, in canonical order, and as it is often typed.
        assertThat(Hashes.of(TRIGRAMS, "\u0623\u064B"))
                .isEqualTo(Hashes.of(TRIGRAMS, "\u0627\u064B\u0654"))
                .isEqualTo(Hashes.of(TRIGRAMS, "\u0627\u0654\u064B"));
    }

    @Test
    void givenLettersBeyondTheBasicPlaneThenTheyAreNotTakenForOthers() {
        // U+1044F and U+044F have the same lower sixteen bits.
        assertThat(shared("\uD801\uDC4F\uD801\uDC4F\uD801\uDC4F", "\u044F\u044F\u044F"))
                .isEmpty();
    }

    @Test
    void givenScriptsWithoutSpacesAndEmojiThenThereAreNoNgramsInside() {
        assertThat(Hashes.of(TRIGRAMS, "漢字仮名 😀")).isEqualTo(Hashes.words("漢字仮名 😀"));
        assertThat(Hashes.of(TRIGRAMS, "ab漢字")).hasSize(1 + 2 + 1);
    }

    private static List<Long> ngrams(FeatureSpec spec, String word) {
        return Hashes.of(spec, word).subList(1, Hashes.of(spec, word).size());
    }

    private static Set<Long> shared(String a, String b) {
        Set<Long> shared = new HashSet<>(ngrams(TRIGRAMS, a));
        shared.retainAll(ngrams(TRIGRAMS, b));
        return shared;
    }

    private static Long[] array(List<Long> values) {
        return values.toArray(new Long[0]);
    }
}
