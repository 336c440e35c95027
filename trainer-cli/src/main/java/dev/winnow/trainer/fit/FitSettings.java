package dev.winnow.trainer.fit;

import dev.winnow.model.HeadType;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How heads are fitted.
 *
 * @param trainer which Tribuo trainer, or how one is chosen for each head
 * @param options its options, where the user gave any
 * @param balance whether rare labels weigh as much as frequent ones
 * @param labelPrecision multi heads: the out-of-fold precision each label's threshold aims at; empty for best F1
 * @param keepPrecision binary heads: the precision that {@code keep} aims at
 * @param dropPrecision binary heads: the precision that {@code drop} aims at, and the share of positives that it leaves
 * @param seed the seed of all that is random
 */
public record FitSettings(
        TrainerKind trainer,
        Map<String, String> options,
        boolean balance,
        OptionalDouble labelPrecision,
        double keepPrecision,
        double dropPrecision,
        long seed) {

    /** How many weights a feature has for each label; 0 where trees look at it instead. */
    long weightsPerLabel() {
        return switch (trainer) {
            case XGBOOST, RANDOM_FOREST -> 0;
            // The margin of a factorisation machine is the difference of two.
            case FACTORISATION_MACHINE -> 2L * trainer.options(options).whole("factors");
            default -> 1;
        };
    }

    /** Whether heads are rows of the linear table. */
    boolean isLinear() {
        return weightsPerLabel() == 1;
    }

    /** Whether rows are repeated as often as they weigh, because the trainer knows no weights. */
    boolean repeatsRows() {
        return !trainer.of(HeadType.MULTI).createMulti(trainer.options(options)).honoursWeights();
    }

    /** The default trainer with its defaults, thresholds for best F1. */
    public static FitSettings standard() {
        return new FitSettings(TrainerKind.AUTO, Map.of(), false, OptionalDouble.empty(), 0.97, 0.97, 1);
    }
}
