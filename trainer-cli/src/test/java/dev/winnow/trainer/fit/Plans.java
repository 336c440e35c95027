package dev.winnow.trainer.fit;

import dev.winnow.bundle.BundleException;
import dev.winnow.feature.FeatureSpec;
import dev.winnow.model.FloatTable;
import dev.winnow.model.HeadType;
import dev.winnow.trainer.Progress;
import dev.winnow.trainer.data.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Builds training plans for tests: standard unless said otherwise. */
final class Plans {
    static final List<DataSource> SOURCES = List.of(new DataSource("rows.jsonl", "0".repeat(64)));

    private final List<HeadRequest> heads;
    private TrainerKind trainer = TrainerKind.SVM;
    private final Map<String, String> options = new HashMap<>();
    private FeatureSpec spec = FeatureSpec.standard();
    private boolean balance;
    private OptionalDouble labelPrecision = OptionalDouble.empty();
    private OptionalInt folds = OptionalInt.empty();
    private OptionalInt minDocuments = OptionalInt.empty();
    private Optional<String> groupField = Optional.empty();
    private Optional<String> weightField = Optional.empty();
    private VectorsUse vectors = VectorsUse.never();
    private long seed = 1;
    private OptionalInt rank = OptionalInt.empty();
    private int threads = 2;

    private Plans(List<HeadRequest> heads) {
        this.heads = heads;
    }

    static Plans of(HeadRequest... heads) {
        return new Plans(List.of(heads));
    }

    /** The head {@code topics} from the field {@code labels}. */
    static HeadRequest head(HeadType type, String... values) {
        return new HeadRequest("topics", "labels", Optional.of(type), List.of(values));
    }

    /** The same, of the type that is found from the data. */
    static HeadRequest head() {
        return new HeadRequest("topics", "labels", Optional.empty(), List.of());
    }

    /** Options that make a trainer quick on small data. */
    static Map<String, String> quick(TrainerKind kind) {
        return switch (kind) {
            case XGBOOST -> Map.of("trees", "15");
            case RANDOM_FOREST -> Map.of("trees", "10", "features", "300");
            case FACTORISATION_MACHINE -> Map.of("factors", "4");
            default -> Map.of();
        };
    }

    /** A trainer, made quick. */
    Plans trainer(TrainerKind kind) {
        trainer = kind;
        options.putAll(quick(kind));
        return this;
    }

    Plans option(String name, String value) {
        options.put(name, value);
        return this;
    }

    Plans words(int longest) {
        spec = spec.withWordNgrams(longest);
        return this;
    }

    Plans pageFields() {
        spec = spec.withPageFields(true);
        return this;
    }

    Plans balanced() {
        balance = true;
        return this;
    }

    Plans labelPrecision(double wanted) {
        labelPrecision = OptionalDouble.of(wanted);
        return this;
    }

    Plans folds(int n) {
        folds = OptionalInt.of(n);
        return this;
    }

    Plans minDocuments(int n) {
        minDocuments = OptionalInt.of(n);
        return this;
    }

    Plans groupedBy(String field) {
        groupField = Optional.of(field);
        return this;
    }

    Plans weightedBy(String field) {
        weightField = Optional.of(field);
        return this;
    }

    Plans vectors(VectorsUse use) {
        vectors = use;
        return this;
    }

    Plans seed(long other) {
        seed = other;
        return this;
    }

    Plans rank(int n) {
        rank = OptionalInt.of(n);
        return this;
    }

    Plans threads(int n) {
        threads = n;
        return this;
    }

    Training.Outcome train(Iterable<Row> rows) {
        TrainingPlan plan = new TrainingPlan(
                "test",
                heads,
                spec,
                minDocuments,
                TrainingPlan.STANDARD_MAX_FEATURES,
                folds,
                groupField,
                weightField,
                new FitSettings(trainer, options, balance, labelPrecision, 0.97, 0.97, seed),
                vectors,
                ModelNotes.none(),
                false,
                rank,
                threads);
        try (Training training = new Training(plan, Progress.none())) {
            rows.forEach(training::add);
            return training.finish(SOURCES);
        } catch (BundleException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of the bundle that these rows give. */
    byte[] bytes(Iterable<Row> rows) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            train(rows).bundle().write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The weights of the linear heads of a model that was not made compact: [rows x columns]. */
    static float[] weights(Training.Outcome outcome) {
        return ((FloatTable) outcome.bundle().model().table()).weights();
    }
}
