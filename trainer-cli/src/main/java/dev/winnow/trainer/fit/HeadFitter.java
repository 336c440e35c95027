package dev.winnow.trainer.fit;

import dev.winnow.feature.FeatureSpec;
import dev.winnow.feature.FeatureVector;
import dev.winnow.feature.Vocabulary;
import dev.winnow.model.Calibration;
import dev.winnow.model.FloatTable;
import dev.winnow.model.Form;
import dev.winnow.model.Head;
import dev.winnow.model.HeadType;
import dev.winnow.model.LinearForm;
import dev.winnow.model.LinearTable;
import dev.winnow.model.Model;
import dev.winnow.model.Scorer;
import dev.winnow.model.Thresholds;
import dev.winnow.trainer.Progress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Fits one head: chooses features and the trainer's main option by out-of-fold scores, fits calibration and thresholds to
 * the out-of-fold scores of the choice, and fits the final weights on all rows.
 */
final class HeadFitter {
    /** Folds are added to the comparison of option values until so many documents are held out. */
    private static final int ENOUGH_HELD_OUT = 2500;

    /** A single head's calibration has two numbers a label: so many documents tell them as well as more would. */
    private static final int ENOUGH_TO_CALIBRATE = 10_000;

    private static final double NOISE = 1e-9;

    /** So much better must held-out rows be with word vectors than without, for the larger model that they make. */
    private static final double WORTH_VECTORS = 0.002;

    private final Vocabulary vocabulary;
    private final FeatureSpec spec;
    private final FitSettings settings;
    private final Parallel parallel;
    private final Progress progress;

    /** @param vocabulary that of the features without vectors */
    HeadFitter(Vocabulary vocabulary, FeatureSpec spec, FitSettings settings, Parallel parallel, Progress progress) {
        this.vocabulary = vocabulary;
        this.spec = spec;
        this.settings = settings;
        this.parallel = parallel;
        this.progress = progress;
    }

    /**
     * What was chosen for a head.
     *
     * @param view the features
     * @param options the trainer's options
     * @param tried out-of-fold measure by option value, for the features chosen
     * @param shares the best out-of-fold measure by share of the vectors; empty if there was one view only
     * @param scores out-of-fold scores of the choice
     * @param filled for how many folds there are such scores
     */
    record Choice(
            FeatureView view,
            TrainerOptions options,
            Map<Double, Double> tried,
            Map<Double, Double> shares,
            HeldOutScores scores,
            int filled) {}

    /** Chooses among these views, the plainest first, and the values of the trainer's option that are tried. */
    Choice choose(HeadData head, List<FeatureView> views) {
        List<TrainerOptions> values = optionValues(head);
        Choice best = choose(head, views.get(0), values, start(values), views.size() > 1);
        Map<Double, Double> shares = new LinkedHashMap<>();
        if (views.size() > 1 && heldOut(head)) {
            double plain = best.scores().measure();
            double most = plain;
            shares.put(views.get(0).share(), plain);
            List<TrainerOptions> near = near(head, best.options());
            for (FeatureView view : views.subList(1, views.size())) {
                Choice choice = choose(head, view, near, near.size() - 1, true);
                double measure = choice.scores().measure();
                shares.put(view.share(), measure);
                if (measure > most + NOISE && measure >= plain + WORTH_VECTORS) {
                    most = measure;
                    best = choice;
                }
            }
        }
        return new Choice(best.view(), best.options(), best.tried(), shares, best.scores(), best.filled());
    }

    private static boolean heldOut(HeadData head) {
        return IntStream.range(0, head.fold().length)
                        .filter(i -> !head.aside()[i])
                        .map(i -> head.fold()[i])
                        .distinct()
                        .count()
                >= 2;
    }

    /** The values of the option that is tuned; one, where nothing is to be chosen. */
    private List<TrainerOptions> optionValues(HeadData head) {
        TrainerKind kind = settings.trainer();
        TrainerOptions options = kind.options(settings.options());
        if (!heldOut(head) || kind.tuned().isEmpty() || settings.options().containsKey(kind.tuned())) {
            return List.of(options);
        }
        return Arrays.stream(kind.grid())
                .mapToObj(value -> options.with(kind.tuned(), value))
                .toList();
    }

