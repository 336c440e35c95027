package dev.winnow.trainer.fit;

import dev.winnow.feature.FeatureSpec;
import dev.winnow.feature.FeatureVector;
import dev.winnow.feature.Vocabulary;
import dev.winnow.model.Calibration;
import dev.winnow.model.Form;
import dev.winnow.model.Head;
import dev.winnow.model.HeadType;
import dev.winnow.model.LinearForm;
import dev.winnow.model.Model;
import dev.winnow.model.Scorer;
import dev.winnow.model.Thresholds;
import dev.winnow.trainer.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Fits one head: chooses the trainer's main option by out-of-fold scores, fits calibration and thresholds to the
 * out-of-fold scores of the choice, and fits the final weights on all rows.
 */
final class HeadFitter {
    /** Folds are added to the comparison of option values until so many documents are held out. */
    private static final int ENOUGH_HELD_OUT = 2500;

    /** A single head's calibration has two numbers a label: so many documents tell them as well as more would. */
    private static final int ENOUGH_TO_CALIBRATE = 10_000;

    private static final double NOISE = 1e-9;

    private final TrainingData data;
    private final Vocabulary vocabulary;
    private final FeatureSpec spec;
    private final FitSettings settings;
    private final Parallel parallel;
    private final Progress progress;

    HeadFitter(
            TrainingData data,
            Vocabulary vocabulary,
            FeatureSpec spec,
            FitSettings settings,
            Parallel parallel,
            Progress progress) {
        this.data = data;
        this.vocabulary = vocabulary;
        this.spec = spec;
        this.settings = settings;
        this.parallel = parallel;
        this.progress = progress;
    }

    HeadFit fit(HeadData head) {
        TrainerKind kind = settings.trainer();
        TrainerOptions options = kind.options(settings.options());
        boolean heldOut = Arrays.stream(head.fold()).distinct().count() >= 2;
        boolean choose =
                heldOut && !kind.tuned().isEmpty() && !settings.options().containsKey(kind.tuned());
        Map<Double, Double> tried = new TreeMap<>();
        HeldOutScores heldOutScores = new HeldOutScores(head, settings);
        int filled = 0;
        if (choose) {
            filled = foldsFor(head, ENOUGH_HELD_OUT);
            Tried best = choose(head, options, filled, tried);
            options = best.options;
            heldOutScores = best.scores;
        }
        Calibration calibration = Calibration.identity(outputs(head));
        Thresholds thresholds = plainThresholds(head);
        if (heldOut) {
            progress.stage(head.name() + ": calibrating", (long) head.folds() * steps(head));
            int calibrating = head.type() == HeadType.SINGLE ? foldsFor(head, ENOUGH_TO_CALIBRATE) : head.folds();
            holdOut(head, options, filled, Math.max(filled, calibrating), heldOutScores);
            calibration = heldOutScores.calibrate();
            thresholds = heldOutScores.thresholds(calibration);
        }
        progress.stage(head.name() + ": fitting", steps(head));
        Fitted fitted =
                fit(head, options, IntStream.range(0, head.documents().length).toArray(), -1);
        return new HeadFit(fitted, calibration, thresholds, options.values(), tried, measureName(head.type()));
    }

    /** A value of the trainer's main option and what came of it. */
    private record Tried(TrainerOptions options, HeldOutScores scores, double measure) {}

    /**
     * Climbs from the trainer's default to the better neighbour, as long as there is one: the measure has one peak, noise
     * aside. Of equals the plainer model is taken. Half of the values are never tried (ag_news: 3 of 5 are).
     */
    private Tried choose(HeadData head, TrainerOptions defaults, int folds, Map<Double, Double> measures) {
        String name = settings.trainer().tuned();
        double[] grid = settings.trainer().grid();
        int start = Math.max(0, Arrays.binarySearch(grid, defaults.number(name)));
        Tried best = attempt(head, defaults, grid[start], folds, measures);
        int at = start;
        while (at > 0) {
            Tried plainer = attempt(head, defaults, grid[at - 1], folds, measures);
            if (plainer.measure < best.measure - NOISE) {
                break;
            }
            best = plainer;
            at--;
        }
        for (int next = start + 1; at == start && next < grid.length; next++) {
            Tried other = attempt(head, defaults, grid[next], folds, measures);
            if (other.measure <= best.measure + NOISE) {
                break;
            }
            best = other;
        }
        return best;
    }

    private Tried attempt(
            HeadData head, TrainerOptions defaults, double value, int folds, Map<Double, Double> measures) {
        String name = settings.trainer().tuned();
        TrainerOptions options = defaults.with(name, value);
        progress.stage(head.name() + ": trying " + name + " " + value, (long) folds * steps(head));
        HeldOutScores scores = new HeldOutScores(head, settings);
        holdOut(head, options, 0, folds, scores);
        double measure = scores.measure();
        measures.put(value, measure);
        return new Tried(options, scores, measure);
    }

    /** How many folds hold so many documents. */
    private static int foldsFor(HeadData head, int documents) {
        int folds =
                Math.min(head.folds(), (int) Math.ceil((double) documents * head.folds() / head.documents().length));
        // Folds of few large groups may be uneven, or empty.
        while (folds < head.folds() && heldOut(head, folds) < documents / 2) {
            folds++;
        }
        return folds;
    }

