package dev.winnow.trainer.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;

/**
 * The linear head over names of elements and words of short blocks, by Tribuo's LibLinear.
 *
 * @param keys [features] the names and words, by hash, ascending
 * @param weights [features]
 * @param bias what a score begins with
 */
record NamesFit(long[] keys, float[] weights, float bias) {
    /** Of each page so many blocks of either kind are learned from. */
    private static final int BLOCKS_A_PAGE = 60;

    static NamesFit fit(List<ReaderPage> pages, int minGroups, double cost, long seed) {
        Map<Long, Integer> index = index(pages, minGroups);
        long[] keys =
                index.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        for (int i = 0; i < keys.length; i++) {
            index.put(keys[i], i);
        }
        Rows rows = new Rows();
        for (int p = 0; p < pages.size(); p++) {
            addPage(pages.get(p), index, rows, Seeds.derive(seed, p));
        }
        if (rows.targets.stream().distinct().count() < 2) {
            return new NamesFit(new long[0], new float[0], 0); // too few sites for names to say anything
        }
        int documents = rows.targets.size();
        LabelProblem problem = new LabelProblem(
                new TrainingData(rows.build(keys.length)),
                IntStream.range(0, documents).toArray(),
                rows.targets.stream().mapToInt(Integer::intValue).toArray(),
                2,
                true,
                new float[0],
                new float[0],
                seed);
        HeadTrainer.Trained trained = new LibLinearHeadTrainer(LinearType.L2R_LR_DUAL, cost, 0.1).train(problem);
        return new NamesFit(
                keys, trained.fitted().table(), trained.fitted().form().bias()[0]);
    }

    /** The names and words that blocks of enough groups have. */
    private static Map<Long, Integer> index(List<ReaderPage> pages, int minGroups) {
        Map<Long, Set<String>> groups = new HashMap<>();
        for (ReaderPage page : pages) {
            for (int b = 0; b < page.blocks(); b++) {
                for (long token : page.tokens()[b]) {
                    Set<String> seen = groups.computeIfAbsent(token, t -> new HashSet<>(4));
                    if (seen.size() < minGroups) {
                        seen.add(page.group());
                    }
                }
            }
        }
        Map<Long, Integer> index = new HashMap<>();
        groups.forEach((token, seen) -> {
            if (seen.size() >= minGroups) {
                index.put(token, 0);
            }
        });
        return index;
    }

    private static void addPage(ReaderPage page, Map<Long, Integer> index, Rows rows, long seed) {
        for (boolean part : new boolean[] {true, false}) {
            List<Integer> blocks = new ArrayList<>();
            for (int b = 0; b < page.blocks(); b++) {
                if (page.part()[b] == part && page.learned()[b]) {
                    blocks.add(b);
                }
            }
            Collections.shuffle(blocks, new Random(seed));
            for (int b : blocks.subList(0, Math.min(blocks.size(), BLOCKS_A_PAGE))) {
                rows.add(page.tokens()[b], index, part ? 0 : 1);
            }
        }
    }

    float weight(long token) {
        int at = Arrays.binarySearch(keys, token);
        return at < 0 ? 0 : weights[at];
    }

    /** Sparse rows as they grow: how often each name or word is there. */
    private static final class Rows {
        private final List<int[]> index = new ArrayList<>();
        private final List<float[]> value = new ArrayList<>();
        private final List<Integer> targets = new ArrayList<>();

        void add(long[] tokens, Map<Long, Integer> known, int target) {
            int[] found = Arrays.stream(tokens)
                    .filter(known::containsKey)
                    .mapToInt(known::get)
                    .sorted()
                    .toArray();
            int[] distinct = Arrays.stream(found).distinct().toArray();
            if (distinct.length == 0) {
                return;
            }
            float[] counts = new float[distinct.length];
            int at = 0;
            for (int f : found) {
                at += f == distinct[at] ? 0 : 1;
                counts[at]++;
            }
            index.add(distinct);
            value.add(counts);
            targets.add(target);
        }

        FeatureRows build(int features) {
            int[] start = new int[index.size() + 1];
            for (int d = 0; d < index.size(); d++) {
                start[d + 1] = start[d] + index.get(d).length;
            }
            int[] indexes = new int[start[index.size()]];
            float[] values = new float[indexes.length];
            for (int d = 0; d < index.size(); d++) {
                System.arraycopy(index.get(d), 0, indexes, start[d], index.get(d).length);
                System.arraycopy(value.get(d), 0, values, start[d], value.get(d).length);
            }
            return new FeatureRows(features, start, indexes, values);
        }
    }
}
