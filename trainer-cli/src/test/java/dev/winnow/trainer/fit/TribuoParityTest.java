package dev.winnow.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.article.Article;
import dev.winnow.feature.FeatureSpec;
import dev.winnow.model.HeadType;
import dev.winnow.model.Scorer;
import dev.winnow.trainer.data.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.multilabel.MultiLabel;

/**
 * Winnow's compiled scores of a text, from its characters on, against Tribuo's own {@code predict} of the same features:
 * raw scores where Tribuo gives them, else probabilities under the normalisation that Tribuo applies.
 */
class TribuoParityTest {
    private static final double TOLERANCE = 1e-4;
    private static final int TRAIN_ROWS = 2000;
    private static final int TEST_ROWS = 500;

    /** Where rows come from, and which labels they have. */
    enum Source {
        SAMPLES {
            @Override
            Set<String> labels(Row row) {
                return Set.copyOf(row.values("topics"));
            }

            @Override
            List<Row> rows(String part) {
                return TestRows.samples(part);
            }
        },
        AG_NEWS {
            /** The section, and the agency where the text names one: some rows have two labels. */
            @Override
            Set<String> labels(Row row) {
                Set<String> labels = new TreeSet<>(row.values("labels"));
                for (String agency : List.of("Reuters", "AP", "AFP")) {
                    if (String.valueOf(row.page().text()).contains("(" + agency + ")")) {
                        labels.add(agency);
                    }
                }
                return labels;
            }

            @Override
            List<Row> rows(String part) {
                return TestRows.agNews(part, part.equals("train") ? TRAIN_ROWS : TEST_ROWS);
            }
        };

        abstract Set<String> labels(Row row);

        abstract List<Row> rows(String part);

        /** The one class of a row, for single heads; empty where it has none. */
        List<String> single(Row row) {
            return row.values(this == SAMPLES ? "topic" : "labels");
        }

        /** Whether a row is of the positive class, for margins. */
        boolean positive(Row row) {
            return this == SAMPLES
                    ? row.values("label").contains("article")
                    : single(row).contains("Sports");
        }
    }

    /** Rows of a source as features, read and counted once. */
    private record Prepared(Source source, List<Row> train, List<Row> test, Featured featured) {
        private static final Map<Source, Prepared> MADE = new ConcurrentHashMap<>();

        static Prepared of(Source source) {
            return MADE.computeIfAbsent(source, s -> {
                List<Row> train = s.rows("train");
                int minDocuments = train.size() < 1000 ? 1 : 2;
                return new Prepared(s, train, s.rows("test"), Featured.of(train, FeatureSpec.standard(), minDocuments));
            });
        }

        /** One text of all: sums over many features lose the most. */
        private static Row joined(List<Row> rows) {
            String text = rows.stream().map(row -> Featured.read(row).text()).collect(Collectors.joining("\n"));
            return TestRows.row(0, text);
        }

        List<String> classes(Function<Row, ? extends Iterable<String>> labels) {
            Set<String> all = new TreeSet<>();
            train.forEach(row -> labels.apply(row).forEach(all::add));
            return List.copyOf(all);
        }
    }

    static Stream<Arguments> everyTrainerAndSource() {
        return Arrays.stream(TrainerKind.values())
                .filter(kind -> kind != TrainerKind.MULTILABEL_SGD && kind != TrainerKind.AUTO)
                .flatMap(kind -> Arrays.stream(Source.values()).map(source -> Arguments.of(kind, source)));
    }

    /** What fits one class against the rest is compared a class at a time, as a margin. */
    static Stream<Arguments> everyTrainerOfClassesAndSource() {
        return everyTrainerAndSource().filter(arguments -> arguments.get()[0] != TrainerKind.NB_SVM);
    }

    @ParameterizedTest
    @MethodSource("everyTrainerOfClassesAndSource")
    void givenASingleHead_whenTextsAreScored_thenTribuoSaysTheSame(TrainerKind kind, Source source) {
        Prepared prepared = Prepared.of(source);
        List<String> labels = prepared.classes(source::single);
        int[] classes = prepared.train().stream()
                .mapToInt(row -> source.single(row).stream()
                        .mapToInt(labels::indexOf)
                        .findFirst()
                        .orElse(-1))
                .toArray();
        LabelProblem problem = prepared.featured().problem(classes, labels.size(), false, 7);

        assertSameScores(prepared, kind, problem, HeadType.SINGLE);
    }

