package dev.winnow.trainer.bench;

import dev.winnow.Classifier;
import dev.winnow.bundle.BundleException;
import dev.winnow.model.HeadType;
import dev.winnow.trainer.InputException;
import dev.winnow.trainer.Progress;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.evaluate.BundleEvaluation;
import dev.winnow.trainer.evaluate.HeadEvaluation;
import dev.winnow.trainer.evaluate.Metric;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Measures models side by side on the same articles, each measurement in JVMs of its own. */
public final class BenchmarkRun {
    private static final Map<String, Double> PERCENTILES = percentiles();

    private final BenchmarkPlan plan;
    private final int threads;
    private final Progress progress;

    /**
     * A run.
     *
     * @param threads how many threads "all cores" means
     * @param progress is told of one stage, a step a second
     */
    public BenchmarkRun(BenchmarkPlan plan, int threads, Progress progress) {
        this.plan = plan;
        this.threads = threads;
        this.progress = progress;
    }

    private static Map<String, Double> percentiles() {
        Map<String, Double> percentiles = new LinkedHashMap<>();
        percentiles.put("p50", 50.0);
        percentiles.put("p90", 90.0);
        percentiles.put("p99", 99.0);
        percentiles.put("p99.9", 99.9);
        return percentiles;
    }

    /**
     * Measures every model on the same rows.
     *
     * @throws InputException if there is no row, a model cannot be opened, or no JVM can be started
     */
    public List<ModelFigures> run(List<Path> models, List<Row> rows) {
        if (rows.isEmpty()) {
            throw new InputException("no row could be read: nothing to measure on");
        }
        Path file = null;
        try {
            file = Files.createTempFile("winnow-benchmark", ".pages");
            PageFile.write(file, rows.stream().map(Row::page).toList());
            double meanBytes = rows.stream()
                    .mapToLong(row -> PageFile.bytes(row.page()))
                    .average()
                    .orElse(0);
            List<ModelFigures> figures = new ArrayList<>();
            try (Countdown countdown = new Countdown(progress, "measuring", plan.totalSeconds(models.size()))) {
                for (Path model : models) {
                    figures.add(measure(model, file, meanBytes, rows, countdown));
                }
            }
            return figures;
        } catch (BundleException e) {
            throw new InputException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new InputException("the articles could not be handed to the measuring JVM: " + e.getMessage(), e);
        } catch (RunnerException e) {
            throw new InputException("the benchmark did not run: " + e.getMessage(), e);
        } finally {
            if (file != null) {
                file.toFile().delete();
            }
        }
    }

    private ModelFigures measure(Path model, Path pages, double meanBytes, List<Row> rows, Countdown countdown)
            throws RunnerException, IOException {
        String name = String.valueOf(model.getFileName());
        Map<String, Double> accuracy = accuracy(model, rows);
        countdown.begin(plan.stageSeconds());
        Throughput one = throughput(model, pages, 1);
        countdown.begin(plan.stageSeconds());
        Throughput all = throughput(model, pages, threads);
        countdown.begin(plan.stageSeconds());
        RunResult latency = single(options(model, pages, "latency", Mode.SampleTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .addProfiler(GCProfiler.class));
        Statistics times = latency.getPrimaryResult().getStatistics();
        Map<String, Double> percentiles = new LinkedHashMap<>();
        PERCENTILES.forEach((title, p) -> percentiles.put(title, times.getPercentile(p) / 1000));
        countdown.begin(BenchmarkPlan.OPENING_SECONDS);
        RunResult open = single(new OptionsBuilder()
                .include(ClassifyBenchmark.class.getName() + ".open$")
                .mode(Mode.SingleShotTime)
                .timeUnit(TimeUnit.MILLISECONDS)
                .param("model", model.toString())
                .param("pages", pages.toString())
                .jvmArgs(jvmArguments())
                .forks(1)
                .warmupIterations(5)
                .measurementIterations(9)
                .verbosity(VerboseMode.SILENT));
        return new ModelFigures(
                name,
                Classifier.open(model).bundle().nameAndVersion(),
                Files.size(model),
                one.articles(),
                one.articles() * meanBytes / 1e6,
                one.articlesPerProcessorSecond() * meanBytes / 1e6,
                threads,
                all.articles(),
                all.articles() * meanBytes / 1e6,
                percentiles,
                secondary(latency, "gc.alloc.rate.norm"),
                open.getPrimaryResult().getStatistics().getPercentile(50),
                accuracy);
    }

    private static Map<String, Double> accuracy(Path model, List<Row> rows) throws BundleException {
        BundleEvaluation evaluation = new BundleEvaluation(Classifier.open(model), Optional.empty());
        rows.forEach(evaluation::add);
        Map<String, Double> accuracy = new LinkedHashMap<>();
        for (HeadEvaluation head : evaluation.evaluation(1).heads()) {
            head.value(head.type() == HeadType.MULTI ? Metric.MICRO_F1 : Metric.ACCURACY)
                    .ifPresent(value -> accuracy.put(head.head(), value));
        }
        return accuracy;
    }

    /** Articles a second, by the clock and by processor time; medians over iterations. */
    private record Throughput(double articles, double articlesPerProcessorSecond) {}

    @SuppressWarnings("rawtypes") // JMH's own signature
    private Throughput throughput(Path model, Path pages, int threadCount) throws RunnerException {
        RunResult result = single(options(model, pages, "throughput", Mode.Throughput)
                .timeUnit(TimeUnit.SECONDS)
                .threads(threadCount));
        List<Double> clock = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) {
                clock.add(iteration.getPrimaryResult().getScore());
                var counters = iteration.getSecondaryResults();
                processor.add(counters.get("classified").getScore()
                        / counters.get("processorNanos").getScore()
                        * 1e9);
            }
        }
        return new Throughput(median(clock), median(processor));
    }

    private ChainedOptionsBuilder options(Path model, Path pages, String benchmark, Mode mode) {
        return new OptionsBuilder()
                .include(ClassifyBenchmark.class.getName() + "." + benchmark + "$")
                .mode(mode)
                .param("model", model.toString())
                .param("pages", pages.toString())
                .forks(plan.forks())
                .warmupIterations(plan.warmups())
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(plan.measurements())
                .measurementTime(TimeValue.seconds(1))
                .jvmArgs(jvmArguments())
                .verbosity(VerboseMode.SILENT);
    }

    /**
     * This JVM's own arguments, but for the launcher's choice of a collector. The serial one leaves the pages in memory in
     * the order they were read, as a stream of pages would come; the others scatter them, and fetching them is then a good
     * part of what is measured (15 to 30 % on short articles).
     */
    private static String[] jvmArguments() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-javaagent:"))
                .map(argument -> argument.equals("-XX:+UseParallelGC") ? "-XX:+UseSerialGC" : argument)
                .toArray(String[]::new);
    }

    private static RunResult single(ChainedOptionsBuilder options) throws RunnerException {
        Collection<RunResult> results = new Runner(options.build()).run();
        if (results.size() != 1) {
            throw new RunnerException("the measuring JVM gave no result");
        }
        return results.iterator().next();
    }

    @SuppressWarnings("rawtypes") // JMH's own signature
    private static double secondary(RunResult result, String name) {
        return result.getSecondaryResults().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(name))
                .mapToDouble(entry -> entry.getValue().getScore())
                .findFirst()
                .orElse(Double.NaN);
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).average().orElse(Double.NaN);
    }
}
