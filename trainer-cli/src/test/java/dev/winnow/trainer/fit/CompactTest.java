package dev.winnow.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.article.Page;
import dev.winnow.feature.FeatureExtractor;
import dev.winnow.feature.FeatureVector;
import dev.winnow.model.ByteTable;
import dev.winnow.model.HeadType;
import dev.winnow.model.Model;
import dev.winnow.model.Scorer;
import dev.winnow.trainer.data.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A model whose weights were rounded to bytes decides as before on at least 998 of 1,000 articles. */
class CompactTest {
    private static final double EQUAL = 0.998;

    @Test
    void givenRealArticlesThenDecisionsAreThoseOfTheFullModel() {
        List<Row> train = TestRows.agNews("train", 12_000);
        List<Row> test = TestRows.agNews("test", 7_600);
        HeadRequest request = Plans.head(HeadType.SINGLE);

        Model full = Plans.of(request).folds(0).train(train).bundle().model();

        assertThat(equalDecisions(full, test)).isGreaterThanOrEqualTo(EQUAL);
        assertThat(largestError(full, test)).isLessThanOrEqualTo(1);
    }

    @Test
    void givenATableOfManyLabelsThenDecisionsAreThoseOfTheFullModel() {
        Random random = new Random(1);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            String label = String.valueOf((char) ('a' + i % 12));
            String other = String.valueOf((char) ('a' + random.nextInt(12)));
            String text = TestRows.text(label, random) + (i % 3 == 0 ? TestRows.text(other, random) : "");
            rows.add(
                    i % 3 == 0 && !other.equals(label)
                            ? TestRows.row(i, text, label, other)
                            : TestRows.row(i, text, label));
        }

        Model full =
                Plans.of(Plans.head()).train(rows.subList(0, 2_000)).bundle().model();

        assertThat(full.heads().get(0).type()).isEqualTo(HeadType.MULTI);
        assertThat(full.table().columns()).isEqualTo(12);
        assertThat(equalDecisions(full, rows.subList(2_000, 4_000))).isGreaterThanOrEqualTo(EQUAL);
    }

    private static double equalDecisions(Model full, List<Row> rows) {
        Scorer exact = new Scorer(full);
        Scorer rounded = new Scorer(full.compact());
        int equal = 0;
        for (Row row : rows) {
            score(exact, row.page());
            score(rounded, row.page());
            equal += exact.result(0).labels().equals(rounded.result(0).labels()) ? 1 : 0;
        }
        return (double) equal / rows.size();
    }

    /** The largest error of a raw score, as a part of what is allowed: half a step of each row, times its value. */
    private static double largestError(Model full, List<Row> rows) {
        ByteTable table = (ByteTable) full.compact().table();
        Scorer exact = new Scorer(full);
        Scorer rounded = new Scorer(full.compact());
        FeatureExtractor extractor = new FeatureExtractor(full.spec(), full.vocabulary());
        double largest = 0;
        for (Row row : rows) {
            score(exact, row.page());
            score(rounded, row.page());
            FeatureVector vector = extractor.extract(
                    title(row.page()), String.valueOf(row.page().text()));
            double allowed = 1e-5;
            for (int i = 0; i < vector.size; i++) {
                allowed += 0.5 * table.scale()[vector.index[i]] * vector.value[i];
            }
            for (int k = 0; k < exact.scores(0).length; k++) {
                largest = Math.max(largest, Math.abs(exact.scores(0)[k] - rounded.scores(0)[k]) / allowed);
            }
        }
        return largest;
    }

    private static void score(Scorer scorer, Page page) {
        scorer.score(title(page), String.valueOf(page.text()));
    }

    private static String title(Page page) {
        return page.title() == null ? "" : page.title();
    }
}
