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
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Fits a head on some of its documents, and scores those that are held out. */
final class FoldFitter {
    private final Vocabulary vocabulary;
    private final FeatureSpec spec;
    private final FitSettings settings;
    private final Parallel parallel;
    private final Progress progress;

    /** @param vocabulary that of the features without vectors */
    FoldFitter(Vocabulary vocabulary, FeatureSpec spec, FitSettings settings, Parallel parallel, Progress progress) {
        this.vocabulary = vocabulary;
        this.spec = spec;
        this.settings = settings;
        this.parallel = parallel;
        this.progress = progress;
    }

    /** Fits on all documents. */
    Fitted fitAll(HeadData head, TrainingData data, TrainerOptions options) {
        return fit(head, data, options, members(head, i -> true), -1);
    }

    private Fitted fit(HeadData head, TrainingData data, TrainerOptions options, int[] members, int fold) {
        long seed = Seeds.derive(Seeds.derive(settings.seed(), Seeds.hash(head.name())), fold);
        if (head.type() == HeadType.MULTI) {
            MultiTrainer trainer = settings.trainer().of(head.type()).createMulti(options);
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
        HeadTrainer trainer = settings.trainer().of(head.type()).create(options);
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

    /** Holds out folds {@code from} to {@code to - 1}, each in turn, and puts the scores of their documents. */
    void holdOut(HeadData head, FeatureView view, TrainerOptions options, int from, int to, HeldOutScores scores) {
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
        put(held, head, data, scorer(head, fit(head, data, options, rest, fold)), scores);
    }

    /**
     * Puts what a head says of another head's documents, by fits that have not seen them.
     *
     * @param other the head whose documents are asked about, with the same folds
     * @param all whether of those that are never judged on, too
     */
    void ask(
            HeadData head,
            FeatureView view,
            TrainerOptions options,
            HeadData other,
            boolean all,
            HeldOutScores scores) {
        parallel.map(other.folds(), fold -> {
            int[] rest = members(head, i -> head.fold()[i] != fold);
            int[] asked = members(other, i -> other.fold()[i] == fold && (all || !other.aside()[i]));
            if (rest.length > 0 && asked.length > 0) {
                put(asked, other, view.data(), scorer(head, fit(head, view.data(), options, rest, fold)), scores);
            }
            return fold;
        });
    }

    private static void put(
            int[] asked,
            HeadData head,
            TrainingData data,
            Function<FeatureVector, float[]> scorer,
            HeldOutScores scores) {
        FeatureVector vector = new FeatureVector();
        for (int i : asked) {
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
