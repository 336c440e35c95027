package dev.winnow.trainer.fit;

import dev.winnow.model.LinearForm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tribuo.Example;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.classification.Label;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.multilabel.MultiLabel;
import org.tribuo.multilabel.MultiLabelFactory;
import org.tribuo.multilabel.sgd.linear.LinearSGDModel;
import org.tribuo.multilabel.sgd.linear.LinearSGDTrainer;
import org.tribuo.multilabel.sgd.objectives.BinaryCrossEntropy;

/** {@code multilabel-sgd}: Tribuo's one linear model for all labels under binary cross-entropy. */
final class MultilabelSgdTrainer implements MultiTrainer {

    /**
     * What one fit gives.
     *
     * @param model Tribuo's own model, for comparison
     * @param fitted the same, compiled
     */
    record Trained(LinearSGDModel model, Fitted fitted) {}

    private final int epochs;
    private final double learningRate;
    private final int batch;

    MultilabelSgdTrainer(int epochs, double learningRate, int batch) {
        this.epochs = epochs;
        this.learningRate = learningRate;
        this.batch = batch;
    }

    @Override
    public boolean honoursWeights() {
        return true;
    }

    @Override
    public Fitted fit(MultiProblem problem, Parallel parallel, Runnable labelDone) {
        boolean anyLabel = Arrays.stream(problem.labels()).anyMatch(labels -> labels.length > 0);
        // Tribuo has no model of no label at all.
        Fitted fitted = anyLabel ? train(problem).fitted() : never(problem);
        for (int k = 0; k < problem.labelCount(); k++) {
            labelDone.run();
        }
        return fitted;
    }

    private static Fitted never(MultiProblem problem) {
        float[] bias = new float[problem.labelCount()];
        Arrays.fill(bias, -1);
        return new Fitted(
                new LinearForm(0, bias),
                new float[Math.multiplyExact(problem.data().rows().features(), bias.length)]);
    }

    Trained train(MultiProblem problem) {
        List<Example<MultiLabel>> examples = new ArrayList<>(problem.documents().length);
        for (int i = 0; i < problem.documents().length; i++) {
            Set<Label> labels = new HashSet<>();
            for (int k : problem.labels()[i]) {
                labels.add(LabelProblem.label(k));
            }
            float weight = problem.weights().length == 0 ? 1 : problem.weights()[i];
            examples.add(new RowExample<>(
                    new MultiLabel(labels),
                    weight,
                    problem.data().rows(),
                    problem.data().domain(),
                    problem.documents()[i]));
        }
        LinearSGDModel model = new LinearSGDTrainer(
                        new BinaryCrossEntropy(), new AdaGrad(learningRate, 0.1), epochs, -1, batch, problem.seed())
                .train(new RowDataset<>(problem.data().domain(), new MultiLabelFactory(), examples));
        return new Trained(model, compile(model, problem));
    }

    private static Fitted compile(LinearSGDModel model, MultiProblem problem) {
        DenseMatrix weights = model.getWeightsCopy(); // [label][feature], the bias last
        ImmutableOutputInfo<MultiLabel> ids = model.getOutputIDInfo();
        int features = problem.data().rows().features();
        int labels = problem.labelCount();
        float[] table = new float[Math.multiplyExact(features, labels)];
        float[] bias = new float[labels];
        for (int k = 0; k < labels; k++) {
            int id = ids.getID(new MultiLabel(LabelProblem.label(k)));
            bias[k] = id < 0 ? -1 : (float) weights.get(id, features);
            for (int f = 0; id >= 0 && f < features; f++) {
                table[f * labels + k] = (float) weights.get(id, f);
            }
        }
        return new Fitted(new LinearForm(0, bias), table);
    }
}
