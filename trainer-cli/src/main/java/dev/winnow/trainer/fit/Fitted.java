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

    /** A linear form that gives {@code -1} for everything: what is known of a label without any example. */
    static Fitted never(int features) {
        return new Fitted(new LinearForm(0, new float[] {-1}), new float[features]);
    }

    /**
     * The same scores among more classes: class {@code i} becomes {@code present[i]}, and a class that was not there
     * scores as low as the bias of the lowest, less one.
     */
    Fitted spread(int[] present, int classes, int features) {
        float[] bias = new float[classes];
        float lowest = Float.MAX_VALUE;
        for (float b : form.bias()) {
            lowest = Math.min(lowest, b);
        }
        Arrays.fill(bias, lowest - 1);
        for (int i = 0; i < present.length; i++) {
            bias[present[i]] = form.bias()[i];
        }
        if (form instanceof LinearForm) {
            float[] wide = new float[Math.multiplyExact(features, classes)];
            for (int f = 0; f < features; f++) {
                for (int i = 0; i < present.length; i++) {
                    wide[f * classes + present[i]] = table[f * present.length + i];
                }
            }
            return new Fitted(new LinearForm(0, bias), wide);
        }
        if (form instanceof FactorForm factor) {
            int width = factor.sign().length;
            float[] linear = new float[Math.multiplyExact(features, classes)];
            float[] factors = new float[Math.multiplyExact(features, classes * width)];
            for (int f = 0; f < features; f++) {
                for (int i = 0; i < present.length; i++) {
                    linear[f * classes + present[i]] = factor.linear()[f * present.length + i];
                    System.arraycopy(
                            factor.factors(),
                            (f * present.length + i) * width,
                            factors,
                            (f * classes + present[i]) * width,
                            width);
                }
            }
            return of(new FactorForm(bias, linear, factors, factor.sign()));
        }
        return of(spreadForest((ForestForm) form, present, bias));
    }

    private static ForestForm spreadForest(ForestForm forest, int[] present, float[] bias) {
        int leaves = forest.leafOutput().length;
        int[] output = new int[leaves];
        int[] start = new int[leaves];
        float[] values = new float[Math.multiplyExact(leaves, bias.length)];
        for (int leaf = 0; leaf < leaves; leaf++) {
            output[leaf] = -1;
            start[leaf] = leaf * bias.length;
            int from = forest.leafStart()[leaf];
            if (forest.leafOutput()[leaf] >= 0) {
                values[start[leaf] + present[forest.leafOutput()[leaf]]] = forest.leafValue()[from];
            } else {
                for (int i = 0; i < present.length; i++) {
                    values[start[leaf] + present[i]] = forest.leafValue()[from + i];
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
