package dev.winnow.reading;

import dev.winnow.model.ForestForm;

/** A forest that tells from the measured features of a block how likely it is part of the article. Immutable. */
public final class BlockForest {
    private final ForestForm form;
    private final int[] column; // [nodes]

    /**
     * @param form a forest of one output, high for blocks of the article
     * @param column [rows] where in a block's features what its nodes ask for stands
     */
    public BlockForest(ForestForm form, int[] column) {
        this.form = form;
        this.column = new int[form.feature().length];
        for (int n = 0; n < this.column.length; n++) {
            this.column[n] = column[form.feature()[n]];
        }
    }

    /** The probability of each block: [blocks], of features [blocks][features]. */
    public float[] probabilities(float[][] features) {
        float[] probabilities = new float[features.length];
        for (int b = 0; b < probabilities.length; b++) {
            probabilities[b] = (float) (1 / (1 + Math.exp(-score(features[b]))));
        }
        return probabilities;
    }

    private double score(float[] row) {
        float sum = 0;
        for (int root : form.roots()) {
            int n = root;
            while (n >= 0) {
                n = row[column[n]] > form.split()[n] ? form.above()[n] : form.below()[n];
            }
            sum += form.leafValue()[form.leafStart()[-n - 1]];
        }
        return form.bias()[0] + form.scale() * sum;
    }
}
