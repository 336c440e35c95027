package dev.winnow.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a second look sees of each block: how likely the first found it, its neighbours and what they lie in. */
final class BlockContext {
    private static final int NEIGHBOURS = 4;
    private static final int LEVELS = 4;
    private static final int[] WINDOWS = {3, 8, 20};
    private static final float LIKELY = 0.5f;
    private static final int MOST_BLOCKS = 60;

    /** The names of all features, in their order. */
    static final List<String> NAMES = names();

    private final List<HtmlBlock> blocks;
    private final float[] first; // [blocks]
    private final float[] wordsBefore; // [blocks + 1]
    private final float[] likelyBefore; // [blocks + 1] words, each counted by its likelihood
    private final Sum[] containers; // by the number of the frame
    private final Sum[] patterns; // by the number of the pattern
    private final Sum[] articles; // by the number of the article
    private final BlockPatterns pattern;
    private int bestArticle;
    private int bodyStart;
    private int bodyEnd;

    private float[] row = new float[0];
    private int at;

    /** Blocks taken together. */
    private static final class Sum {
        int blocks;
        float words;
        float likely;

        void add(float blockWords, float probability) {
            blocks++;
            words += blockWords;
            likely += blockWords * probability;
        }

        float mean() {
            return words == 0 ? 0 : likely / words;
        }
    }

    /** @param first [blocks] the probabilities of the first look */
    BlockContext(HtmlBlocks page, float[] first) {
        this.blocks = page.blocks;
        this.first = first;
        this.wordsBefore = new float[first.length + 1];
        this.likelyBefore = new float[first.length + 1];
        this.pattern = page.patterns;
        this.containers = new Sum[page.frames.size()];
        this.patterns = new Sum[pattern.size()];
        this.articles = new Sum
                [1 + page.frames.stream().mapToInt(frame -> frame.article).max().orElse(0)];
        for (int i = 0; i < first.length; i++) {
            HtmlBlock block = blocks.get(i);
            float words = weight(i);
            wordsBefore[i + 1] = wordsBefore[i] + words;
            likelyBefore[i + 1] = likelyBefore[i] + words * first[i];
            in(patterns, pattern.of(i).number).add(words, first[i]);
            in(articles, block.frame().article).add(words, first[i]);
            Frame around = block.frame().container;
            for (int level = 0; level < LEVELS; level++) {
                in(containers, around.number).add(words, first[i]);
                Frame outer = around.outer();
                if (outer == around) {
                    break;
                }
                around = outer;
            }
        }
        float best = -1;
        for (int article = 0; article < articles.length; article++) {
            if (in(articles, article).likely > best) {
                best = in(articles, article).likely;
                bestArticle = article;
            }
        }
        findBody();
    }

    private static Sum in(Sum[] sums, int number) {
        Sum sum = sums[number];
        if (sum == null) {
            sum = new Sum();
            sums[number] = sum;
        }
        return sum;
    }

    /** The stretch of blocks whose words are most likely: the greatest sum of likelihood above one half. */
    private void findBody() {
        float best = 0;
        float sum = 0;
        int start = 0;
        for (int i = 0; i < first.length; i++) {
            sum += weight(i) * (first[i] - LIKELY);
            if (sum > best) {
                best = sum;
                bodyStart = start;
                bodyEnd = i + 1;
            }
            if (sum < 0) {
                sum = 0;
                start = i + 1;
            }
        }
    }

    private float weight(int i) {
        return 1 + blocks.get(i).measure().words();
    }

    /**
     * The features of some blocks, after those that are known of them: [some][known, and those of {@link #NAMES}].
     *
     * @param known [blocks][known]
     * @param some blocks
     */
    float[][] after(float[][] known, int[] some) {
        int n = first.length;
        int[] likelyLast = new int[n];
        int[] likelyNext = new int[n];
        int last = -1;
        for (int i = 0; i < n; i++) {
            likelyLast[i] = last;
            last = first[i] >= LIKELY ? i : last;
        }
        last = n;
        for (int i = n - 1; i >= 0; i--) {
            likelyNext[i] = last;
            last = first[i] >= LIKELY ? i : last;
        }
        float[][] rows = new float[some.length][];
        for (int r = 0; r < rows.length; r++) {
            int i = some[r];
            at = known[i].length;
            row = Arrays.copyOf(known[i], at + NAMES.size());
            put(first[i]);
            neighbours(i);
            windows(i);
            likely(i, likelyLast[i], likelyNext[i]);
            body(i);
            together(i);
            rows[r] = row;
        }
        return rows;
    }

