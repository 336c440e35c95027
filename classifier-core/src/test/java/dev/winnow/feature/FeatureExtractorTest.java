package dev.winnow.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureExtractorTest {
    private static final FeatureSpec WORDS = Hashes.WORDS;

    @Test
    void givenKnownWordsThenRowsComeInOrderOfFirstOccurrenceEachOnce() {
        FeatureExtractor extractor = new FeatureExtractor(WORDS, vocabulary("zero", "one", "two", "three"));

        FeatureVector vector = extractor.extract("Two!", "unknown three, one; THREE two");

        assertThat(rows(vector)).containsExactly(2, 3, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing of this is known", "...", "漢字"})
    void givenUnknownTextOnlyThenThereAreNoFeatures(String text) {
        FeatureExtractor extractor = new FeatureExtractor(WORDS, vocabulary("zero", "one"));
        extractor.extract("", "zero one");

        assertThat(extractor.extract("", text).size).isZero();
    }

    @Test
    void givenAnEmptyVocabularyThenThereAreNeverFeatures() {
        FeatureExtractor extractor = new FeatureExtractor(WORDS, vocabulary());

        assertThat(extractor.extract("any", "text " + "words ".repeat(5000)).size)
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 126, 127, 128, 129, 255, 256, 257, 100_000})
    void givenMoreOccurrencesThanTheCapThenTheyCountAsTheCap(int times) {
        FeatureExtractor extractor =
                new FeatureExtractor(WORDS.withWeighting(Weighting.COUNT_ROOT), vocabulary("many", "once"));

        FeatureVector vector = extractor.extract("", "many ".repeat(times) + "once");

        int n = Math.min(times, Weighting.MAX_COUNT);
        assertThat(vector.size).isEqualTo(2);
        assertThat(vector.value[0]).isCloseTo((float) (n / Math.sqrt(n + 1)), within(1e-5f));
        assertThat(vector.value[1]).isCloseTo((float) (1 / Math.sqrt(n + 1)), within(1e-6f));
    }

    @ParameterizedTest
    @EnumSource
    void givenRandomTextThenTheVectorIsThatOfCountingHashesInAMap(Weighting weighting) {
        Random random = new Random(3);
        FeatureSpec spec = FeatureSpec.standard().withTitle(TitleUse.BOTH).withWeighting(weighting);
        for (int round = 0; round < 50; round++) {
            String title = RandomText.words(random, 5);
            String text = RandomText.words(random, random.nextInt(2000));
            Vocabulary vocabulary = someOf(random, Hashes.of(spec, title, text));

            FeatureVector vector = new FeatureExtractor(spec, vocabulary).extract(title, text);

            Map<Integer, Integer> counts = new LinkedHashMap<>();
            for (long hash : Hashes.of(spec, title, text)) {
                if (vocabulary.row(hash) >= 0) {
                    counts.merge(vocabulary.row(hash), 1, Integer::sum);
                }
            }
            assertThat(rows(vector)).containsExactlyElementsOf(counts.keySet());
            double norm = 0;
            for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
                double n = Math.min(entry.getValue(), 127);
                double x = (1 + Math.log(n)) * vocabulary.idf()[entry.getKey()];
                norm += weighting == Weighting.LOG_L2 ? x * x : n;
            }
            for (int i = 0; i < vector.size; i++) {
                double n = Math.min(counts.get(vector.index[i]), 127);
                double frequency = weighting == Weighting.LOG_L2 ? 1 + Math.log(n) : n;
                assertThat((double) vector.value[i])
                        .isCloseTo(frequency * vocabulary.idf()[vector.index[i]] / Math.sqrt(norm), within(1e-5));
            }
        }
    }

    @Test
    void givenAnotherArticleInBetweenThenTheVectorIsBitEqual() {
        Random random = new Random(4);
        FeatureSpec spec = FeatureSpec.standard().withCharNgrams(3, 4);
        for (int round = 0; round < 50; round++) {
            String a = RandomText.of(random, random.nextInt(3000));
            String b = RandomText.of(random, random.nextInt(3000));
            List<Long> hashes = new ArrayList<>(Hashes.of(spec, a));
            hashes.addAll(Hashes.of(spec, b));
            FeatureExtractor extractor = new FeatureExtractor(spec, someOf(random, hashes));

            Copy before = Copy.of(extractor.extract("", a));
            extractor.extract(b, b);
            Copy after = Copy.of(extractor.extract("", a));

            assertThat(after).isEqualTo(before);
        }
    }

    @Test
    void givenMoreFeaturesThanEverBeforeThenTheVectorGrows() {
        String[] words = new String[5000];
        Arrays.setAll(words, i -> "word" + i);
        FeatureExtractor extractor = new FeatureExtractor(WORDS, vocabulary(words));

        FeatureVector vector = extractor.extract("", String.join(" ", words));

        assertThat(vector.size).isEqualTo(5000);
        assertThat(rows(vector)).isSorted();
    }

    private record Copy(List<Integer> index, List<Float> value) {
        static Copy of(FeatureVector vector) {
            List<Float> values = new ArrayList<>();
            for (int i = 0; i < vector.size; i++) {
                values.add(vector.value[i]);
            }
            return new Copy(rows(vector), values);
        }
    }

    private static List<Integer> rows(FeatureVector vector) {
        return Arrays.stream(vector.index, 0, vector.size).boxed().collect(Collectors.toList());
    }

    /** A vocabulary of about half of these hashes, in no order. */
    private static Vocabulary someOf(Random random, List<Long> hashes) {
        long[] keys = hashes.stream()
                .distinct()
                .filter(h -> random.nextBoolean())
                .sorted()
                .mapToLong(Long::longValue)
                .toArray();
        float[] idf = new float[keys.length];
        for (int i = 0; i < idf.length; i++) {
            idf[i] = 1 + random.nextFloat() * 8;
        }
        return new Vocabulary(keys, idf);
    }

    private static Vocabulary vocabulary(String... words) {
        float[] ones = new float[words.length];
        Arrays.fill(ones, 1);
        return new Vocabulary(Arrays.stream(words).mapToLong(Hashes::token).toArray(), ones);
    }
}
