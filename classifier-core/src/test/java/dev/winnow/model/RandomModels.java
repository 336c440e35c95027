package dev.winnow.model;

import dev.winnow.feature.FeatureSpec;
import dev.winnow.feature.NgramHasher;
import dev.winnow.feature.RandomText;
import dev.winnow.feature.TitleUse;
import dev.winnow.feature.Vocabulary;
import dev.winnow.feature.Weighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Seeded models over the words of {@link RandomText#words}, with heads of any type and form. */
public final class RandomModels {
    private RandomModels() {}

    /** A model with so many heads, of every form in turn. */
    /** A model of one multi head with so many labels, whose weights are factored. */
    public static Model factored(Random random, int rank, int labels) {
        Vocabulary vocabulary = of(random, 1).vocabulary();
        Head head = head(random, "topics", HeadType.MULTI, labels, new LinearForm(0, floats(random, labels)));
        ByteTable factors = ByteTable.of(new FloatTable(rank, floats(random, vocabulary.size() * rank)));
        LinearTable table = new FactoredTable(factors, labels, floats(random, rank * labels));
        return new Model(FeatureSpec.standard(), vocabulary, List.of(head), table);
    }

    public static Model of(Random random, int heads) {
        FeatureSpec spec = spec(random).withPageFields(heads % 2 == 0).withLeadWords(heads % 3 * 7);
        Vocabulary vocabulary = vocabulary(random, spec);
        List<Head> made = new ArrayList<>();
        int columns = 0;
        for (int h = 0; h < heads; h++) {
            HeadType type = HeadType.values()[random.nextInt(3)];
            int labels = type == HeadType.BINARY ? 2 : 1 + random.nextInt(6);
            int outputs = type == HeadType.BINARY ? 1 : labels;
            Form form = switch (h % 3) {
                case 0 -> new LinearForm(columns, floats(random, outputs));
                case 1 -> factors(random, outputs, vocabulary.size());
                default -> forest(random, outputs, vocabulary.size());
            };
            columns += form instanceof LinearForm ? outputs : 0;
            Head head = head(random, "head" + h, type, labels, form);
            made.add(
                    h % 2 == 0
                            ? head
                            : head.withNames(head.labels().stream()
                                    .map(l -> "name of " + l)
                                    .toList()));
        }
        return new Model(spec, vocabulary, made, columns, floats(random, vocabulary.size() * columns))
                .withLanguages(heads % 3 == 0 ? List.of("en", "sw") : List.of());
    }

    /** A head around a form. */
    public static Head head(Random random, String name, HeadType type, int labels, Form form) {
        double[] assign = new double[type == HeadType.SINGLE ? 0 : form.outputs()];
        for (int k = 0; k < assign.length; k++) {
            assign[k] = random.nextDouble();
        }
        double drop = random.nextDouble();
        float[] priors = new float[labels];
        for (int k = 0; k < labels; k++) {
            priors[k] = random.nextFloat();
        }
        double[] slope = random.doubles(form.outputs(), 0.1, 3).toArray();
        double[] offset = random.doubles(form.outputs(), -2, 2).toArray();
        return new Head(
                name,
                type,
                IntStream.range(0, labels).mapToObj(k -> name + "-label" + k).toList(),
                form,
                new Calibration(slope, offset),
                new Thresholds(assign, drop + (1 - drop) * random.nextDouble(), drop),
                priors);
    }

    /** A factorisation machine. */
    public static FactorForm factors(Random random, int outputs, int rows) {
        float[] sign = new float[random.nextInt(5)];
        for (int j = 0; j < sign.length; j++) {
            sign[j] = random.nextBoolean() ? 1 : -1;
        }
        return new FactorForm(
                floats(random, outputs),
                floats(random, rows * outputs),
                floats(random, rows * outputs * sign.length),
                sign);
    }

    /** A forest of trees of up to some twenty nodes, a few of them single leaves; sometimes none at all. */
    public static ForestForm forest(Random random, int outputs, int rows) {
        ForestGrower grower = new ForestGrower(random, outputs, rows);
        for (int trees = random.nextInt(12); trees > 0; trees--) {
            grower.tree();
        }
        return grower.forest();
    }

    private static FeatureSpec spec(Random random) {
        int longest = random.nextInt(2) * 3;
        return FeatureSpec.standard()
                .withWordNgrams(1 + random.nextInt(3))
                .withCharNgrams(longest == 0 ? 0 : 2, longest)
                .withTitle(TitleUse.values()[random.nextInt(3)])
                .withWeighting(Weighting.values()[random.nextInt(2)]);
    }

    private static Vocabulary vocabulary(Random random, FeatureSpec spec) {
        TreeSet<Long> hashes = new TreeSet<>();
        NgramHasher hasher = new NgramHasher(spec, (made, count) -> {
            for (int i = 0; i < count; i++) {
                if (random.nextInt(3) > 0) {
                    hashes.add(made[i]);
                }
            }
        });
        hasher.hash(RandomText.words(random, 10), RandomText.words(random, 200));
        long[] keys = hashes.stream().mapToLong(Long::longValue).toArray();
        float[] idf = new float[keys.length];
        for (int row = 0; row < idf.length; row++) {
            idf[row] = 1 + random.nextFloat() * 5;
        }
        return new Vocabulary(keys, idf);
    }

    static float[] floats(Random random, int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static final class ForestGrower {
        private final Random random;
        private final int outputs;
        private final int rows;
        private final List<Integer> roots = new ArrayList<>();
        private final List<Integer> feature = new ArrayList<>();
        private final List<Float> split = new ArrayList<>();
        private final List<int[]> children = new ArrayList<>();
        private final List<Integer> leafOutput = new ArrayList<>();
        private final List<Integer> leafStart = new ArrayList<>();
        private final List<Float> leafValue = new ArrayList<>();

        ForestGrower(Random random, int outputs, int rows) {
            this.random = random;
            this.outputs = outputs;
            this.rows = rows;
        }

        void tree() {
            roots.add(node(0));
        }

        private int node(int depth) {
            if (rows == 0 || random.nextInt(5) < depth) {
                return leaf();
            }
            int n = feature.size();
            feature.add(random.nextInt(rows));
            split.add(random.nextFloat() / 2);
            int[] child = new int[3];
            children.add(child);
            child[0] = node(depth + 1);
            child[1] = node(depth + 1);
            child[2] = switch (random.nextInt(3)) {
                case 0 -> child[0];
                case 1 -> child[1];
                default -> node(depth + 1);
            };
            return n;
        }

        private int leaf() {
            boolean all = random.nextBoolean();
            leafOutput.add(all ? -1 : random.nextInt(outputs));
            leafStart.add(leafValue.size());
            for (int i = all ? outputs : 1; i > 0; i--) {
                leafValue.add((float) random.nextGaussian());
            }
            return -leafOutput.size();
        }

        ForestForm forest() {
            float[] splits = new float[split.size()];
            for (int n = 0; n < splits.length; n++) {
                splits[n] = split.get(n);
            }
            float[] values = new float[leafValue.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = leafValue.get(i);
            }
            return new ForestForm(
                    floats(random, outputs),
                    random.nextFloat() + 0.1f,
                    ints(roots),
                    ints(feature),
                    splits,
                    children.stream().mapToInt(c -> c[0]).toArray(),
                    children.stream().mapToInt(c -> c[1]).toArray(),
                    children.stream().mapToInt(c -> c[2]).toArray(),
                    ints(leafOutput),
                    ints(leafStart),
                    values);
        }

        private static int[] ints(List<Integer> values) {
            return values.stream().mapToInt(Integer::intValue).toArray();
        }
    }
}
