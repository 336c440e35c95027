package dev.winnow.trainer.fit;

import dev.winnow.model.Calibration;
import dev.winnow.model.HeadType;
import dev.winnow.model.Thresholds;
import dev.winnow.trainer.Progress;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Fits one head as it was chosen: calibration and thresholds by the out-of-fold scores, the final weights on all rows. */
final class HeadFitter {
    /** A single head's calibration has two numbers a label: so many documents tell them as well as more would. */
    private static final int ENOUGH_TO_CALIBRATE = 10_000;

    private final FoldFitter folds;
    private final FitSettings settings;
    private final Progress progress;

    HeadFitter(FoldFitter folds, FitSettings settings, Progress progress) {
        this.folds = folds;
        this.settings = settings;
        this.progress = progress;
    }

    /** Fits a head as it was chosen, over a view that may have other rows than the one chosen. */
    HeadFit fit(HeadData head, HeadChoice choice, FeatureView view) {
        HeldOutScores scores = choice.scores();
        int filled = choice.filled();
        if (view != choice.view()) {
            scores = new HeldOutScores(head, settings);
            filled = 0;
        }
        Calibration calibration = Calibration.identity(head.outputs());
        Thresholds thresholds = plainThresholds(head);
        if (head.isHeldOut()) {
            progress.stage(head.name() + ": calibrating", (long) head.folds() * head.steps());
            int calibrating = head.type() == HeadType.SINGLE ? head.foldsFor(ENOUGH_TO_CALIBRATE) : head.folds();
            folds.holdOut(head, view, choice.options(), filled, Math.max(filled, calibrating), scores);
            calibration = scores.calibrate();
            thresholds = scores.thresholds(calibration);
        }
        progress.stage(head.name() + ": fitting", head.steps());
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

    private static String measureName(HeadType type) {
        return switch (type) {
            case BINARY -> "average precision";
            case SINGLE -> "accuracy";
            case MULTI -> "micro-F1";
        };
    }

    private static Thresholds plainThresholds(HeadData head) {
        double[] assign = new double[head.type() == HeadType.SINGLE ? 0 : head.outputs()];
        Arrays.fill(assign, 0.5);
        return new Thresholds(assign, 0.5, 0.5);
    }
}