    private void put(float value) {
        row[at++] = value;
    }

    private static float log(float count) {
        return Logarithms.ofCount(count);
    }

    private void neighbours(int i) {
        for (int distance = 1; distance <= NEIGHBOURS; distance++) {
            put(i - distance < 0 ? -1 : first[i - distance]);
            put(i + distance >= first.length ? -1 : first[i + distance]);
        }
    }

    private void windows(int i) {
        for (int window : WINDOWS) {
            put(mean(Math.max(0, i - window), i));
            put(mean(i + 1, Math.min(first.length, i + 1 + window)));
        }
    }

    private float mean(int from, int to) {
        float words = from >= to ? 0 : wordsBefore[to] - wordsBefore[from];
        return words == 0 ? -1 : (likelyBefore[to] - likelyBefore[from]) / words;
    }

    private void likely(int i, int last, int next) {
        float total = Math.max(1, likelyBefore[first.length]);
        put(log(likelyBefore[i]));
        put(log(likelyBefore[first.length] - likelyBefore[i + 1]));
        put(likelyBefore[i] / total);
        put(last < 0 ? -1 : log(wordsBefore[i] - wordsBefore[last + 1]));
        put(next >= first.length ? -1 : log(wordsBefore[next] - wordsBefore[i + 1]));
        put(last < 0 ? MOST_BLOCKS : Math.min(MOST_BLOCKS, i - last));
        put(next >= first.length ? MOST_BLOCKS : Math.min(MOST_BLOCKS, next - i));
        put(log(total));
        put(total / Math.max(1, wordsBefore[first.length]));
    }

    private void body(int i) {
        int outside = i < bodyStart ? i - bodyStart : i >= bodyEnd ? i - bodyEnd + 1 : 0;
        put(Math.max(-MOST_BLOCKS, Math.min(MOST_BLOCKS, outside)));
        put(outside == 0 ? Math.min(MOST_BLOCKS, bodyEnd - i) : 0);
        put(outside == 0 ? Math.min(MOST_BLOCKS, i - bodyStart) : 0);
        put(mean(bodyStart, bodyEnd));
        put(outside > 0 ? log(wordsBefore[i] - wordsBefore[bodyEnd]) : outside < 0 ? -1 : -2);
    }

    private void together(int i) {
        float total = Math.max(1, likelyBefore[first.length]);
        Frame around = blocks.get(i).frame().container;
        for (int level = 0; level < LEVELS; level++) {
            Sum sum = containers[around.number];
            put(sum == null ? -1 : sum.mean());
            put(sum == null ? -1 : sum.likely / total);
            around = around.outer();
        }
        Sum same = in(patterns, pattern.of(i).number);
        put(same.mean());
        put(log(same.blocks));
        put(same.words / Math.max(1, same.blocks));
        put(same.likely / total);
        int article = blocks.get(i).frame().article;
        put(in(articles, article).likely / total);
        put(Math.max(-3, Math.min(3, article - bestArticle)));
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of("first look"));
        for (int distance = 1; distance <= NEIGHBOURS; distance++) {
            names.add("likely " + distance + " before");
            names.add("likely " + distance + " after");
        }
        for (int window : WINDOWS) {
            names.add("likely within " + window + " before");
            names.add("likely within " + window + " after");
        }
        names.addAll(List.of(
                "likely words before",
                "likely words after",
                "share of likely words before",
                "words since likely",
                "words until likely",
                "blocks since likely",
                "blocks until likely",
                "likely words",
                "share of likely words",
                "blocks from body",
                "blocks to end of body",
                "blocks from start of body",
                "body likely",
                "words from body"));
        for (String around : List.of("container", "around", "second around", "third around")) {
            names.add(around + " likely");
            names.add(around + " share of likely words");
        }
        names.addAll(List.of(
                "pattern likely",
                "pattern count",
                "pattern words",
                "pattern share of likely words",
                "article share of likely words",
                "from likely article"));
        return List.copyOf(names);
    }
}