    @ParameterizedTest
    @MethodSource("everyTrainerAndSource")
    void givenAMargin_whenTextsAreScored_thenTribuoSaysTheSame(TrainerKind kind, Source source) {
        Prepared prepared = Prepared.of(source);
        int[] classes = prepared.train().stream()
                .mapToInt(row -> source.positive(row) ? 0 : 1)
                .toArray();
        LabelProblem problem = prepared.featured().problem(classes, 2, true, 7);

        assertSameScores(prepared, kind, problem, HeadType.BINARY);
    }

    private static void assertSameScores(Prepared prepared, TrainerKind kind, LabelProblem problem, HeadType type) {
        HeadTrainer trainer = kind.create(kind.options(Plans.quick(kind)));
        HeadTrainer.Trained trained = trainer.train(problem);
        Reference reference = new Reference(kind, trained.model(), problem);
        Scorer scorer = prepared.featured().scorer(trained.fitted(), type);
        Differences differences = new Differences();
        for (Row row : prepared.test()) {
            FeatureRows features = prepared.featured().extract(row);
            if (reference.knows(features)) {
                score(scorer, row);
                differences.add(
                        reference.predict(features), Reference.normalised(kind, scorer.scores(0), problem.margin()));
            }
        }
        differences.requireNone(prepared);
    }

    private static void score(Scorer scorer, Row row) {
        Article article = Featured.read(row);
        scorer.score(article.title(), article.text());
    }

    @ParameterizedTest
    @MethodSource("everyTrainerAndSource")
    void givenAMultiHead_whenTextsAreScored_thenTribuoSaysTheSameOfEachLabel(TrainerKind kind, Source source) {
        Prepared prepared = Prepared.of(source);
        MultiProblem problem = multiProblem(prepared);
        HeadTrainer trainer = kind.create(kind.options(Plans.quick(kind)));
        Map<Long, Reference> references = new ConcurrentHashMap<>(); // by the seed, which is the label's own
        HeadTrainer recording = new HeadTrainer() {
            @Override
            public Trained train(LabelProblem label) {
                Trained trained = trainer.train(label);
                references.put(label.seed(), new Reference(kind, trained.model(), label));
                return trained;
            }

            @Override
            public boolean honoursWeights() {
                return trainer.honoursWeights();
            }
        };

        Fitted fitted;
        try (Parallel parallel = new Parallel(2)) {
            fitted = new OneVersusRest(recording).fit(problem, parallel, () -> {});
        }

        Scorer scorer = prepared.featured().scorer(fitted, HeadType.MULTI);
        Differences differences = new Differences();
        for (Row row : prepared.test()) {
            FeatureRows features = prepared.featured().extract(row);
            for (int k = 0; k < problem.labelCount(); k++) {
                Reference reference = references.get(Seeds.derive(problem.seed(), k));
                if (reference.knows(features)) {
                    score(scorer, row);
                    differences.add(
                            reference.predict(features),
                            Reference.normalised(kind, new float[] {scorer.scores(0)[k]}, true));
                }
            }
        }
        assertThat(references).hasSize(problem.labelCount());
        differences.requireNone(prepared);
    }

    @ParameterizedTest
    @EnumSource
    void givenOneModelForAllLabels_whenTextsAreScored_thenTribuoSaysTheSameOfEachLabel(Source source) {
        Prepared prepared = Prepared.of(source);
        MultiProblem problem = multiProblem(prepared);
        MultilabelSgdTrainer.Trained trained = new MultilabelSgdTrainer(5, 0.5, 1).train(problem);
        Scorer scorer = prepared.featured().scorer(trained.fitted(), HeadType.MULTI);
        Differences differences = new Differences();
        for (Row row : prepared.test()) {
            FeatureRows features = prepared.featured().extract(row);
            if (features.size(0) > 0) {
                Map<String, MultiLabel> scores = trained.model()
                        .predict(new RowExample<>(
                                new MultiLabel(Set.of(new Label("0"))),
                                1,
                                features,
                                prepared.featured().data().domain(),
                                0))
                        .getOutputScores();
                double[] expected = new double[problem.labelCount()];
                double[] found = new double[problem.labelCount()];
                score(scorer, row);
                for (int k = 0; k < expected.length; k++) {
                    String name = LabelProblem.label(k).getLabel();
                    expected[k] =
                            scores.get(name).getLabelScore(new Label(name)).orElseThrow();
                    found[k] = Reference.sigmoid(scorer.scores(0)[k]);
                }
                differences.add(expected, found);
            }
        }
        differences.requireNone(prepared);
    }

