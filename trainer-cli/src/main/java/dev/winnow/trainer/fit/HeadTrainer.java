package dev.winnow.trainer.fit;

import org.tribuo.Model;
import org.tribuo.classification.Label;

/** Fits one problem with Tribuo and compiles what it fitted. Implementations are stateless and thread-safe. */
interface HeadTrainer {

    /**
     * What one fit gives.
     *
     * @param model Tribuo's own model, for comparison; its labels are class numbers
     * @param fitted the same, compiled
     */
    record Trained(Model<Label> model, Fitted fitted) {}

    /** Fits a fresh Tribuo trainer, so that the outcome depends on the problem alone. */
    Trained train(LabelProblem problem);

    /** Whether only margins are fitted, so that several classes are so many problems of one against the others. */
    default boolean isOneAgainstRest() {
        return false;
    }

    /** Whether fitting honours example weights; where not, weights become seeded repetition. */
    boolean honoursWeights();
}
