package dev.winnow.trainer.fit;

import dev.winnow.model.ForestForm;
import dev.winnow.reading.BlockForest;
import java.util.List;
import java.util.stream.IntStream;

/** Fits a forest over measured features of blocks, by Tribuo's XGBoost. */
final class ReaderForest {
    private ReaderForest() {}

    /** A forest that is high for blocks of the article; its nodes ask for features by their place. */
    static ForestForm fit(List<ReaderPage> pages, List<float[][]> features, ReaderPlan.Trees trees, long seed) {
        int documents = 0;
        for (ReaderPage page : pages) {
            for (boolean learned : page.learned()) {
                documents += learned ? 1 : 0;
            }
        }
        int width = width(features);
        int[] start = new int[documents + 1];
        int[] index = new int[Math.multiplyExact(documents, width)];
        float[] value = new float[index.length];
        int[] targets = new int[documents];
        float[] weights = new float[documents];
        int d = 0;
        for (int p = 0; p < pages.size(); p++) {
            ReaderPage page = pages.get(p);
            double total = 0;
            for (int words : page.words()) {
                total += weight(words);
            }
            for (int b = 0; b < page.blocks(); b++) {
                if (!page.learned()[b]) {
                    continue;
                }
                for (int f = 0; f < width; f++) {
                    index[d * width + f] = f;
                }
                System.arraycopy(features.get(p)[b], 0, value, d * width, width);
                targets[d] = page.part()[b] ? 0 : 1;
                weights[d] = (float) (100 * page.weight() * weight(page.words()[b]) / total);
                start[++d] = d * width;
            }
        }
        LabelProblem problem = new LabelProblem(
                new TrainingData(new FeatureRows(width, start, index, value)),
                IntStream.range(0, documents).toArray(),
                targets,
                2,
                true,
                new float[0],
                weights,
                seed);
        HeadTrainer trainer = new XgboostHeadTrainer(
                trees.count(), trees.depth(), trees.learningRate(), width, trees.rowShare(), trees.featureShare());
        return oneSided((ForestForm) trainer.train(problem).fitted().form());
    }

    private static int width(List<float[][]> features) {
        return features.stream()
                .filter(page -> page.length > 0)
                .mapToInt(page -> page[0].length)
                .findFirst()
                .orElse(0);
    }

    /** A page's blocks weigh by the root of their words: a mistake on a paragraph costs more than one on a button. */
    private static double weight(int words) {
        return Math.sqrt(1 + words);
    }

    /**
     * Every other tree, counted twice. XGBoost fits a tree for each of two classes in turn, and either says the opposite of
     * the other: half of them tell the same.
     */
    static ForestForm oneSided(ForestForm both) {
        ForestBuilder builder = new ForestBuilder();
        for (int t = 0; t < both.roots().length; t += 2) {
            builder.root(copy(both, both.roots()[t], builder));
        }
        int most = IntStream.of(both.feature()).max().orElse(-1);
        ForestForm half = builder.build(
                1, 2 * both.scale(), IntStream.rangeClosed(0, most).toArray());
        half.bias()[0] = both.bias()[0];
        return half;
    }

    private static int copy(ForestForm from, int n, ForestBuilder to) {
        if (n < 0) {
            return to.leaf(0, from.leafValue()[from.leafStart()[-n - 1]]);
        }
        int node = to.split(from.feature()[n], from.split()[n]);
        int above = copy(from, from.above()[n], to);
        int below = copy(from, from.below()[n], to);
        to.children(node, above, below, from.absent()[n] == from.above()[n] ? above : below);
        return node;
    }

    /** The probabilities that a forest gives the blocks of a page. */
    static float[] probabilities(ForestForm forest, float[][] features) {
        int most = IntStream.of(forest.feature()).max().orElse(-1);
        return new BlockForest(forest, IntStream.rangeClosed(0, most).toArray()).probabilitiesByAllTrees(features);
    }
}
