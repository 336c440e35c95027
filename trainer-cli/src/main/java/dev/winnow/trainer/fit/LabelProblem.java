package dev.winnow.trainer.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tribuo.Example;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;

/**
 * One classification problem for one Tribuo trainer: which documents, of which class each.
 *
 * @param data all documents
 * @param documents [n] the documents to learn from; every one has at least one feature
 * @param targets [n] their classes, from 0 to {@code classes - 1}
 * @param classes how many classes there are; each occurs
 * @param margin whether one score is wanted, high for class 0, instead of one a class; then there are two classes
 * @param classWeights [classes], or empty where all classes weigh 1
 * @param weights [n], or empty where all documents weigh 1
 * @param seed for whatever is random in fitting
 */
record LabelProblem(
        TrainingData data,
        int[] documents,
        int[] targets,
        int classes,
        boolean margin,
        float[] classWeights,
        float[] weights,
        long seed) {

    /** How many scores the fitted form is to give. */
    int outputs() {
        return margin ? 1 : classes;
    }

    /** The same documents, a class against all others, with a margin that is high for it; both sides balanced where classes were. */
    LabelProblem against(int k) {
        int[] sides = Arrays.stream(targets).map(target -> target == k ? 0 : 1).toArray();
        int inside = (int) Arrays.stream(sides).filter(side -> side == 0).count();
        float[] sideWeights = classWeights.length == 0 ? classWeights : balanced(inside, documents.length);
        return new LabelProblem(data, documents, sides, 2, true, sideWeights, weights, Seeds.derive(seed, k));
    }

    /** The weights with which {@code inside} of {@code n} documents weigh as much as the others. */
    static float[] balanced(int inside, int n) {
        return new float[] {(float) n / (2 * inside), (float) n / (2 * (n - inside))};
    }

    /** The Tribuo label of a class: its number. */
    static Label label(int k) {
        return new Label(Integer.toString(k));
    }

    /** The class of a Tribuo label. */
    static int classOf(Label label) {
        return Integer.parseInt(label.getLabel());
    }

    /** How much document {@code i} of the problem weighs, its class's weight included. */
    float weight(int i) {
        float weight = weights.length == 0 ? 1 : weights[i];
        return classWeights.length == 0 ? weight : weight * classWeights[targets[i]];
    }

    /** The problem as Tribuo examples, document and class weights multiplied into example weights. */
    RowDataset<Label> dataset() {
        List<Example<Label>> examples = new ArrayList<>(documents.length);
        for (int i = 0; i < documents.length; i++) {
            examples.add(new RowExample<>(label(targets[i]), weight(i), data.rows(), data.domain(), documents[i]));
        }
        return new RowDataset<>(data.domain(), new LabelFactory(), examples);
    }
}
