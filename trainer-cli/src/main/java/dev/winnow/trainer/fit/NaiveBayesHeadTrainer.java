package dev.winnow.trainer.fit;

import com.oracle.labs.mlrg.olcut.util.Pair;
import dev.winnow.model.LinearForm;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.mnb.MultinomialNaiveBayesTrainer;

/**
 * {@code naive-bayes}: Tribuo's multinomial naive Bayes. Compiled as it predicts: it has no class prior, and an n-gram
 * that a class never had weighs {@code ln(alpha / (|w| + alpha V))}, where {@code |w|} is the sum of the absolute
 * log-probabilities that the class has (not of its counts, as the textbook has it).
 */
final class NaiveBayesHeadTrainer implements HeadTrainer {
    private final double alpha;

    NaiveBayesHeadTrainer(double alpha) {
        this.alpha = alpha;
    }

    @Override
    public boolean honoursWeights() {
        return true;
    }

    @Override
    public Trained train(LabelProblem problem) {
        Model<Label> model = new MultinomialNaiveBayesTrainer(alpha).train(problem.dataset());
        return new Trained(model, compile(model, problem));
    }

    private Fitted compile(Model<Label> model, LabelProblem problem) {
        Map<String, List<Pair<String, Double>>> logProbabilities = model.getTopFeatures(-1);
        int features = problem.data().rows().features();
        int outputs = problem.outputs();
        float[] table = new float[Math.multiplyExact(features, outputs)];
        double[] column = new double[features];
        for (int k = 0; k < problem.classes(); k++) {
            List<Pair<String, Double>> known =
                    logProbabilities.get(LabelProblem.label(k).getLabel());
            double norm = 0;
            for (Pair<String, Double> feature : known) {
                norm += Math.abs(feature.getB());
            }
            Arrays.fill(column, Math.log(alpha / (norm + alpha * features)));
            for (Pair<String, Double> feature : known) {
                column[problem.data().domain().getID(feature.getA())] = feature.getB();
            }
            int output = problem.margin() ? 0 : k;
            int sign = problem.margin() && k == 1 ? -1 : 1;
            for (int f = 0; f < features; f++) {
                table[f * outputs + output] += (float) (sign * column[f]);
            }
        }
        return new Fitted(new LinearForm(0, new float[outputs]), table);
    }
}
