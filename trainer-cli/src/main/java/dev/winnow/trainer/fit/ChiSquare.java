package dev.winnow.trainer.fit;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Chi-square feature selection (Yang and Pedersen, ICML 1997): features ranked by the largest chi-square statistic of
 * presence against any class.
 */
final class ChiSquare {
    private ChiSquare() {}

    /**
     * The {@code most} best features of a problem, ascending by index; ties go to the smaller index. A class none of whose
     * documents has one of them brings its own best beside, so that no class is lost.
     */
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
        int[] selected = IntStream.range(0, features)
                .boxed()
                .sorted((a, b) -> best[a] != best[b] ? Double.compare(best[b], best[a]) : Integer.compare(a, b))
                .limit(most)
                .mapToInt(Integer::intValue)
                .toArray();
        IntStream brought = IntStream.range(0, classes)
                .filter(k -> IntStream.of(selected).noneMatch(f -> present[k][f] > 0))
                .map(k -> bestOf(present, k, classTotal[k], n));
        return IntStream.concat(IntStream.of(selected), brought)
                .sorted()
                .distinct()
                .toArray();
    }

    /** The feature that tells a class best by its presence in it. */
    private static int bestOf(int[][] present, int k, double inClass, double n) {
        int best = -1;
        double highest = -1;
        for (int f = 0; f < present[k].length; f++) {
            if (present[k][f] > 0) {
                double total = 0;
                for (int[] of : present) {
                    total += of[f];
                }
                double statistic = statistic(present[k][f], total, inClass, n);
                if (statistic > highest) {
                    highest = statistic;
                    best = f;
                }
            }
        }
        return best;
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
