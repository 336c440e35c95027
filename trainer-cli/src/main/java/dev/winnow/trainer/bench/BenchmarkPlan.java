package dev.winnow.trainer.bench;

/**
 * How long each measurement takes.
 *
 * @param forks JVMs started for each measurement, one after the other
 * @param warmups seconds of warming up, in each fork
 * @param measurements seconds of measuring, in each fork
 * @param rough whether the figures are to be called rough
 */
public record BenchmarkPlan(int forks, int warmups, int measurements, boolean rough) {
    /** Measurements a model: throughput on one thread, on all cores, latency with allocation. */
    static final int STAGES = 3;
    /** About how many seconds it takes to measure the opening of a model. */
    static final int OPENING_SECONDS = 2;

    /** Figures to rely on, as far as the machine is quiet. */
    public static BenchmarkPlan full() {
        return new BenchmarkPlan(3, 5, 5, false);
    }

    /** Within a minute for up to four models; rough. */
    public static BenchmarkPlan quick(int models) {
        int seconds = Math.max(2, Math.min(6, 50 / (STAGES * Math.max(1, models)) - 1));
        int warmups = Math.max(1, seconds / 2);
        return new BenchmarkPlan(1, warmups, seconds - warmups, true);
    }

    /** About how many seconds one measurement takes. */
    int stageSeconds() {
        return forks * (warmups + measurements + 1);
    }

    /** About how many seconds a run takes. */
    public int totalSeconds(int models) {
        return models * (STAGES * stageSeconds() + OPENING_SECONDS);
    }
}
