package dev.winnow.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.article.Article;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LeadTest {
    private static final FeatureSpec TWO = FeatureSpec.standard().withLeadWords(2);

    @ParameterizedTest
    @CsvSource({
        "'one two three', 2, 'one two'",
        "'  one\ttwo\nthree', 2, '  one\ttwo'",
        "'one two', 2, 'one two'",
        "'one two ', 2, 'one two'",
        "'one', 2, one",
        "'', 2, ''",
        "'   ', 2, '   '",
        "'one-two, three four', 2, 'one-two, three'",
        "'漢字 仮名 三', 2, '漢字 仮名'",
        "'a\u00A0b c', 1, 'a\u00A0b'"
    })
    void givenATextThenItsLeadEndsBehindTheWord(String text, int words, String lead) {
        byte[] bytes = ("xy" + text + "z").getBytes(StandardCharsets.UTF_8);
        Utf8Text utf8 = new Utf8Text().set(bytes, 2, bytes.length - 1);

        assertThat(text.substring(0, Lead.end(text, words))).isEqualTo(lead);
        assertThat(new String(bytes, 2, Lead.end(utf8, words) - 2, StandardCharsets.UTF_8))
                .isEqualTo(lead);
    }

    @ParameterizedTest
    @EnumSource(TitleUse.class)
    void givenALeadThenTitleAndLeadAreHashedOnceMore(TitleUse use) {
        FeatureSpec spec = FeatureSpec.standard().withTitle(use);
        List<Long> expected = new ArrayList<>(Hashes.of(spec, "A title", "one two three four"));
        expected.addAll(Hashes.of(spec, "A title", "one two"));

        assertThat(Hashes.of(spec.withLeadWords(2), "A title", "one two three four"))
                .isEqualTo(expected);
    }

    @Test
    void givenTextOfAnyScriptThenItsUtf8HasTheSameHashes() {
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            // What is no character cannot be written in UTF-8.
            String text = new String(
                    (RandomText.of(random, 40) + " " + RandomText.of(random, 5000)).getBytes(StandardCharsets.UTF_8),
                    StandardCharsets.UTF_8);
            String title = round % 3 == 0 ? "" : "A title";
            FeatureSpec spec = TWO.withLeadWords(1 + random.nextInt(40));
            List<Long> made = new ArrayList<>();
            new NgramHasher(spec, Hashes.collector(made)).hash(utf8(title), utf8(text));

            assertThat(made).isEqualTo(Hashes.of(spec, title, text));
        }
    }

    @Test
    void givenALeadThenItsWordsWeighMoreAndNoFeatureIsNew() {
        long[] hashes = Hashes.of(FeatureSpec.standard(), "one two three").stream()
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
        float[] idf = new float[hashes.length];
        Arrays.fill(idf, 1);
        Vocabulary vocabulary = new Vocabulary(hashes, idf);
        Article article = new Article(null, null, null, null, null, List.of(), "", "one two three", List.of());

        FeatureVector plain = new FeatureExtractor(FeatureSpec.standard(), vocabulary).extract(article);
        FeatureVector led = new FeatureExtractor(TWO, vocabulary).extract(article);

        assertThat(led.size).isEqualTo(plain.size).isEqualTo(5);
        assertThat(value(led, vocabulary, "one") / value(led, vocabulary, "three"))
                .isCloseTo((float) (1 + Math.log(2)), within(1e-5f));
        assertThat(value(plain, vocabulary, "one")).isEqualTo(value(plain, vocabulary, "three"));
    }

    private static float value(FeatureVector vector, Vocabulary vocabulary, String word) {
        int row = vocabulary.row(Hashes.token(word));
        for (int i = 0; i < vector.size; i++) {
            if (vector.index[i] == row) {
                return vector.value[i];
            }
        }
        throw new AssertionError(word);
    }

    private static Utf8Text utf8(String text) {
        return Utf8Text.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
