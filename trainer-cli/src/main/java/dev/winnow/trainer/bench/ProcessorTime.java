package dev.winnow.trainer.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The processor time of an iteration, beside the wall time that JMH reports: on a machine that does other work too, it is
 * {@code processorNanos / operations} that compares.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class ProcessorTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** How many operations there were; the benchmark counts. */
    public long operations;
    /** The processor time of this thread, in nanoseconds. */
    public long processorNanos;

    private long began;

    /** Made by JMH. */
    public ProcessorTime() {}

    /** Begins to count. */
    @Setup(Level.Iteration)
    public void begin() {
        operations = 0;
        began = THREADS.getCurrentThreadCpuTime();
    }

    /** Ends counting. */
    @TearDown(Level.Iteration)
    public void end() {
        processorNanos = THREADS.getCurrentThreadCpuTime() - began;
    }
}
