package dev.winnow.trainer.fit;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Chi-square feature selection (Yang and Pedersen, ICML 1997): features ranked by the largest chi-square statistic of
 * presence against any class.
 */
final class ChiSquare {
    private ChiSquare() {}

    /** The at most {@code most} best features of a problem, ascending by index; ties go to the smaller index. */
    static int[] select(LabelProblem problem, int most) {
        FeatureRows rows = problem.data().rows();
        int features = rows.features();
        if (features <= most) {
            return IntStream.range(0, features).toArray();
        }
        int classes = problem.classes();
        double[] classTotal = new double[classes];
        int[][] present = new int[classes][features];
        for (int i = 0; i < problem.documents().length; i++) {
            int k = problem.targets()[i];
            int d = problem.documents()[i];
            classTotal[k]++;
            for (int e = rows.start()[d]; e < rows.start()[d + 1]; e++) {
                present[k][rows.index()[e]]++;
            }
        }
        double[] best = new double[features];
        double n = problem.documents().length;
        for (int f = 0; f < features; f++) {
            double total = 0;
            for (int k = 0; k < classes; k++) {
                total += present[k][f];
            }
            for (int k = 0; k < classes; k++) {
                best[f] = Math.max(best[f], statistic(present[k][f], total, classTotal[k], n));
            }
        }
        return IntStream.range(0, features)
                .boxed()
                .sorted((a, b) -> best[a] != best[b] ? Double.compare(best[b], best[a]) : Integer.compare(a, b))
                .limit(most)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    /** Of a 2 x 2 table: both, feature in all, class in all, all. */
    private static double statistic(double both, double feature, double inClass, double n) {
        double a = both;
        double b = feature - both;
        double c = inClass - both;
        double d = n - feature - c;
        double denominator = (a + c) * (b + d) * (a + b) * (c + d);
        return denominator == 0 ? 0 : n * (a * d - b * c) * (a * d - b * c) / denominator;
    }

    /** The problem over the selected features only, documents left without any taken out. */
    static LabelProblem reduce(LabelProblem problem, int[] selected) {
        FeatureRows rows = problem.data().rows().only(selected);
        int[] left = IntStream.range(0, problem.documents().length)
                .filter(i -> rows.size(problem.documents()[i]) > 0)
                .toArray();
        int[] documents = Arrays.stream(left).map(i -> problem.documents()[i]).toArray();
        int[] targets = Arrays.stream(left).map(i -> problem.targets()[i]).toArray();
        float[] weights = new float[problem.weights().length == 0 ? 0 : left.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = problem.weights()[left[i]];
        }
        return new LabelProblem(
                new TrainingData(rows),
                documents,
                targets,
                problem.classes(),
                problem.margin(),
                problem.classWeights(),
                weights,
                problem.seed());
    }
}