    private static MultiProblem multiProblem(Prepared prepared) {
        Source source = prepared.source();
        List<String> labels = prepared.classes(source::labels);
        int[] documents = IntStream.range(0, prepared.train().size()).toArray();
        int[][] targets = prepared.train().stream()
                .map(row ->
                        source.labels(row).stream().mapToInt(labels::indexOf).toArray())
                .toArray(int[][]::new);
        return new MultiProblem(prepared.featured().data(), documents, targets, labels.size(), false, new float[0], 7);
    }

    /** Collects the differences of many comparisons. */
    private static final class Differences {
        private final List<Double> all = new ArrayList<>();
        private int documents;

        void add(double[] expected, double[] found) {
            assertThat(found).hasSameSizeAs(expected);
            for (int i = 0; i < expected.length; i++) {
                all.add(Math.abs(expected[i] - found[i]));
            }
            documents++;
        }

        /** Nearly every test row could be compared, and none differs. */
        void requireNone(Prepared prepared) {
            assertThat(documents).isGreaterThan(prepared.test().size() * 9 / 10);
            assertThat(all).allSatisfy(difference -> assertThat(difference).isLessThan(TOLERANCE));
        }
    }

    /** A Tribuo model, and how to ask it. */
    private static final class Reference {
        private final TrainerKind kind;
        private final Model<Label> model;
        private final LabelProblem problem;
        private final int[] selected;
        private final FeatureDomain domain;
        /** [features] what Tribuo was given values multiplied by, or empty. */
        private final float[] ratios;

        Reference(TrainerKind kind, Model<Label> model, LabelProblem problem) {
            this.kind = kind;
            this.model = model;
            this.problem = problem;
            int features = problem.data().rows().features();
            this.selected = ChiSquare.select(problem, selects(kind, features));
            this.domain = new FeatureDomain(selected.length);
            this.ratios = kind == TrainerKind.NB_SVM ? LogRatios.of(problem) : new float[0];
        }

        /** How many features a trainer keeps of so many. */
        private static int selects(TrainerKind kind, int features) {
            TrainerOptions options = kind.options(Plans.quick(kind));
            return options.values().containsKey("features") ? options.whole("features") : features;
        }

        /** Whether the document has a feature that the model looks at; Tribuo refuses others. */
        boolean knows(FeatureRows document) {
            return document.only(selected).size(0) > 0;
        }

        /** Tribuo's score of each class; of a margin, its score of class 0. */
        double[] predict(FeatureRows document) {
            RowExample<Label> example =
                    new RowExample<>(LabelProblem.label(0), 1, scaled(document).only(selected), domain, 0);
            Map<String, Label> scores = new HashMap<>(model.predict(example).getOutputScores());
            double[] predicted = new double[problem.outputs()];
            for (int k = 0; k < predicted.length; k++) {
                predicted[k] = scores.get(LabelProblem.label(k).getLabel()).getScore();
            }
            return predicted;
        }

        private FeatureRows scaled(FeatureRows document) {
            if (ratios.length == 0) {
                return document;
            }
            float[] values = document.value().clone();
            for (int i = 0; i < values.length; i++) {
                values[i] *= ratios[document.index()[i]];
            }
            return new FeatureRows(document.features(), document.start(), document.index(), values);
        }

        /** Winnow's raw scores as Tribuo would give them. */
        static double[] normalised(TrainerKind kind, float[] scores, boolean margin) {
            double[] raw = new double[scores.length];
            Arrays.setAll(raw, k -> scores[k]);
            return switch (kind) {
                case SVM, NB_SVM -> raw;
                case LOGISTIC -> margin ? sigmoids(raw) : shares(sigmoids(raw));
                case RANDOM_FOREST -> margin ? new double[] {(1 + raw[0]) / 2} : raw;
                default -> margin ? sigmoids(raw) : softmax(raw);
            };
        }

        static double sigmoid(double z) {
            return 1 / (1 + Math.exp(-z));
        }

        private static double[] sigmoids(double[] z) {
            return Arrays.stream(z).map(Reference::sigmoid).toArray();
        }

        private static double[] shares(double[] parts) {
            double sum = Arrays.stream(parts).sum();
            return Arrays.stream(parts).map(part -> part / sum).toArray();
        }

        private static double[] softmax(double[] z) {
            double max = Arrays.stream(z).max().orElseThrow();
            return shares(Arrays.stream(z).map(x -> Math.exp(x - max)).toArray());
        }
    }
}
