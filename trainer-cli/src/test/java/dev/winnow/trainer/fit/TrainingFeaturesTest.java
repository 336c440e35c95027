package dev.winnow.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.article.Article;
import dev.winnow.article.Page;
import dev.winnow.feature.FeatureExtractor;
import dev.winnow.feature.FeatureSpec;
import dev.winnow.feature.FeatureVector;
import dev.winnow.feature.TitleUse;
import dev.winnow.feature.Weighting;
import dev.winnow.trainer.data.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What training learns from is, bit for bit, what scoring will see. */
class TrainingFeaturesTest {
    private static final String ALPHABET = "abc  ABC  .,;é\u0301ßπЖअ界世界カ한 😀👍🏽\u200d12 -\n";

    static Stream<FeatureSpec> specs() {
        FeatureSpec standard = FeatureSpec.standard();
        return Stream.of(
                standard,
                standard.withWordNgrams(1),
                standard.withWordNgrams(3).withTitle(TitleUse.BOTH),
                standard.withCharNgrams(2, 5).withTitle(TitleUse.SEPARATE),
                standard.withWeighting(Weighting.COUNT_ROOT),
                standard.withPageFields(true),
                standard.withWordNgrams(3).withCharNgrams(1, 8).withWeighting(Weighting.COUNT_ROOT));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void givenTheSamples_whenExtractedAgain_thenEveryValueIsBitEqual(FeatureSpec spec) {
        assertBitEqual(TestRows.samples("train"), spec, 1);
    }

    @ParameterizedTest
    @MethodSource("specs")
    void givenRareNgramsLeftOut_whenExtractedAgain_thenEveryValueIsBitEqual(FeatureSpec spec) {
        assertBitEqual(TestRows.samples("train"), spec, 3);
    }

    @ParameterizedTest
    @MethodSource("specs")
    void givenRandomTextsOfManyScripts_whenExtractedAgain_thenEveryValueIsBitEqual(FeatureSpec spec) {
        Random random = new Random(5);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            rows.add(new Row(
                    Page.ofText(randomText(random, 40), randomText(random, i == 0 ? 30_000 : 400)),
                    Map.of(),
                    "rows.jsonl",
                    i));
        }
        assertBitEqual(rows, spec, 2);
    }

    @Test
    void givenCopiesOfRows_whenTrained_thenNgramsAreAsFrequentAsWithoutThem() {
        List<Row> rows = TestRows.samples("train");
        List<Row> copied = new ArrayList<>(rows);
        for (Row row : rows.subList(0, 20)) {
            Map<String, List<String>> fields = new HashMap<>(row.fields());
            copied.add(new Row(row.page(), fields, row.source(), row.line()));
        }
        List<Row> marked = new ArrayList<>(rows);
        for (Row row : copied.subList(rows.size(), copied.size())) {
            Map<String, List<String>> fields = new HashMap<>(row.fields());
            fields.put(Row.COPY, List.of());
            marked.add(new Row(row.page(), fields, row.source(), row.line()));
        }

        assertThat(idf(marked)).isEqualTo(idf(rows));
        assertThat(idf(copied)).isNotEqualTo(idf(rows));
    }

    private static float[] idf(List<Row> rows) {
        return Plans.of(new HeadRequest("topic", "topic", Optional.empty(), List.of()))
                .folds(0)
                .train(rows)
                .bundle()
                .model()
                .vocabulary()
                .idf();
    }

    private static String randomText(Random random, int most) {
        int length = most == 30_000 ? most : random.nextInt(most);
        int[] letters = ALPHABET.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return text.toString();
    }

    private static void assertBitEqual(List<Row> rows, FeatureSpec spec, int minDocuments) {
        Featured featured = Featured.of(rows, spec, minDocuments);
        FeatureRows learned = featured.data().rows();
        FeatureExtractor extractor = new FeatureExtractor(spec, featured.vocabulary());
        assertThat(learned.documents()).isEqualTo(rows.size());
        assertThat(learned.features()).isPositive();
        for (int d = 0; d < rows.size(); d++) {
            Article article = Featured.read(rows.get(d));
            FeatureVector vector = extractor.extract(article);
            Map<Integer, Integer> seen = new HashMap<>();
            for (int i = 0; i < vector.size; i++) {
                seen.put(vector.index[i], Float.floatToRawIntBits(vector.value[i]));
            }
            Map<Integer, Integer> trained = new HashMap<>();
            for (int e = learned.start()[d]; e < learned.start()[d + 1]; e++) {
                trained.put(learned.index()[e], Float.floatToRawIntBits(learned.value()[e]));
            }
            assertThat(trained).as("document %d", d).isEqualTo(seen).hasSize(vector.size);
        }
    }
}
