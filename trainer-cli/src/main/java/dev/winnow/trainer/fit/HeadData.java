package dev.winnow.trainer.fit;

import dev.winnow.model.HeadType;
import java.util.List;

/**
 * What one head learns from.
 *
 * @param name the head's name
 * @param type the kind of decision
 * @param labels its labels; a binary head's positive one first
 * @param documents [n] the documents that have this head's field, at least one feature, and a known value
 * @param targets [n][any] the labels of each, by number; exactly one each but for multi heads
 * @param fold [n] the fold each is held out in
 * @param aside [n] which are learned from, but never judged on
 * @param folds how many folds there are; below 2 nothing is held out
 * @param weights [n] example weights, or empty where all weigh 1
 */
record HeadData(
        String name,
        HeadType type,
        List<String> labels,
        int[] documents,
        int[][] targets,
        int[] fold,
        boolean[] aside,
        int folds,
        float[] weights) {}
