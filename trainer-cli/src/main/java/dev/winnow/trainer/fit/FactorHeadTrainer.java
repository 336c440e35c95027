package dev.winnow.trainer.fit;

import dev.winnow.model.FactorForm;
import java.util.Arrays;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.fm.FMClassificationModel;
import org.tribuo.classification.sgd.fm.FMClassificationTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.la.Tensor;
import org.tribuo.math.optimisers.AdaGrad;

/** {@code fm}: Tribuo's factorisation machines under the multinomial logistic loss. */
final class FactorHeadTrainer implements HeadTrainer {
    private final int epochs;
    private final double learningRate;
    private final int factors;
    private final double variance;

    FactorHeadTrainer(int epochs, double learningRate, int factors, double variance) {
        this.epochs = epochs;
        this.learningRate = learningRate;
        this.factors = factors;
        this.variance = variance;
    }

    @Override
    public boolean honoursWeights() {
        return true;
    }

    @Override
    public Trained train(LabelProblem problem) {
        FMClassificationModel model = new FMClassificationTrainer(
                        new LogMulticlass(),
                        new AdaGrad(learningRate, 0.1),
                        epochs,
                        -1,
                        1,
                        problem.seed(),
                        factors,
                        variance)
                .train(problem.dataset());
        return new Trained(model, Fitted.of(compile(model, problem)));
    }

    private FactorForm compile(FMClassificationModel model, LabelProblem problem) {
        ImmutableOutputInfo<Label> ids = model.getOutputIDInfo();
        DenseMatrix linear = model.getLinearWeightsCopy(); // [class][feature]
        DenseVector biases = model.getBiasesCopy();
        Tensor[] factorMatrices = model.getFactorsCopy(); // [class][factor][feature]
        int features = problem.data().rows().features();
        int outputs = problem.outputs();
        int width = problem.margin() ? 2 * factors : factors;
        float[] bias = new float[outputs];
        float[] weights = new float[Math.multiplyExact(features, outputs)];
        float[] factorWeights = new float[Math.multiplyExact(features, outputs * width)];
        float[] sign = new float[width];
        for (int k = 0; k < problem.classes(); k++) {
            int id = ids.getID(LabelProblem.label(k));
            DenseMatrix matrix = (DenseMatrix) factorMatrices[id];
            int output = problem.margin() ? 0 : k;
            // A margin is the difference of two machines: the second class's factors follow the first's, with sign -1.
            int first = problem.margin() && k == 1 ? factors : 0;
            float side = first > 0 ? -1 : 1;
            bias[output] += (float) (side * biases.get(id));
            for (int f = 0; f < features; f++) {
                weights[f * outputs + output] += (float) (side * linear.get(id, f));
                for (int j = 0; j < factors; j++) {
                    factorWeights[(f * outputs + output) * width + first + j] = (float) matrix.get(j, f);
                }
            }
            Arrays.fill(sign, first, first + factors, side);
        }
        return new FactorForm(bias, weights, factorWeights, sign);
    }
}
