package dev.winnow.trainer.fit;

/**
 * How much more often each feature stands in documents of one class than in the others, as naive Bayes counts it:
 * {@code log((p / |p|) / (q / |q|))}, where {@code p} and {@code q} are one more than the number of documents of either side
 * that have the feature. Features scaled so before a linear model is fitted are known as NB-SVM (Wang and Manning 2012).
 */
final class LogRatios {
    private LogRatios() {}

    /** [features] the ratio of class 0 to the rest; 1 for what is no count, having values below 0, and 0 for what no document has. */
    static float[] of(LabelProblem problem) {
        FeatureRows rows = problem.data().rows();
        int[] inside = new int[rows.features()];
        int[] outside = new int[rows.features()];
        boolean[] signed = new boolean[rows.features()];
        for (int i = 0; i < problem.documents().length; i++) {
            int document = problem.documents()[i];
            int[] counts = problem.targets()[i] == 0 ? inside : outside;
            for (int e = rows.start()[document]; e < rows.start()[document + 1]; e++) {
                counts[rows.index()[e]]++;
                signed[rows.index()[e]] |= rows.value()[e] < 0;
            }
        }
        double insideTotal = 0;
        double outsideTotal = 0;
        for (int f = 0; f < signed.length; f++) {
            if (!signed[f] && inside[f] + outside[f] > 0) {
                insideTotal += inside[f] + 1;
                outsideTotal += outside[f] + 1;
            }
        }
        float[] ratios = new float[signed.length];
        for (int f = 0; f < ratios.length; f++) {
            if (signed[f]) {
                ratios[f] = 1;
            } else if (inside[f] + outside[f] > 0) {
                ratios[f] = (float) Math.log((inside[f] + 1) / insideTotal * (outsideTotal / (outside[f] + 1)));
            }
        }
        return ratios;
    }
}
