package dev.winnow.trainer.fit;

import dev.winnow.model.FactorForm;
import dev.winnow.model.ForestForm;
import dev.winnow.model.Form;
import dev.winnow.model.LinearForm;
import java.util.Arrays;

/**
 * What a trainer fitted, compiled to Winnow's own arrays.
 *
 * @param form the form; a linear one has its first column at 0
 * @param table [features x outputs] a linear form's weights; empty for the other forms
 */
record Fitted(Form form, float[] table) {
    /** A form that is not linear. */
    static Fitted of(Form form) {
        return new Fitted(form, new float[0]);
    }

    /** A linear form that gives the same score for everything: all that can be learned of a label that does not vary. */
    static Fitted constant(float score, int features) {
        return new Fitted(new LinearForm(0, new float[] {score}), new float[features]);
    }

    /**
     * The same scores among more classes: class {@code i} becomes {@code present[i]}, and a class that was not there
     * always scores one less than class {@code rarest}, so that it never wins, whatever the scores' scale.
     */
    Fitted spread(int[] present, int rarest, int classes, int features) {
        int[] source = new int[classes];
        Arrays.fill(source, rarest);
        float[] bias = new float[classes];
        Arrays.fill(bias, form.bias()[rarest] - 1);
        for (int i = 0; i < present.length; i++) {
            source[present[i]] = i;
            bias[present[i]] = form.bias()[i];
        }
        if (form instanceof LinearForm) {
            float[] wide = new float[Math.multiplyExact(features, classes)];
            for (int f = 0; f < features; f++) {
                for (int k = 0; k < classes; k++) {
                    wide[f * classes + k] = table[f * present.length + source[k]];
                }
            }
            return new Fitted(new LinearForm(0, bias), wide);
        }
        if (form instanceof FactorForm factor) {
            int width = factor.sign().length;
            float[] linear = new float[Math.multiplyExact(features, classes)];
            float[] factors = new float[Math.multiplyExact(features, classes * width)];
            for (int f = 0; f < features; f++) {
                for (int k = 0; k < classes; k++) {
                    int from = f * present.length + source[k];
                    linear[f * classes + k] = factor.linear()[from];
                    System.arraycopy(factor.factors(), from * width, factors, (f * classes + k) * width, width);
                }
            }
            return of(new FactorForm(bias, linear, factors, factor.sign()));
        }
        return of(spreadForest((ForestForm) form, source, bias));
    }

    private static ForestForm spreadForest(ForestForm forest, int[] source, float[] bias) {
        int leaves = forest.leafOutput().length;
        int[] output = new int[leaves];
        int[] start = new int[leaves];
        float[] values = new float[Math.multiplyExact(leaves, bias.length)];
        for (int leaf = 0; leaf < leaves; leaf++) {
            output[leaf] = -1;
            start[leaf] = leaf * bias.length;
            int from = forest.leafStart()[leaf];
            int only = forest.leafOutput()[leaf];
            for (int k = 0; k < source.length; k++) {
                if (only < 0) {
                    values[start[leaf] + k] = forest.leafValue()[from + source[k]];
                } else if (only == source[k]) {
                    values[start[leaf] + k] = forest.leafValue()[from];
                }
            }
        }
        return new ForestForm(
                bias,
                forest.scale(),
                forest.roots(),
                forest.feature(),
                forest.split(),
                forest.above(),
                forest.below(),
                forest.absent(),
                output,
                start,
                values);
    }
}
