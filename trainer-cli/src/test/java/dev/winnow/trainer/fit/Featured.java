package dev.winnow.trainer.fit;

import dev.winnow.article.Article;
import dev.winnow.feature.FeatureExtractor;
import dev.winnow.feature.FeatureSpec;
import dev.winnow.feature.FeatureVector;
import dev.winnow.feature.Vocabulary;
import dev.winnow.model.Calibration;
import dev.winnow.model.Head;
import dev.winnow.model.HeadType;
import dev.winnow.model.LinearForm;
import dev.winnow.model.Model;
import dev.winnow.model.Scorer;
import dev.winnow.model.Thresholds;
import dev.winnow.reading.PageReader;
import dev.winnow.trainer.data.Row;
import java.util.List;
import java.util.stream.IntStream;

/** Rows made into features as training makes them. */
record Featured(FeatureSpec spec, Vocabulary vocabulary, TrainingData data) {
    private static final PageReader READER = new PageReader();

    static Featured of(List<Row> rows, FeatureSpec spec, int minDocuments) {
        Corpus corpus = new Corpus();
        CountedNgrams.Counter counter = new CountedNgrams.Counter(spec);
        for (Row row : rows) {
            Article article = read(row);
            corpus.add(counter.count(article));
        }
        Corpus.Featured featured = corpus.featurize(spec, minDocuments, TrainingPlan.STANDARD_MAX_FEATURES);
        return new Featured(spec, featured.vocabulary(), new TrainingData(featured.rows()));
    }

    static Article read(Row row) {
        return READER.read(row.page());
    }

    /** A problem over all rows that have a class (0 or more). */
    LabelProblem problem(int[] classes, int count, boolean margin, long seed) {
        int[] documents = IntStream.range(0, classes.length)
                .filter(d -> classes[d] >= 0 && data.rows().size(d) > 0)
                .toArray();
        int[] targets = IntStream.of(documents).map(d -> classes[d]).toArray();
        return new LabelProblem(data, documents, targets, count, margin, new float[0], new float[0], seed);
    }

    /** What the scorer will extract from a row, as the one document of rows sorted by index. */
    FeatureRows extract(Row row) {
        Article article = read(row);
        FeatureVector vector = new FeatureExtractor(spec, vocabulary).extract(article);
        int[] order = IntStream.range(0, vector.size)
                .boxed()
                .sorted((a, b) -> Integer.compare(vector.index[a], vector.index[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] index = IntStream.of(order).map(i -> vector.index[i]).toArray();
        float[] value = new float[order.length];
        for (int i = 0; i < order.length; i++) {
            value[i] = vector.value[order[i]];
        }
        return new FeatureRows(vocabulary.size(), new int[] {0, order.length}, index, value);
    }

    /** A scorer for one fitted head. */
    Scorer scorer(Fitted fitted, HeadType type) {
        int outputs = fitted.form().outputs();
        List<String> labels = IntStream.range(0, Math.max(2, outputs))
                .mapToObj(Integer::toString)
                .toList();
        Head head = new Head(
                "head",
                type,
                labels,
                fitted.form(),
                Calibration.identity(outputs),
                Thresholds.none(),
                new float[labels.size()]);
        int columns = fitted.form() instanceof LinearForm ? outputs : 0;
        return new Scorer(new Model(spec, vocabulary, List.of(head), columns, fitted.table()));
    }
}
