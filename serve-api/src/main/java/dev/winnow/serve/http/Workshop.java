package dev.winnow.serve.http;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The threads that do what takes long, and the count of what they have before them. Thread-safe. */
public final class Workshop {
    final ExecutorService workers;
    final ExecutorService streamers;
    final AtomicLong buffered = new AtomicLong();

    private final Limits limits;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger heavy = new AtomicInteger();
    private final Map<String, Integer> streams = new HashMap<>();
    private int streaming;
    private volatile boolean stopping;

    /** @param threads how many pages are worked on at once */
    public Workshop(Limits limits, int threads) {
        this.limits = limits;
        this.workers = Executors.newFixedThreadPool(threads, named("winnow-worker"));
        this.streamers = Executors.newCachedThreadPool(named("winnow-batch"));
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Requests that have begun and are not over. */
    public int requests() {
        return requests.get();
    }

    /** Requests that are worked on, or wait for it. */
    public int heavy() {
        return heavy.get();
    }

    /** Batches under way. */
    public synchronized int streams() {
        return streaming;
    }

    /** Bytes of bodies that are arriving. */
    public long bufferedBytes() {
        return buffered.get();
    }

    boolean isStopping() {
        return stopping;
    }

    void entered() {
        requests.incrementAndGet();
    }

    void left() {
        requests.decrementAndGet();
    }

    void reserve() throws Refusal {
        if (heavy.incrementAndGet() > limits.inFlight()) {
            heavy.decrementAndGet();
            throw Problem.BUSY.refusal("There is as much work waiting as this server takes on: try again.");
        }
    }

    void release() {
        heavy.decrementAndGet();
    }

    synchronized void reserveStream(String client) throws Refusal {
        if (streams.getOrDefault(client, 0) >= limits.streamsPerClient()) {
            throw Problem.TOO_MANY.refusal(
                    "One client may have " + limits.streamsPerClient() + " batches under way: let one end first.");
        }
        if (streaming >= limits.streams()) {
            throw Problem.BUSY.refusal("There are as many batches under way as this server takes on: try again.");
        }
        streaming++;
        streams.merge(client, 1, Integer::sum);
    }

    synchronized void releaseStream(String client) {
        streaming--;
        streams.computeIfPresent(client, (name, count) -> count == 1 ? null : count - 1);
    }

    /** From now on nothing new is begun. */
    public void refuseNew() {
        stopping = true;
    }

    /** Waits until all requests are over, or time is up; true if they are. */
    public boolean drain(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (requests.get() > 0 && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        return requests.get() <= 0;
    }

    /** Ends the threads. */
    public void close() {
        workers.shutdownNow();
        streamers.shutdownNow();
    }
}
