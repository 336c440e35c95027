package dev.winnow.trainer.bench;

import dev.winnow.Classification;
import dev.winnow.Classifier;
import dev.winnow.article.Page;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One operation classifies one page; the pages go round. What a user of the library calls is what is measured. */
public class ClassifyBenchmark {

    /** The model and the pages, shared by all threads. */
    @State(Scope.Benchmark)
    public static class Shared {
        /** The model file. */
        @Param("")
        public String model = "";

        /** The file with the pages. */
        @Param("")
        public String pages = "";

        private Classifier classifier;
        private List<Page> list = List.of();

        /** Opens the model and reads the pages. */
        @Setup
        public void open() throws IOException {
            classifier = Classifier.open(Path.of(model));
            list = PageFile.read(Path.of(pages));
        }
    }

    /** Where a thread is in the pages. */
    @State(Scope.Thread)
    public static class Cursor {
        private int next;
    }

    /** What a thread has done in an iteration, and the processor time it took. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Work {
        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        /** How many pages were classified. */
        public long classified;
        /** The processor time of this thread, in nanoseconds. */
        public long processorNanos;

        private long began;

        /** Begins to count. */
        @Setup(Level.Iteration)
        public void begin() {
            classified = 0;
            began = THREADS.getCurrentThreadCpuTime();
        }

        /** Ends counting. */
        @TearDown(Level.Iteration)
        public void end() {
            processorNanos = THREADS.getCurrentThreadCpuTime() - began;
        }
    }

    /** For throughput: with counters. */
    @Benchmark
    public Classification throughput(Shared shared, Cursor cursor, Work work) {
        work.classified++;
        return next(shared, cursor);
    }

    /** For latency and allocation: nothing but the call. */
    @Benchmark
    public Classification latency(Shared shared, Cursor cursor) {
        return next(shared, cursor);
    }

    /** For the time to open a model. */
    @Benchmark
    public Classifier open(Shared shared) throws IOException {
        return Classifier.open(Path.of(shared.model));
    }

    private static Classification next(Shared shared, Cursor cursor) {
        int i = cursor.next;
        cursor.next = i + 1 == shared.list.size() ? 0 : i + 1;
        return shared.classifier.classify(shared.list.get(i));
    }
}
