package dev.winnow.trainer.fit;

import dev.winnow.model.Rivals;
import dev.winnow.model.SecondLook;
import dev.winnow.trainer.Progress;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Lets a head that was fitted alone heed another, and take a second look at the page, as far as held-out documents gain. */
final class RivalsFitter {
    /** How much rivals may count beside a head's own score. */
    private static final float[] RIVALS_WEIGHTS = {0.25f, 0.5f, 0.75f, 1, 1.5f, 2};

    /** How much the label may count whose rivals they are. */
    private static final float[] RIVALS_GAINS = {0, 0.1f, 0.2f, 0.3f, 0.5f, 0.75f, 1};

    /** How much a second look may count. */
    private static final double[] SECOND_LOOK_WEIGHTS = {0.1, 0.2, 0.3, 0.5, 0.75, 1};

    private final FoldFitter folds;
    private final FitSettings settings;
    private final Parallel parallel;
    private final Progress progress;

    RivalsFitter(FoldFitter folds, FitSettings settings, Parallel parallel, Progress progress) {
        this.folds = folds;
        this.settings = settings;
        this.parallel = parallel;
        this.progress = progress;
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
            HeadChoice choice,
            FeatureView view,
            Optional<SecondLookTraining.Pages> page) {
        progress.stage(head.name() + ": asking " + other.name(), (long) head.folds() * other.steps());
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
                if (measure > most + HeldOutScores.NOISE) {
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
            if (measure > most + HeldOutScores.NOISE) {
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
}
