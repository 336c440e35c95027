package dev.winnow.trainer.fit;

import dev.winnow.model.LinearForm;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.optimisers.AdaGrad;

/** {@code sgd}: Tribuo's linear model under the multinomial logistic loss, by stochastic gradient descent with AdaGrad. */
final class SgdHeadTrainer implements HeadTrainer {
    private final int epochs;
    private final double learningRate;
    private final int batch;

    SgdHeadTrainer(int epochs, double learningRate, int batch) {
        this.epochs = epochs;
        this.learningRate = learningRate;
        this.batch = batch;
    }

    @Override
    public boolean honoursWeights() {
        return true;
    }

    @Override
    public Trained train(LabelProblem problem) {
        LinearSGDModel model = new LinearSGDTrainer(
                        new LogMulticlass(), new AdaGrad(learningRate, 0.1), epochs, -1, batch, problem.seed())
                .train(problem.dataset());
        return new Trained(model, compile(model, problem));
    }

    private static Fitted compile(LinearSGDModel model, LabelProblem problem) {
        DenseMatrix weights = model.getWeightsCopy(); // [class][feature], the bias last
        ImmutableOutputInfo<Label> ids = model.getOutputIDInfo();
        int features = problem.data().rows().features();
        int outputs = problem.outputs();
        float[] table = new float[Math.multiplyExact(features, outputs)];
        float[] bias = new float[outputs];
        for (int output = 0; output < outputs; output++) {
            int id = ids.getID(LabelProblem.label(output));
            int other = problem.margin() ? ids.getID(LabelProblem.label(1)) : -1;
            for (int f = 0; f <= features; f++) {
                double w = weights.get(id, f) - (other < 0 ? 0 : weights.get(other, f));
                if (f == features) {
                    bias[output] = (float) w;
                } else {
                    table[f * outputs + output] = (float) w;
                }
            }
        }
        return new Fitted(new LinearForm(0, bias), table);
    }
}
