package dev.winnow.trainer.fit;

import dev.winnow.trainer.Progress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Chooses features and the trainer's main option for a head, by out-of-fold scores. */
final class HeadChooser {
    /** Folds are added to the comparison of option values until so many documents are held out. */
    private static final int ENOUGH_HELD_OUT = 2500;

    /** So much better must held-out rows be with word vectors than without, for the larger model that they make. */
    private static final double WORTH_VECTORS = 0.002;

    private final FoldFitter folds;
    private final FitSettings settings;
    private final Progress progress;

    HeadChooser(FoldFitter folds, FitSettings settings, Progress progress) {
        this.folds = folds;
        this.settings = settings;
        this.progress = progress;
    }

    /** Chooses among these views, the plainest first, and the values of the trainer's option that are tried. */
    HeadChoice choose(HeadData head, List<FeatureView> views) {
        List<TrainerOptions> values = optionValues(head);
        HeadChoice best = choose(head, views.get(0), values, start(head, values), views.size() > 1);
        Map<Double, Double> shares = new LinkedHashMap<>();
        if (views.size() > 1 && head.isHeldOut()) {
            double plain = best.scores().measure();
            double most = plain;
            shares.put(views.get(0).share(), plain);
            List<TrainerOptions> near = near(head, best.options());
            for (FeatureView view : views.subList(1, views.size())) {
                HeadChoice choice = choose(head, view, near, near.size() - 1, true);
                double measure = choice.scores().measure();
                shares.put(view.share(), measure);
                if (measure > most + HeldOutScores.NOISE && measure >= plain + WORTH_VECTORS) {
                    most = measure;
                    best = choice;
                }
            }
        }
        return new HeadChoice(best.view(), best.options(), best.tried(), shares, best.scores(), best.filled());
    }

    /** The values of the option that is tuned; one, where nothing is to be chosen. */
    private List<TrainerOptions> optionValues(HeadData head) {
        TrainerKind kind = settings.trainer().of(head.type());
        TrainerOptions options = kind.options(settings.options());
        if (!head.isHeldOut() || kind.tuned().isEmpty() || settings.options().containsKey(kind.tuned())) {
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
    private HeadChoice choose(
            HeadData head, FeatureView view, List<TrainerOptions> values, int start, boolean compared) {
        if (!head.isHeldOut() || (values.size() == 1 && !compared)) {
            return new HeadChoice(view, values.get(0), Map.of(), Map.of(), new HeldOutScores(head, settings), 0);
        }
        int count = head.foldsFor(ENOUGH_HELD_OUT);
        Map<Double, Double> tried = new TreeMap<>();
        Tried best = attempt(head, view, values.get(start), count, tried);
        int at = start;
        while (at > 0) {
            Tried plainer = attempt(head, view, values.get(at - 1), count, tried);
            if (plainer.measure < best.measure - HeldOutScores.NOISE) {
                break;
            }
            best = plainer;
            at--;
        }
        for (int next = start + 1; at == start && next < values.size(); next++) {
            Tried other = attempt(head, view, values.get(next), count, tried);
            if (other.measure <= best.measure + HeldOutScores.NOISE) {
                break;
            }
            best = other;
        }
        return new HeadChoice(view, best.options, values.size() > 1 ? tried : Map.of(), Map.of(), best.scores, count);
    }

    /** A value of the trainer's main option and what came of it. */
    private record Tried(TrainerOptions options, HeldOutScores scores, double measure) {}

    private Tried attempt(
            HeadData head, FeatureView view, TrainerOptions options, int count, Map<Double, Double> measures) {
        String tuned = settings.trainer().tuned();
        String with = view.share() > 0 ? " with vectors " + view.share() : "";
        progress.stage(
                head.name() + ": trying " + tuned + " " + options.number(tuned) + with, (long) count * head.steps());
        HeldOutScores scores = new HeldOutScores(head, settings);
        folds.holdOut(head, view, options, 0, count, scores);
        double measure = scores.measure();
        measures.put(options.number(tuned), measure);
        return new Tried(options, scores, measure);
    }
}
