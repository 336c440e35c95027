package dev.winnow.trainer.fit;

import dev.winnow.feature.NgramHasher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which blocks of a page are part of its article, found from the article's gold text alone. A block of eight words or
 * more is, where half of its four-word runs stand in the gold text, none of it counted twice; a shorter one where the gold
 * text has it, word for word, between the blocks around that are.
 */
final class GoldAlignment {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
    private static final int RUN = 4;
    private static final int LONG_BLOCK = 8;
    /** How far out of its place a short block may stand, in words. */
    private static final int SLACK = 3;

    private final long[] gold;
    private final Map<Long, List<Integer>> places = new HashMap<>();
    private final boolean[] used;

    private GoldAlignment(String text) {
        gold = words(text);
        used = new boolean[gold.length];
        for (int i = 0; i + RUN <= gold.length; i++) {
            places.computeIfAbsent(run(gold, i), run -> new ArrayList<>()).add(i);
        }
    }

    /** Whether each block is part of the article that the gold text gives. */
    static boolean[] of(List<String> blocks, String goldText) {
        return new GoldAlignment(goldText)
                .align(blocks.stream().map(GoldAlignment::words).toList());
    }

    private boolean[] align(List<long[]> blocks) {
        int n = blocks.size();
        boolean[] part = new boolean[n];
        int[] start = new int[n];
        int[] end = new int[n];
        for (int b = 0; b < n; b++) {
            if (blocks.get(b).length >= LONG_BLOCK) {
                part[b] = matchLong(blocks.get(b), b, start, end);
            }
        }
        int[] nextStart = new int[n + 1];
        nextStart[n] = gold.length;
        for (int b = n - 1; b >= 0; b--) {
            nextStart[b] = part[b] ? start[b] : nextStart[b + 1];
        }
        int last = 0;
        for (int b = 0; b < n; b++) {
            if (part[b]) {
                last = end[b];
            } else if (blocks.get(b).length > 0 && blocks.get(b).length < LONG_BLOCK) {
                int found = find(blocks.get(b), last, nextStart[b + 1]);
                if (found >= 0) {
                    part[b] = true;
                    last = found + blocks.get(b).length;
                }
            }
        }
        return part;
    }

    private boolean matchLong(long[] block, int b, int[] start, int[] end) {
        int matched = 0;
        int first = -1;
        int last = -1;
        boolean[] taken = used.clone();
        int runs = block.length - RUN + 1;
        int near = 0;
        for (int i = 0; i < runs; i++) {
            int at = place(run(block, i), near, taken);
            if (at >= 0) {
                matched++;
                first = first < 0 ? at : first;
                last = at;
                near = at;
                taken[at] = true;
            }
        }
        if (matched * 2 < runs) {
            return false;
        }
        System.arraycopy(taken, 0, used, 0, used.length);
        start[b] = first;
        end[b] = last + RUN;
        return true;
    }

    /** The place of a run that was not used yet, the nearest after {@code near} before any other. */
    private int place(long run, int near, boolean[] taken) {
        int other = -1;
        for (int at : places.getOrDefault(run, List.of())) {
            if (!taken[at]) {
                if (at >= near) {
                    return at;
                }
                other = other < 0 ? at : other;
            }
        }
        return other;
    }

    private int find(long[] block, int from, int to) {
        int latest = Math.min(to + SLACK, gold.length) - block.length;
        for (int at = Math.max(0, from - SLACK); at <= latest; at++) {
            boolean equal = !used[at];
            for (int i = 0; equal && i < block.length; i++) {
                equal = gold[at + i] == block[i];
            }
            if (equal) {
                for (int i = 0; i < block.length; i++) {
                    used[at + i] = true;
                }
                return at;
            }
        }
        return -1;
    }

    private static long run(long[] words, int from) {
        long hash = 0;
        for (int i = from; i < from + RUN; i++) {
            hash = NgramHasher.mix(hash * 31 + words[i]);
        }
        return hash;
    }

    private static long[] words(String text) {
        List<Long> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(Seeds.hash(matcher.group().toLowerCase(Locale.ROOT)));
        }
        return words.stream().mapToLong(Long::longValue).toArray();
    }
}
