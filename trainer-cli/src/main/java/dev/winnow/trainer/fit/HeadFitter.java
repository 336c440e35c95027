package dev.winnow.trainer.fit;

import dev.winnow.feature.FeatureSpec;
import dev.winnow.feature.Vocabulary;
import dev.winnow.model.Calibration;
import dev.winnow.model.HeadType;
import dev.winnow.model.Rivals;
import dev.winnow.model.SecondLook;
import dev.winnow.model.Thresholds;
import dev.winnow.trainer.InputException;
import dev.winnow.trainer.Progress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    /** How much rivals may count beside a head's own score. */
    private static final float[] RIVALS_WEIGHTS = {0.25f, 0.5f, 0.75f, 1, 1.5f, 2};

    /** How much the label may count whose rivals they are. */
    private static final float[] RIVALS_GAINS = {0, 0.1f, 0.2f, 0.3f, 0.5f, 0.75f, 1};

    /** How much a second look may count. */
    private static final double[] SECOND_LOOK_WEIGHTS = {0.1, 0.2, 0.3, 0.5, 0.75, 1};

    private final Parallel parallel;
    private final FoldFitter folds;
    private final FitSettings settings;
    private final Progress progress;

    /** @param vocabulary that of the features without vectors */
    HeadFitter(Vocabulary vocabulary, FeatureSpec spec, FitSettings settings, Parallel parallel, Progress progress) {
        this.parallel = parallel;
        this.folds = new FoldFitter(vocabulary, spec, settings, parallel, progress);
        this.settings = settings;
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
        Choice best = choose(head, views.get(0), values, start(head, values), views.size() > 1);
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
        TrainerKind kind = settings.trainer().of(head.type());
        TrainerOptions options = kind.options(settings.options());
        if (!heldOut(head) || kind.tuned().isEmpty() || settings.options().containsKey(kind.tuned())) {
            return List.of(options);
        }
        return Arrays.stream(kind.grid())
                .mapToObj(value -> options.with(kind.tuned(), value))
                .toList();
    }

    /** Where the trainer's default stands among the values. */
    private int start(HeadData head, List<TrainerOptions> values) {
        TrainerKind kind = settings.trainer().of(head.type());
        String tuned = kind.tuned();
        if (values.size() == 1) {
            return 0;
        }
        double standard = kind.options(settings.options()).number(tuned);
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
        int count = foldsFor(head, ENOUGH_HELD_OUT);
        Map<Double, Double> tried = new TreeMap<>();
        Tried best = attempt(head, view, values.get(start), count, tried);
        int at = start;
        while (at > 0) {
            Tried plainer = attempt(head, view, values.get(at - 1), count, tried);
            if (plainer.measure < best.measure - NOISE) {
                break;
            }
            best = plainer;
            at--;
        }
        for (int next = start + 1; at == start && next < values.size(); next++) {
            Tried other = attempt(head, view, values.get(next), count, tried);
            if (other.measure <= best.measure + NOISE) {
                break;
            }
            best = other;
        }
        return new Choice(view, best.options, values.size() > 1 ? tried : Map.of(), Map.of(), best.scores, count);
    }

    /** A value of the trainer's main option and what came of it. */
    private record Tried(TrainerOptions options, HeldOutScores scores, double measure) {}

    private Tried attempt(
            HeadData head, FeatureView view, TrainerOptions options, int count, Map<Double, Double> measures) {
        String tuned = settings.trainer().tuned();
        String with = view.share() > 0 ? " with vectors " + view.share() : "";
        progress.stage(
                head.name() + ": trying " + tuned + " " + options.number(tuned) + with, (long) count * steps(head));
        HeldOutScores scores = new HeldOutScores(head, settings);
        folds.holdOut(head, view, options, 0, count, scores);
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
            folds.holdOut(head, view, choice.options(), filled, Math.max(filled, calibrating), scores);
            calibration = scores.calibrate();
            thresholds = scores.thresholds(calibration);
        }
        progress.stage(head.name() + ": fitting", steps(head));
        Fitted fitted = folds.fitAll(head, view.data(), choice.options());
        return new HeadFit(
                view.fold(fitted),
                calibration,
                thresholds,
                choice.options().values(),
                choice.tried(),
                measureName(head.type()),
                view.share(),
                choice.shares(),
                scores,
                Optional.empty(),
                Map.of(),
                Map.of());
    }

    /**
     * Lets a binary head heed another, as much as is best for documents that were held out; not at all where that is best.
     *
     * @param fit the head as it was fitted alone
     * @param other the data of the other head, with the same folds
     * @param choice what was chosen for it
     * @param view what it was fitted over
     * @param page what a second look sees of the page, where one is wanted
     */
    HeadFit withRivals(
            HeadData head,
            HeadFit fit,
            RivalsRequest wanted,
            HeadData other,
            Choice choice,
            FeatureView view,
            Optional<SecondLookTraining.Pages> page) {
        progress.stage(head.name() + ": asking " + other.name(), (long) head.folds() * steps(other));
        HeldOutScores asked = new HeldOutScores(head, settings);
        folds.ask(other, view, choice.options(), head, page.isPresent(), asked);
        HeldOutScores best = fit.heldOut();
        double most = best.measure();
        Map<Double, Double> tried = new TreeMap<>(Map.of(0.0, most));
        Optional<Rivals> rivals = Optional.empty();
        for (float weight : RIVALS_WEIGHTS) {
            for (float gain : RIVALS_GAINS) {
                Rivals next = new Rivals(other.name(), wanted.of(), gain, wanted.labels(), weight);
                HeldOutScores sums = fit.heldOut().plus(next.among(other.labels()), asked);
                double measure = sums.measure();
                tried.merge((double) weight, measure, Math::max);
                if (measure > most + NOISE) {
                    most = measure;
                    best = sums;
                    rivals = Optional.of(next);
                }
            }
        }
        HeadFit heeding = fit.withRivals(rivals, tried, best);
        return rivals.isPresent() && page.isPresent()
                ? withSecondLook(head, heeding, other, asked, page.get())
                : heeding;
    }

    /** Lets a head with rivals take a second look, as much as is best for documents that were held out; not at all where that is best. */
    private HeadFit withSecondLook(
            HeadData head, HeadFit fit, HeadData other, HeldOutScores asked, SecondLookTraining.Pages pages) {
        progress.stage(head.name() + ": second look", 2L * head.folds() + 1);
        HeldOutScores own = new HeldOutScores(head, settings);
        folds.ask(head, pages.view(), pages.options(), head, true, own);
        Rivals rivals = fit.rivals().orElseThrow();
        SecondLookTraining training = new SecondLookTraining(head, own, other, asked, rivals, pages);
        float[] looks = training.heldOut(parallel, settings.seed(), progress);
        HeldOutScores best = fit.heldOut();
        double most = best.measure();
        Map<Double, Double> tried = new TreeMap<>(Map.of(0.0, most));
        double chosen = 0;
        for (double weight : SECOND_LOOK_WEIGHTS) {
            HeldOutScores sums = fit.heldOut().plus(looks, weight);
            double measure = sums.measure();
            tried.put(weight, measure);
            if (measure > most + NOISE) {
                most = measure;
                best = sums;
                chosen = weight;
            }
        }
        Optional<SecondLook> look =
                chosen > 0 ? Optional.of(training.look(settings.seed(), (float) chosen)) : Optional.empty();
        progress.step(1);
        return fit.withSecondLook(look, tried, best);
    }

    /** @throws InputException if no row of a head with rivals is held out, by which they could be weighed */
    static void requireHeldOut(HeadData head, HeadData other) {
        if (!heldOut(head)) {
            throw new InputException("head " + head.name() + " has rivals in head " + other.name()
                    + ", and how much they count is chosen by rows that are held out: there are none");
        }
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
}
