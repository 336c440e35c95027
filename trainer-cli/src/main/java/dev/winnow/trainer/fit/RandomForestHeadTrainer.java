package dev.winnow.trainer.fit;

import dev.winnow.trainer.InputException;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.ensemble.FullyWeightedVotingCombiner;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.common.tree.SplitNode;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.ensemble.WeightedEnsembleModel;

/** {@code random-forest}: Tribuo's forest of CART trees, over the features that chi-square finds best. */
final class RandomForestHeadTrainer implements HeadTrainer {
    /**
     * Tribuo's trees look at every document for every feature, present or not: more than this many document-features a
     * tree is refused. At the limit a tree takes about a minute.
     */
    private static final long MOST_CELLS = 100_000_000;

    private final int trees;
    private final int depth;
    private final int features;

    RandomForestHeadTrainer(int trees, int depth, int features) {
        this.trees = trees;
        this.depth = depth;
        this.features = features;
    }

    @Override
    public boolean honoursWeights() {
        return true;
    }

    @Override
    public Trained train(LabelProblem whole) {
        int[] selected = ChiSquare.select(whole, features);
        LabelProblem problem = ChiSquare.reduce(whole, selected);
        long cells = (long) problem.documents().length * selected.length;
        if (cells > MOST_CELLS) {
            throw new InputException(String.format(
                    "random-forest would look at %d documents x %d features = %d million cells a tree, and %d million is "
                            + "the limit (about a minute a tree): use fewer features (--trainer-option features=%d), "
                            + "--sample, or a linear trainer such as svm",
                    problem.documents().length,
                    selected.length,
                    cells / 1_000_000,
                    MOST_CELLS / 1_000_000,
                    MOST_CELLS / problem.documents().length));
        }
        // Each split looks at the square root of the features (Breiman, 2001).
        float fraction = (float) Math.min(0.999, Math.max(1, Math.sqrt(selected.length)) / selected.length);
        CARTClassificationTrainer tree = new CARTClassificationTrainer(depth, fraction, problem.seed());
        Model<Label> model = new RandomForestTrainer<>(tree, new FullyWeightedVotingCombiner(), trees, problem.seed())
                .train(problem.dataset());
        ForestBuilder builder = new ForestBuilder();
        for (Model<Label> member : ((WeightedEnsembleModel<Label>) model).getModels()) {
            builder.root(add(((TreeModel<Label>) member).getRoot(), member.getOutputIDInfo(), problem, builder));
        }
        return new Trained(model, Fitted.of(builder.build(problem.outputs(), 1f / trees, selected)));
    }

    private static int add(Node<Label> node, ImmutableOutputInfo<Label> ids, LabelProblem problem, ForestBuilder out) {
        if (node instanceof LeafNode<Label> leaf) {
            float[] values = new float[problem.outputs()];
            leaf.getDistribution().forEach((name, label) -> {
                int k = LabelProblem.classOf(label);
                values[problem.margin() ? 0 : k] +=
                        (float) (problem.margin() && k == 1 ? -label.getScore() : label.getScore());
            });
            return out.leaf(values);
        }
        SplitNode<Label> split = (SplitNode<Label>) node;
        int number = out.split(split.getFeatureID(), floor(split.splitValue()));
        int above = add(split.getGreaterThan(), ids, problem, out);
        int below = add(split.getLessThanOrEqual(), ids, problem, out);
        out.children(number, above, below, 0 > split.splitValue() ? above : below);
        return number;
    }

    /** The largest float that is not above the split, so that floats fall to the same side of either. */
    private static float floor(double split) {
        float f = (float) split;
        return f > split ? Math.nextDown(f) : f;
    }
}
