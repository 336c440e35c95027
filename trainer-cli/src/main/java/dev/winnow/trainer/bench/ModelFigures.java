package dev.winnow.trainer.bench;

import java.util.Map;

/**
 * What was measured of one model. Medians over all iterations of all forks.
 *
 * @param model its file's name
 * @param name its name and version
 * @param bytes the size of its file
 * @param articlesPerSecond on one thread, by the clock
 * @param megabytesPerSecond on one thread, by the clock; a megabyte is 1,000,000 UTF-8 bytes
 * @param megabytesPerProcessorSecond on one thread, by its processor time, which a busy machine disturbs less
 * @param threads how many threads "all cores" means
 * @param articlesPerSecondAllCores on that many threads, by the clock
 * @param megabytesPerSecondAllCores likewise
 * @param latency microseconds an article at these percentiles: p50, p90, p99, p99.9
 * @param bytesPerArticle allocated for each article
 * @param openMilliseconds to open the model, in a warm JVM
 * @param accuracy the main figure of each head, by head, where the data has labels: accuracy, or micro-F1 of multi heads
 */
public record ModelFigures(
        String model,
        String name,
        long bytes,
        double articlesPerSecond,
        double megabytesPerSecond,
        double megabytesPerProcessorSecond,
        int threads,
        double articlesPerSecondAllCores,
        double megabytesPerSecondAllCores,
        Map<String, Double> latency,
        double bytesPerArticle,
        double openMilliseconds,
        Map<String, Double> accuracy) {}
