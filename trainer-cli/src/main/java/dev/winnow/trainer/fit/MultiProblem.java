package dev.winnow.trainer.fit;

/**
 * A problem in which a document may have any number of labels.
 *
 * @param data all documents
 * @param documents [n] the documents to learn from; every one has at least one feature
 * @param labels [n][any] the labels of each, from 0 to {@code labelCount - 1}
 * @param labelCount how many labels there are; some may not occur
 * @param balance whether positives and negatives of a label weigh the same in sum
 * @param weights [n], or empty where all documents weigh 1
 * @param seed for whatever is random in fitting
 */
record MultiProblem(
        TrainingData data,
        int[] documents,
        int[][] labels,
        int labelCount,
        boolean balance,
        float[] weights,
        long seed) {}