    /** How many documents the first folds have. */
    private static long heldOut(HeadData head, int folds) {
        return Arrays.stream(head.fold()).filter(fold -> fold < folds).count();
    }

    private static int steps(HeadData head) {
        return head.type() == HeadType.MULTI ? head.labels().size() : 1;
    }

    private static int outputs(HeadData head) {
        return head.type() == HeadType.BINARY ? 1 : head.labels().size();
    }

    private static String measureName(HeadType type) {
        return switch (type) {
            case BINARY -> "average precision";
            case SINGLE -> "accuracy";
            case MULTI -> "micro-F1";
        };
    }

    private static Thresholds plainThresholds(HeadData head) {
        double[] assign = new double[head.type() == HeadType.SINGLE ? 0 : outputs(head)];
        Arrays.fill(assign, 0.5);
        return new Thresholds(assign, 0.5, 0.5);
    }

    /** Fits on the chosen members of the head's documents. */
    private Fitted fit(HeadData head, TrainerOptions options, int[] members, int fold) {
        long seed = Seeds.derive(Seeds.derive(settings.seed(), Seeds.hash(head.name())), fold);
        if (head.type() == HeadType.MULTI) {
            MultiTrainer trainer = settings.trainer().createMulti(options);
            int[] chosen = weighted(head, members, trainer.honoursWeights(), seed);
            return trainer.fit(
                    new MultiProblem(
                            data,
                            pick(head.documents(), chosen),
                            Arrays.stream(chosen)
                                    .mapToObj(i -> head.targets()[i])
                                    .toArray(int[][]::new),
                            head.labels().size(),
                            settings.balance(),
                            trainer.honoursWeights() ? pickWeights(head, chosen) : new float[0],
                            seed),
                    parallel,
                    () -> progress.step(1));
        }
        HeadTrainer trainer = settings.trainer().create(options);
        int[] chosen = weighted(head, members, trainer.honoursWeights(), seed);
        Fitted fitted = new ClassFitter(data, trainer, settings.balance())
                .fit(
                        pick(head.documents(), chosen),
                        Arrays.stream(chosen).map(i -> head.targets()[i][0]).toArray(),
                        head.labels().size(),
                        head.type() == HeadType.BINARY,
                        trainer.honoursWeights() ? pickWeights(head, chosen) : new float[0],
                        seed);
        progress.step(1);
        return fitted;
    }

    /** The members, or for a trainer that knows no weights, each as often as it weighs, the remainder drawn by the seed. */
    private static int[] weighted(HeadData head, int[] members, boolean honoured, long seed) {
        if (honoured || head.weights().length == 0) {
            return members;
        }
        return Arrays.stream(members)
                .flatMap(i -> {
                    float weight = head.weights()[i];
                    double draw = (Seeds.derive(seed, i) >>> 11) * 0x1p-53;
                    int times = (int) weight + (draw < weight - (int) weight ? 1 : 0);
                    return IntStream.generate(() -> i).limit(times);
                })
                .toArray();
    }

    private static float[] pickWeights(HeadData head, int[] members) {
        float[] weights = new float[head.weights().length == 0 ? 0 : members.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = head.weights()[members[i]];
        }
        return weights;
    }

    private static int[] pick(int[] values, int[] members) {
        return Arrays.stream(members).map(i -> values[i]).toArray();
    }

    /** Holds out folds {@code from} to {@code to - 1}. */
    private void holdOut(HeadData head, TrainerOptions options, int from, int to, HeldOutScores scores) {
        if (head.type() == HeadType.MULTI) {
            for (int f = from; f < to; f++) {
                holdOut(head, options, f, scores); // its labels run in parallel
            }
        } else {
            parallel.map(to - from, i -> {
                holdOut(head, options, from + i, scores);
                return i;
            });
        }
    }

    private void holdOut(HeadData head, TrainerOptions options, int fold, HeldOutScores scores) {
        int[] rest = members(head, i -> head.fold()[i] != fold);
        int[] held = members(head, i -> head.fold()[i] == fold);
        if (rest.length == 0 || held.length == 0) {
            return;
        }
        Scorer scorer = scorer(head, fit(head, options, rest, fold));
        FeatureVector vector = new FeatureVector();
        for (int i : held) {
            data.rows().copyTo(head.documents()[i], vector);
            scorer.score(vector);
            scores.put(i, scorer.scores(0).clone());
        }
    }

    private static int[] members(HeadData head, IntPredicate test) {
        return IntStream.range(0, head.documents().length).filter(test).toArray();
    }

    private Scorer scorer(HeadData head, Fitted fitted) {
        Form form = fitted.form();
        Head bare = new Head(
                head.name(),
                head.type(),
                head.labels(),
                form,
                Calibration.identity(form.outputs()),
                Thresholds.none(),
                new float[0]);
        int columns = form instanceof LinearForm ? form.outputs() : 0;
        return new Scorer(new Model(spec, vocabulary, List.of(bare), columns, fitted.table()));
    }
}
