package dev.winnow.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.article.Article;
import dev.winnow.feature.FeatureSpec;
import dev.winnow.feature.Field;
import dev.winnow.feature.Vocabulary;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CorpusTest {
    private static final FeatureSpec WORDS = FeatureSpec.standard().withWordNgrams(1);

    private static Corpus corpus(String... texts) {
        Corpus corpus = new Corpus();
        CountedNgrams.Counter counter = new CountedNgrams.Counter(WORDS);
        for (String text : texts) {
            corpus.add(counter.count(article(text)));
        }
        return corpus;
    }

    private static long hash(String word) {
        return new CountedNgrams.Counter(WORDS).count(article(word)).hashes()[0];
    }

    static Article article(String text) {
        return new Article(null, null, null, null, null, List.of(), "", text, List.of());
    }

    @Test
    void givenWordsOfManyAndFewDocuments_whenFeaturized_thenThoseBelowTheLeastAreLeftOut() {
        Corpus corpus = corpus("one two three", "one two", "one one one", "");

        assertThat(corpus.featurize(WORDS, 1, 100).vocabulary().size()).isEqualTo(3);
        assertThat(corpus.featurize(WORDS, 2, 100).vocabulary().keys()).containsExactly(hash("one"), hash("two"));
        assertThat(corpus.featurize(WORDS, 4, 100).vocabulary().size()).isZero();
    }

    @Test
    void givenADocumentOverAgain_whenFeaturized_thenItIsARowButTellsNothingOfFrequency() {
        CountedNgrams.Counter counter = new CountedNgrams.Counter(WORDS);
        Corpus once = corpus("one two", "one");
        Corpus twice = corpus("one two", "one");
        twice.add(counter.count(article("one")), true);
        Corpus.Featured featured = twice.featurize(WORDS, 1, 100);

        assertThat(featured.rows().documents()).isEqualTo(3);
        assertThat(featured.vocabulary().idf())
                .isEqualTo(once.featurize(WORDS, 1, 100).vocabulary().idf());
        assertThat(featured.rows().size(2)).isEqualTo(1);
    }

    @Test
    void givenMoreWordsThanWanted_whenFeaturized_thenThoseOfMostDocumentsAreKept() {
        Corpus.Featured featured = corpus("three two one", "two one", "one").featurize(WORDS, 1, 2);

        assertThat(featured.vocabulary().keys()).containsExactly(hash("one"), hash("two"));
        assertThat(IntStream.range(0, 3).map(featured.rows()::size)).containsExactly(2, 2, 1);
    }

    @Test
    void givenStyleOfFewDocuments_whenFeaturized_thenItIsLeftOutThoughItsWordsAreKept() {
        FeatureSpec page = WORDS.withPageFields(true);
        CountedNgrams.Counter counter = new CountedNgrams.Counter(page);
        Corpus corpus = new Corpus();
        for (int d = 0; d < 150; d++) {
            corpus.add(counter.count(article(d < 2 ? "rarely ?" : d < 5 ? "seldom !" : "often")));
        }
        Vocabulary vocabulary = corpus.featurize(page, 2, 10_000).vocabulary();

        assertThat(vocabulary.row(hash("rarely"))).isNotNegative();
        assertThat(vocabulary.row(hash("seldom"))).isNotNegative();
        // Of 150 documents, 3 have "!", alone and beside a word, and 2 have "?".
        assertThat(vocabulary.row(style(counter, "!"))).isNotNegative();
        assertThat(vocabulary.row(style(counter, "?"))).isNegative();
    }

    private static long style(CountedNgrams.Counter counter, String symbol) {
        CountedNgrams counted = counter.count(article(symbol));
        return counted.hashes()[counted.ends()[Field.STYLE.ordinal() - 1]];
    }

    @Test
    void givenRandomTexts_whenFeaturized_thenRowsGoByDocumentFrequencyThenByHash() {
        Random random = new Random(3);
        String[] texts = new String[200];
        Map<Long, Integer> frequency = new HashMap<>();
        for (int d = 0; d < texts.length; d++) {
            TreeSet<String> words = new TreeSet<>();
            for (int w = 0; w < 10; w++) {
                words.add("w" + (int) (60 * random.nextDouble() * random.nextDouble()));
            }
            texts[d] = String.join(" ", words);
            words.forEach(word -> frequency.merge(hash(word), 1, Integer::sum));
        }
        List<Long> expected = frequency.keySet().stream()
                .sorted((a, b) -> frequency.get(a).equals(frequency.get(b))
                        ? Long.compareUnsigned(a, b)
                        : frequency.get(b) - frequency.get(a))
                .toList();

        Corpus.Featured featured = corpus(texts).featurize(WORDS, 1, 1000);

        assertThat(Arrays.stream(featured.vocabulary().keys()).boxed()).isEqualTo(expected);
        for (int row = 0; row < expected.size(); row++) {
            double idf = 1 + Math.log((1.0 + texts.length) / (1.0 + frequency.get(expected.get(row))));
            assertThat((double) featured.vocabulary().idf()[row]).isCloseTo(idf, within(1e-6));
        }
    }

    @Test
    void givenTheSameDocumentsInAnotherOrder_whenFeaturized_thenTheVocabularyIsTheSame() {
        long[] keys = corpus("a b c", "b c", "c d", "e")
                .featurize(WORDS, 1, 4)
                .vocabulary()
                .keys();

        assertThat(corpus("e", "c d", "b c", "a b c")
                        .featurize(WORDS, 1, 4)
                        .vocabulary()
                        .keys())
                .isEqualTo(keys);
    }

    @Test
    void givenRows_whenMade_thenEachIsSortedWithEveryFeatureOnce() {
        FeatureRows rows = corpus("f e d c b a a a", "a c e", "", "b d f f")
                .featurize(WORDS, 1, 100)
                .rows();

        assertThat(rows.documents()).isEqualTo(4);
        for (int d = 0; d < rows.documents(); d++) {
            assertThat(Arrays.copyOfRange(rows.index(), rows.start()[d], rows.start()[d + 1]))
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
        assertThat(IntStream.range(0, 4).map(rows::size)).containsExactly(6, 3, 0, 3);
    }

    @Test
    void givenAWordMoreOftenThanIsCounted_whenFeaturized_thenItCountsAsTheMost() {
        String often = "word ".repeat(127) + "other";
        FeatureRows atMost = corpus(often).featurize(WORDS, 1, 10).rows();
        FeatureRows more =
                corpus("word ".repeat(1000) + often).featurize(WORDS, 1, 10).rows();

        assertThat(more.value()).isEqualTo(atMost.value());
    }

    private static Offset<Double> within(double offset) {
        return Offset.offset(offset);
    }

    @Test
    void givenWordsToKeepBesides_whenFeaturized_thenTheyAreKeptHoweverRareAndTheRestIsAsBefore() {
        Corpus corpus = corpus("one two three", "one two", "one one one", "");
        long[] plain = corpus.featurize(WORDS, 2, 100).vocabulary().keys();
        Corpus.Featured more = corpus.featurize(WORDS, 2, 100, new long[] {hash("three"), hash("four"), hash("one")});

        assertThat(plain).containsExactly(hash("one"), hash("two"));
        assertThat(more.vocabulary().keys()).containsExactly(hash("one"), hash("two"), hash("three"), hash("four"));
        assertThat(IntStream.range(0, 4).map(more.rows()::size)).containsExactly(3, 2, 1, 0);
        assertThat(corpus.featurize(WORDS, 2, 1, new long[] {hash("four")})
                        .vocabulary()
                        .size())
                .isEqualTo(2);
    }
}
