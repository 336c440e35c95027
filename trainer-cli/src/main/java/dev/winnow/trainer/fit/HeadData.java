package dev.winnow.trainer.fit;

import dev.winnow.model.HeadType;
import java.util.List;
import java.util.stream.IntStream;

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
        float[] weights) {

    /** Whether there are two folds at least with documents that are judged on, so that something can be chosen by them. */
    boolean isHeldOut() {
        return IntStream.range(0, fold.length)
                        .filter(i -> !aside[i])
                        .map(i -> fold[i])
                        .distinct()
                        .count()
                >= 2;
    }

    /** How many folds are needed for so many documents that are judged on; all of them where there are not so many. */
    int foldsFor(int wanted) {
        // A multi head's thresholds are learned on one fold and tried on another, so two are the least.
        int least = type == HeadType.MULTI ? 2 : 1;
        int enough = (int) Math.ceil((double) wanted * folds / Math.max(1, judged(folds)));
        int some = Math.min(folds, Math.max(least, enough));
        // Folds of few large groups may be uneven, or empty.
        while (some < folds && judged(some) < wanted / 2) {
            some++;
        }
        return some;
    }

    /** How many documents the first folds have that are judged on. */
    private long judged(int first) {
        return IntStream.range(0, fold.length)
                .filter(i -> fold[i] < first && !aside[i])
                .count();
    }

    /** How many scores a document gets. */
    int outputs() {
        return type == HeadType.BINARY ? 1 : labels.size();
    }

    /** How many models one fit takes, as progress counts them. */
    int steps() {
        return type == HeadType.MULTI ? labels.size() : 1;
    }
}
