package dev.winnow.trainer.evaluate;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * 95 % confidence intervals by the percentile bootstrap (Efron and Tibshirani 1993, chapter 13): documents are drawn
 * with replacement, as many as there are; the metric of each resample is taken by its own definition (macro-F1 so over
 * the labels that occur in the resample); the interval runs from the 2.5th to the 97.5th percentile, interpolated
 * linearly. Resamples run in parallel; the same seed gives the same intervals on any number of threads.
 *
 * @param resamples how many resamples, at least 1
 * @param seed the seed of the draws
 */
public record Bootstrap(int resamples, long seed) {
    /** The metrics that get an interval. */
    static final List<Metric> METRICS = List.of(Metric.ACCURACY, Metric.MICRO_F1, Metric.MACRO_F1);

    /** Checks the number of resamples. */
    public Bootstrap {
        if (resamples < 1) {
            throw new IllegalArgumentException("resamples must be at least 1, but is " + resamples);
        }
    }

    /** 1,000 resamples. */
    public static Bootstrap seeded(long seed) {
        return new Bootstrap(1000, seed);
    }

    /** The intervals of {@link #METRICS}; none for a metric that no resample defines. */
    Map<Metric, Interval> intervals(Outcomes outcomes, int labels) {
        return intervals(outcomes.rows(), draw -> values(outcomes, labels, draw));
    }

    /** The intervals of B's metric less A's over the same documents, both drawn alike. */
    Map<Metric, Interval> differences(Outcomes a, int labelsOfA, Outcomes b, int labelsOfB) {
        return intervals(a.rows(), draw -> {
            double[] difference = values(b, labelsOfB, draw);
            double[] subtrahend = values(a, labelsOfA, draw);
            for (int i = 0; i < difference.length; i++) {
                difference[i] -= subtrahend[i];
            }
            return difference;
        });
    }

    /** The metrics of the drawn rows, in the order of {@link #METRICS}. */
    private static double[] values(Outcomes outcomes, int labels, int[] draw) {
        int[] weights = new int[outcomes.distinct().size()];
        for (int row : draw) {
            weights[outcomes.number(row)]++;
        }
        DecisionCounts counts = new DecisionCounts(outcomes.distinct(), weights, labels);
        return METRICS.stream().mapToDouble(counts::value).toArray();
    }

    private Map<Metric, Interval> intervals(int rows, Function<int[], double[]> valuesOfDraw) {
        Map<Metric, Interval> intervals = new EnumMap<>(Metric.class);
        if (rows == 0) {
            return intervals;
        }
        SplittableRandom root = new SplittableRandom(seed);
        List<SplittableRandom> generators =
                IntStream.range(0, resamples).mapToObj(i -> root.split()).toList();
        double[][] values = generators.parallelStream()
                .map(random -> valuesOfDraw.apply(random.ints(rows, 0, rows).toArray()))
                .toArray(double[][]::new); // [resamples][metrics]
        for (int i = 0; i < METRICS.size(); i++) {
            int metric = i;
            double[] sorted = Arrays.stream(values)
                    .mapToDouble(row -> row[metric])
                    .filter(value -> !Double.isNaN(value))
                    .sorted()
                    .toArray();
            if (sorted.length > 0) {
                intervals.put(METRICS.get(i), new Interval(percentile(sorted, 0.025), percentile(sorted, 0.975)));
            }
        }
        return intervals;
    }

    private static double percentile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
