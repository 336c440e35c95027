package dev.winnow.trainer.fit;

/** Fits a head whose documents may have any number of labels. */
interface MultiTrainer {
    /** One score a label; a label without any example never has a high one. */
    Fitted fit(MultiProblem problem, Parallel parallel, Runnable labelDone);

    /** Whether fitting honours example weights. */
    boolean honoursWeights();
}
