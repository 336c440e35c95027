package dev.winnow.trainer.fit;

import dev.winnow.model.ForestForm;
import dev.winnow.trainer.InputException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.classification.Label;
import org.tribuo.classification.xgboost.XGBoostClassificationTrainer;
import org.tribuo.common.xgboost.XGBoostModel;
import org.tribuo.common.xgboost.XGBoostTrainer.BoosterType;
import org.tribuo.common.xgboost.XGBoostTrainer.LoggingVerbosity;
import org.tribuo.common.xgboost.XGBoostTrainer.TreeMethod;

/** {@code xgboost}: gradient boosted trees through Tribuo, over the features that chi-square finds best. */
final class XgboostHeadTrainer implements HeadTrainer {
    private static final Pattern SPLIT =
            Pattern.compile("\\s*(\\d+):\\[f(\\d+)<([^\\]]+)\\] yes=(\\d+),no=(\\d+),missing=(\\d+).*");
    private static final Pattern LEAF = Pattern.compile("\\s*(\\d+):leaf=([^,]+).*");

    private final int trees;
    private final int depth;
    private final double learningRate;
    private final int features;
    private final double rowShare;
    private final double featureShare;

    XgboostHeadTrainer(int trees, int depth, double learningRate, int features) {
        this(trees, depth, learningRate, features, 1, 1);
    }

    /** Each tree is to see only a share of the rows and a share of the features. */
    XgboostHeadTrainer(int trees, int depth, double learningRate, int features, double rowShare, double featureShare) {
        this.trees = trees;
        this.depth = depth;
        this.learningRate = learningRate;
        this.features = features;
        this.rowShare = rowShare;
        this.featureShare = featureShare;
    }

    @Override
    public boolean honoursWeights() {
        return true;
    }

    @Override
    public Trained train(LabelProblem whole) {
        int[] selected = ChiSquare.select(whole, features);
        LabelProblem problem = ChiSquare.reduce(whole, selected);
        XGBoostModel<Label> model;
        try {
            // One thread: with more, sums and so trees could differ from run to run. Folds and labels run in parallel.
            model = new XGBoostClassificationTrainer(
                            BoosterType.GBTREE,
                            TreeMethod.HIST,
                            trees,
                            learningRate,
                            0,
                            depth,
                            1,
                            rowShare,
                            featureShare,
                            1,
                            0,
                            1,
                            LoggingVerbosity.SILENT,
                            problem.seed())
                    .train(problem.dataset());
        } catch (LinkageError e) {
            throw new InputException(
                    "xgboost has no native library for this machine (it has them for x86-64 Linux, macOS and Windows): "
                            + "use another trainer, such as svm or random-forest",
                    e);
        }
        return new Trained(model, Fitted.of(compile(model, problem, selected)));
    }

    private static ForestForm compile(XGBoostModel<Label> model, LabelProblem problem, int[] selected) {
        ImmutableOutputInfo<Label> ids = model.getOutputIDInfo();
        ForestBuilder builder = new ForestBuilder();
        String[] dumps = model.getModelDump().get(0);
        for (int t = 0; t < dumps.length; t++) {
            // Trees go round the classes: tree t adds to class t mod classes.
            int k = LabelProblem.classOf(ids.getOutput(t % problem.classes()));
            builder.root(add(dumps[t], problem.margin() ? 0 : k, problem.margin() && k == 1 ? -1 : 1, builder));
        }
        return builder.build(problem.outputs(), 1, selected);
    }

    private static int add(String dump, int output, int sign, ForestBuilder out) {
        List<String> lines = dump.lines().filter(line -> !line.isBlank()).toList();
        Map<Integer, Integer> numbers = new HashMap<>();
        for (String line : lines) {
            Matcher split = SPLIT.matcher(line);
            Matcher leaf = LEAF.matcher(line);
            if (split.matches()) {
                // XGBoost asks "less than", Winnow "greater than": the float just below the split turns one into the
                // other.
                float value = Math.nextDown(Float.parseFloat(split.group(3)));
                numbers.put(Integer.valueOf(split.group(1)), out.split(Integer.parseInt(split.group(2)), value));
            } else if (leaf.matches()) {
                numbers.put(Integer.valueOf(leaf.group(1)), out.leaf(output, sign * Float.parseFloat(leaf.group(2))));
            } else {
                throw new IllegalStateException("unknown line in an XGBoost dump: " + line);
            }
        }
        for (String line : lines) {
            Matcher split = SPLIT.matcher(line);
            if (split.matches()) {
                out.children(
                        numbers.get(Integer.valueOf(split.group(1))),
                        numbers.get(Integer.valueOf(split.group(5))),
                        numbers.get(Integer.valueOf(split.group(4))),
                        numbers.get(Integer.valueOf(split.group(6))));
            }
        }
        return numbers.get(0);
    }
}
