package dev.winnow.trainer.fit;

import dev.winnow.model.LinearForm;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Fits problems of one class a document, also where a fold happens to lack a class. */
final class ClassFitter {
    private final TrainingData data;
    private final HeadTrainer trainer;
    private final boolean balance;

    ClassFitter(TrainingData data, HeadTrainer trainer, boolean balance) {
        this.data = data;
        this.trainer = trainer;
        this.balance = balance;
    }

    Fitted fit(int[] documents, int[] targets, int classes, boolean margin, float[] weights, long seed) {
        int[] count = new int[classes];
        for (int k : targets) {
            count[k]++;
        }
        int[] present = IntStream.range(0, classes).filter(k -> count[k] > 0).toArray();
        if (present.length < 2) {
            return constant(classes, margin, present.length == 1 ? present[0] : 0);
        }
        int[] numberOf = new int[classes];
        for (int i = 0; i < present.length; i++) {
            numberOf[present[i]] = i;
        }
        float[] classWeights = new float[balance ? present.length : 0];
        for (int i = 0; i < classWeights.length; i++) {
            classWeights[i] = (float) targets.length / (present.length * count[present[i]]);
        }
        LabelProblem problem = new LabelProblem(
                data,
                documents,
                Arrays.stream(targets).map(k -> numberOf[k]).toArray(),
                present.length,
                margin,
                classWeights,
                weights,
                seed);
        Fitted fitted =
                margin || !trainer.isOneAgainstRest() ? trainer.train(problem).fitted() : oneAgainstRest(problem);
        if (present.length == classes) {
            return fitted;
        }
        int rarest = 0;
        for (int i = 1; i < present.length; i++) {
            rarest = count[present[i]] < count[present[rarest]] ? i : rarest;
        }
        return fitted.spread(present, rarest, classes, data.rows().features());
    }

    private Fitted oneAgainstRest(LabelProblem problem) {
        int classes = problem.classes();
        int features = data.rows().features();
        float[] table = new float[Math.multiplyExact(features, classes)];
        float[] bias = new float[classes];
        for (int k = 0; k < classes; k++) {
            Fitted column = trainer.train(problem.against(k)).fitted();
            for (int f = 0; f < features; f++) {
                table[f * classes + k] = column.table()[f];
            }
            bias[k] = column.form().bias()[0];
        }
        return new Fitted(new LinearForm(0, bias), table);
    }

    /** Where only one class is there, it always wins. */
    private Fitted constant(int classes, boolean margin, int winner) {
        float[] bias = new float[margin ? 1 : classes];
        if (margin) {
            bias[0] = winner == 0 ? 1 : -1;
        } else {
            bias[winner] = 1;
        }
        return new Fitted(
                new LinearForm(0, bias),
                new float[Math.multiplyExact(data.rows().features(), bias.length)]);
    }
}
