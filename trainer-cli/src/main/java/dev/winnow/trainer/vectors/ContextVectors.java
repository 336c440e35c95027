package dev.winnow.trainer.vectors;

import dev.winnow.trainer.Progress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What words are like by the company they keep. */
final class ContextVectors {
    /** So many passages that say nothing are counted with those that a word stands in: one passage alone tells little. */
    private static final int WITHOUT_WORD = 2;

    private ContextVectors() {}

    /**
     * For each word the mean of the vectors of the passages that it stands in.
     *
     * @return [words][components]
     */
    static float[][] of(List<String> words, List<String> passages, WordEncoder.Opened encoder, Progress progress) {
        Map<String, Integer> index = new HashMap<>();
        words.forEach(word -> index.put(word, index.size()));
        float[][] sums = new float[words.size()][0];
        int[] counts = new int[words.size()];
        double[] mean = new double[0];
        for (String passage : passages) {
            float[] vector = encoder.encode(passage);
            if (mean.length == 0) {
                mean = new double[vector.length];
                for (int w = 0; w < sums.length; w++) {
                    sums[w] = new float[vector.length];
                }
            }
            for (int k = 0; k < vector.length; k++) {
                mean[k] += vector[k] / (double) passages.size();
            }
            Set<Integer> found = new HashSet<>();
            WordCounts.forEachWord(passage, word -> {
                Integer w = index.get(word);
                if (w != null) {
                    found.add(w);
                }
            });
            for (int w : found) {
                counts[w]++;
                for (int k = 0; k < vector.length; k++) {
                    sums[w][k] += vector[k];
                }
            }
            progress.step(1);
        }
        for (int w = 0; w < sums.length; w++) {
            for (int k = 0; k < mean.length; k++) {
                sums[w][k] = (float) ((sums[w][k] - counts[w] * mean[k]) / (counts[w] + WITHOUT_WORD));
            }
        }
        return sums;
    }
}
