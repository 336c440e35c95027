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
 * log-probabilities that the class has (not of its counts, as the textbook has it). Scores are relative to the mean over
 * the classes, which the softmax does not see.
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
        int classes = problem.classes();
        // Only differences between classes decide. Sums of whole log-probabilities would grow with the text until a
        // float
        // no longer holds what differs, so each n-gram's mean over the classes is taken out.
        double[] mean = new double[features];
        for (int k = 0; k < classes; k++) {
            double[] column = column(logProbabilities, k, problem);
            for (int f = 0; f < features; f++) {
                mean[f] += column[f] / classes;
            }
        }
        int outputs = problem.outputs();
        double scale = problem.margin() ? 2 : 1; // a margin is class 0 less class 1: twice class 0 less the mean
        float[] table = new float[Math.multiplyExact(features, outputs)];
        for (int k = 0; k < outputs; k++) {
            double[] column = column(logProbabilities, k, problem);
            for (int f = 0; f < features; f++) {
                table[f * outputs + k] = (float) (scale * (column[f] - mean[f]));
            }
        }
        return new Fitted(new LinearForm(0, new float[outputs]), table);
    }

    /** The log-probability of every n-gram in a class. */
    private double[] column(Map<String, List<Pair<String, Double>>> logProbabilities, int k, LabelProblem problem) {
        List<Pair<String, Double>> known =
                logProbabilities.get(LabelProblem.label(k).getLabel());
        double norm = 0;
        for (Pair<String, Double> feature : known) {
            norm += Math.abs(feature.getB());
        }
        double[] column = new double[problem.data().rows().features()];
        Arrays.fill(column, Math.log(alpha / (norm + alpha * column.length)));
        for (Pair<String, Double> feature : known) {
            column[problem.data().domain().getID(feature.getA())] = feature.getB();
        }
        return column;
    }
}
