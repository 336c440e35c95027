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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Fits one head: chooses the trainer's main option by out-of-fold scores, fits calibration and thresholds to the
 * out-of-fold scores of the choice, and fits the final weights on all rows.
 */
final class HeadFitter {
    /** Folds are added to the comparison of option values until so many documents are held out. */
    private static final int ENOUGH_HELD_OUT = 2500;

    /** In SCutFBR, the F1 below which a fold's threshold is not trusted. */
    static final double FALLBACK = 0.4;

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
        Map<Double, Double> tried = new LinkedHashMap<>();
        OutOfFold outOfFold = new OutOfFold(head);
        if (choose) {
            int compared = foldsToCompare(head);
            double best = Double.NEGATIVE_INFINITY;
            for (double value : kind.grid()) {
                TrainerOptions candidate = options.with(kind.tuned(), value);
                progress.stage(head.name() + ": trying " + kind.tuned() + " " + value, (long) compared * steps(head));
                OutOfFold scores = new OutOfFold(head);
                scores.fill(candidate, 0, compared);
                double measure = scores.measure();
                tried.put(value, measure);
                if (measure > best + 1e-9) {
                    best = measure;
                    options = candidate;
                    outOfFold = scores;
                }
            }
        }
        Calibration calibration = Calibration.identity(outputs(head));
        Thresholds thresholds = plainThresholds(head);
        if (heldOut) {
            progress.stage(head.name() + ": calibrating", (long) head.folds() * steps(head));
            outOfFold.fill(options, outOfFold.filled, head.folds());
            calibration = outOfFold.calibrate();
            thresholds = outOfFold.thresholds(calibration);
        }
        progress.stage(head.name() + ": fitting", steps(head));
        Fitted fitted =
                fit(head, options, IntStream.range(0, head.documents().length).toArray(), -1);
        return new HeadFit(fitted, calibration, thresholds, options.values(), tried, measureName(head.type()));
    }

    private static int foldsToCompare(HeadData head) {
        int compared = Math.min(
                head.folds(), (int) Math.ceil((double) ENOUGH_HELD_OUT * head.folds() / head.documents().length));
        // Folds of few large groups may be uneven, or empty.
        while (compared < head.folds() && heldOut(head, compared) < ENOUGH_HELD_OUT / 2) {
            compared++;
        }
        return compared;
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

    /** The scores each document got from a fit that had not seen it. */
    private final class OutOfFold {
        private final HeadData head;
        private final float[][] scores; // [n][outputs], empty where not yet known
        private int filled;

        OutOfFold(HeadData head) {
            this.head = head;
            this.scores = new float[head.documents().length][0];
        }

        /** Holds out folds {@code from} to {@code to - 1}. */
        void fill(TrainerOptions options, int from, int to) {
            if (head.type() == HeadType.MULTI) {
                for (int f = from; f < to; f++) {
                    holdOut(options, f); // its labels run in parallel
                }
            } else {
                parallel.map(to - from, i -> {
                    holdOut(options, from + i);
                    return i;
                });
            }
            filled = to;
        }

        private void holdOut(TrainerOptions options, int fold) {
            int[] rest = members(i -> head.fold()[i] != fold);
            int[] held = members(i -> head.fold()[i] == fold);
            if (rest.length == 0 || held.length == 0) {
                return;
            }
            Fitted fitted = fit(head, options, rest, fold);
            Scorer scorer = scorer(fitted);
            FeatureVector vector = new FeatureVector();
            for (int i : held) {
                data.rows().copyTo(head.documents()[i], vector);
                scorer.score(vector);
                scores[i] = scorer.scores(0).clone();
            }
        }

        private Scorer scorer(Fitted fitted) {
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

        private int[] members(IntPredicate test) {
            return IntStream.range(0, scores.length).filter(test).toArray();
        }

        private int[] known() {
            return members(i -> scores[i].length > 0);
        }

        private float[] column(int[] members, int k) {
            float[] column = new float[members.length];
            for (int j = 0; j < members.length; j++) {
                column[j] = scores[members[j]][k];
            }
            return column;
        }

        private boolean[] truth(int[] members, int k) {
            boolean[] truth = new boolean[members.length];
            for (int j = 0; j < members.length; j++) {
                for (int target : head.targets()[members[j]]) {
                    truth[j] |= target == k;
                }
            }
            return truth;
        }

        /** How good the scores known so far are, by the measure that suits the head. */
        double measure() {
            int[] known = known();
            return switch (head.type()) {
                case SINGLE -> accuracy(known);
                case BINARY -> averagePrecision(column(known, 0), truth(known, 0));
                case MULTI -> microF1(known);
            };
        }

        private double accuracy(int[] known) {
            int right = 0;
            for (int i : known) {
                int best = 0;
                for (int k = 1; k < scores[i].length; k++) {
                    best = scores[i][k] > scores[i][best] ? k : best;
                }
                right += best == head.targets()[i][0] ? 1 : 0;
            }
            return (double) right / Math.max(1, known.length);
        }

        private double microF1(int[] known) {
            Calibration calibration = calibrate();
            Thresholds thresholds = thresholds(calibration);
            long hits = 0;
            long assigned = 0;
            long gold = 0;
            for (int k = 0; k < head.labels().size(); k++) {
                double[] p = probabilities(known, k, calibration);
                boolean[] truth = truth(known, k);
                for (int j = 0; j < p.length; j++) {
                    boolean yes = p[j] >= thresholds.assign()[k];
                    hits += yes && truth[j] ? 1 : 0;
                    assigned += yes ? 1 : 0;
                    gold += truth[j] ? 1 : 0;
                }
            }
            return 2.0 * hits / Math.max(1, assigned + gold);
        }

        Calibration calibrate() {
            int[] known = known();
            if (head.type() == HeadType.SINGLE) {
                float[][] s = Arrays.stream(known).mapToObj(i -> scores[i]).toArray(float[][]::new);
                int[] y = Arrays.stream(known).map(i -> head.targets()[i][0]).toArray();
                return Calibrator.softmax(s, y, head.labels().size());
            }
            int outputs = outputs(head);
            double[] slope = new double[outputs];
            double[] offset = new double[outputs];
            Calibrator.Sigmoid pooled = pooled(known, outputs);
            for (int k = 0; k < outputs; k++) {
                boolean[] truth = truth(known, k);
                int positives = 0;
                for (boolean t : truth) {
                    positives += t ? 1 : 0;
                }
                Calibrator.Sigmoid own =
                        positives < Calibrator.FEWEST_POSITIVES ? pooled : Calibrator.platt(column(known, k), truth);
                // A slope that is not above zero says that the scores have no worth: the pooled one then.
                Calibrator.Sigmoid used = own.slope() > 1e-6 ? own : pooled;
                slope[k] = used.slope();
                offset[k] = used.offset();
            }
            return new Calibration(slope, offset);
        }

        private Calibrator.Sigmoid pooled(int[] known, int outputs) {
            float[] all = new float[known.length * outputs];
            boolean[] truth = new boolean[all.length];
            for (int k = 0; k < outputs; k++) {
                System.arraycopy(column(known, k), 0, all, k * known.length, known.length);
                System.arraycopy(truth(known, k), 0, truth, k * known.length, known.length);
            }
            Calibrator.Sigmoid fitted = Calibrator.platt(all, truth);
            return fitted.slope() > 1e-6 ? fitted : new Calibrator.Sigmoid(1, fitted.offset());
        }

        private double[] probabilities(int[] members, int k, Calibration calibration) {
            double[] p = new double[members.length];
            for (int j = 0; j < p.length; j++) {
                p[j] = (float) Calibration.logistic(calibration.slope()[k] * scores[members[j]][k]
                        + calibration.offset()[k]);
            }
            return p;
        }

        Thresholds thresholds(Calibration calibration) {
            int[] known = known();
            if (head.type() == HeadType.SINGLE) {
                return Thresholds.none();
            }
            int[] fold = Arrays.stream(known).map(i -> head.fold()[i]).toArray();
            double[] assign = new double[outputs(head)];
            for (int k = 0; k < assign.length; k++) {
                double[] p = probabilities(known, k, calibration);
                boolean[] truth = truth(known, k);
                if (head.type() == HeadType.BINARY) {
                    return binaryThresholds(p, truth);
                }
                assign[k] = settings.labelPrecision().isPresent()
                        ? ThresholdFitter.atPrecision(
                                p, truth, settings.labelPrecision().getAsDouble())
                        : ThresholdFitter.scutFbr(p, truth, fold, head.folds(), FALLBACK);
            }
            return new Thresholds(assign, 1, 0);
        }

        private Thresholds binaryThresholds(double[] p, boolean[] truth) {
            double assign = ThresholdFitter.bestF1(p, truth).threshold();
            double keep = ThresholdFitter.atPrecision(p, truth, settings.keepPrecision());
            double[] negative = Arrays.stream(p).map(x -> 1 - x).toArray();
            boolean[] junk = new boolean[truth.length];
            for (int i = 0; i < junk.length; i++) {
                junk[i] = !truth[i];
            }
            double drop = 1 - ThresholdFitter.atPrecision(negative, junk, settings.keepPrecision());
            return new Thresholds(new double[] {assign}, Math.max(keep, drop), Math.min(keep, drop));
        }
    }

    /** Area under the precision-recall curve, as the sum of precision at each positive's rank over tied groups. */
    static double averagePrecision(float[] scores, boolean[] positive) {
        Integer[] order = new Integer[scores.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Float.compare(scores[b], scores[a]));
        int hits = 0;
        int total = 0;
        double sum = 0;
        for (boolean p : positive) {
            total += p ? 1 : 0;
        }
        for (int i = 0; i < order.length; ) {
            int j = i;
            int group = 0;
            while (j < order.length && scores[order[j]] == scores[order[i]]) {
                group += positive[order[j]] ? 1 : 0;
                j++;
            }
            hits += group;
            sum += (double) group * hits / j;
            i = j;
        }
        return total == 0 ? 0 : sum / total;
    }
}