    /** Where the trainer's default stands among the values. */
    private int start(List<TrainerOptions> values) {
        String tuned = settings.trainer().tuned();
        if (values.size() == 1) {
            return 0;
        }
        double standard = settings.trainer().options(settings.options()).number(tuned);
        int below =
                (int) values.stream().filter(o -> o.number(tuned) < standard).count();
        return Math.min(below, values.size() - 1);
    }

    /** With vectors the best value is nearly the one without, or the next plainer one. */
    private List<TrainerOptions> near(HeadData head, TrainerOptions chosen) {
        List<TrainerOptions> all = optionValues(head);
        if (all.size() == 1) {
            return all;
        }
        String tuned = settings.trainer().tuned();
        double best = chosen.number(tuned);
        int at = (int) all.stream().filter(o -> o.number(tuned) < best).count();
        return all.subList(Math.max(0, at - 1), at + 1);
    }

    /**
     * Climbs from one of the values to the better neighbour, as long as there is one: the measure has one peak, noise aside. Of
     * equals the plainer model is taken. Half of the values are never tried (ag_news: 3 of 5 are).
     *
     * @param start the value to begin with
     * @param compared whether held-out scores are wanted even where there is one value only
     */
    private Choice choose(HeadData head, FeatureView view, List<TrainerOptions> values, int start, boolean compared) {
        if (!heldOut(head) || (values.size() == 1 && !compared)) {
            return new Choice(view, values.get(0), Map.of(), Map.of(), new HeldOutScores(head, settings), 0);
        }
        int folds = foldsFor(head, ENOUGH_HELD_OUT);
        Map<Double, Double> tried = new TreeMap<>();
        Tried best = attempt(head, view, values.get(start), folds, tried);
        int at = start;
        while (at > 0) {
            Tried plainer = attempt(head, view, values.get(at - 1), folds, tried);
            if (plainer.measure < best.measure - NOISE) {
                break;
            }
            best = plainer;
            at--;
        }
        for (int next = start + 1; at == start && next < values.size(); next++) {
            Tried other = attempt(head, view, values.get(next), folds, tried);
            if (other.measure <= best.measure + NOISE) {
                break;
            }
            best = other;
        }
        return new Choice(view, best.options, values.size() > 1 ? tried : Map.of(), Map.of(), best.scores, folds);
    }

    /** A value of the trainer's main option and what came of it. */
    private record Tried(TrainerOptions options, HeldOutScores scores, double measure) {}

    private Tried attempt(
            HeadData head, FeatureView view, TrainerOptions options, int folds, Map<Double, Double> measures) {
        String tuned = settings.trainer().tuned();
        String with = view.share() > 0 ? " with vectors " + view.share() : "";
        progress.stage(
                head.name() + ": trying " + tuned + " " + options.number(tuned) + with, (long) folds * steps(head));
        HeldOutScores scores = new HeldOutScores(head, settings);
        holdOut(head, view, options, 0, folds, scores);
        double measure = scores.measure();
        measures.put(options.number(tuned), measure);
        return new Tried(options, scores, measure);
    }

    /** Fits a head as it was chosen, over a view that may have other rows than the one chosen. */
    HeadFit fit(HeadData head, Choice choice, FeatureView view) {
        HeldOutScores scores = choice.scores();
        int filled = choice.filled();
        if (view != choice.view()) {
            scores = new HeldOutScores(head, settings);
            filled = 0;
        }
        Calibration calibration = Calibration.identity(outputs(head));
        Thresholds thresholds = plainThresholds(head);
        if (heldOut(head)) {
            progress.stage(head.name() + ": calibrating", (long) head.folds() * steps(head));
            int calibrating = head.type() == HeadType.SINGLE ? foldsFor(head, ENOUGH_TO_CALIBRATE) : head.folds();
            holdOut(head, view, choice.options(), filled, Math.max(filled, calibrating), scores);
            calibration = scores.calibrate();
            thresholds = scores.thresholds(calibration);
        }
        progress.stage(head.name() + ": fitting", steps(head));
        Fitted fitted = fit(
                head,
                view.data(),
                choice.options(),
                IntStream.range(0, head.documents().length).toArray(),
                -1);
        return new HeadFit(
                view.fold(fitted),
                calibration,
                thresholds,
                choice.options().values(),
                choice.tried(),
                measureName(head.type()),
                view.share(),
                choice.shares());
    }

    /** How many folds hold so many documents that are judged on. */
    private static int foldsFor(HeadData head, int documents) {
        // A multi head's thresholds are learned on one fold and tried on another, so two are the least.
        int least = head.type() == HeadType.MULTI ? 2 : 1;
        int enough = (int) Math.ceil((double) documents * head.folds() / Math.max(1, heldOut(head, head.folds())));
        int folds = Math.min(head.folds(), Math.max(least, enough));
        // Folds of few large groups may be uneven, or empty.
        while (folds < head.folds() && heldOut(head, folds) < documents / 2) {
            folds++;
        }
        return folds;
    }

    /** How many documents the first folds have. */
    private static long heldOut(HeadData head, int folds) {
        return IntStream.range(0, head.fold().length)
                .filter(i -> head.fold()[i] < folds && !head.aside()[i])
                .count();
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
    private Fitted fit(HeadData head, TrainingData data, TrainerOptions options, int[] members, int fold) {
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
    private void holdOut(
            HeadData head, FeatureView view, TrainerOptions options, int from, int to, HeldOutScores scores) {
        if (head.type() == HeadType.MULTI) {
            for (int f = from; f < to; f++) {
                holdOut(head, view, options, f, scores); // its labels run in parallel
            }
        } else {
            parallel.map(to - from, i -> {
                holdOut(head, view, options, from + i, scores);
                return i;
            });
        }
    }

    private void holdOut(HeadData head, FeatureView view, TrainerOptions options, int fold, HeldOutScores scores) {
        int[] rest = members(head, i -> head.fold()[i] != fold);
        int[] held = members(head, i -> head.fold()[i] == fold && !head.aside()[i]);
        if (rest.length == 0 || held.length == 0) {
            return;
        }
        TrainingData data = view.data();
        Function<FeatureVector, float[]> scorer = scorer(head, fit(head, data, options, rest, fold));
        FeatureVector vector = new FeatureVector();
        for (int i : held) {
            data.rows().copyTo(head.documents()[i], vector);
            scores.put(i, scorer.apply(vector));
        }
    }

    private static int[] members(HeadData head, IntPredicate test) {
        return IntStream.range(0, head.documents().length).filter(test).toArray();
    }

    private Function<FeatureVector, float[]> scorer(HeadData head, Fitted fitted) {
        Form form = fitted.form();
        if (form instanceof LinearForm) {
            return linearScorer(new FloatTable(form.outputs(), fitted.table()), form.bias());
        }
        Head bare = new Head(
                head.name(),
                head.type(),
                head.labels(),
                form,
                Calibration.identity(form.outputs()),
                Thresholds.none(),
                new float[0]);
        Scorer scorer = new Scorer(new Model(spec, vocabulary, List.of(bare), 0, fitted.table()));
        return vector -> {
            scorer.score(vector);
            return scorer.scores(0).clone();
        };
    }

    /** The scores as {@link Scorer} gives them; the table may have columns of vectors, which are in no vocabulary. */
    private static Function<FeatureVector, float[]> linearScorer(FloatTable table, float[] bias) {
        LinearTable.Summer summer = table.summer();
        return vector -> {
            float[] scores = new float[bias.length];
            summer.sum(vector, scores);
            for (int k = 0; k < bias.length; k++) {
                scores[k] = bias[k] + scores[k];
            }
            return scores;
        };
    }
}
