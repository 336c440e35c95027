package dev.winnow.serve.models;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at the files of the models now and then, on a thread of its own. */
public final class ModelWatch implements AutoCloseable {
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread named = new Thread(task, "winnow-models");
        named.setDaemon(true);
        return named;
    });

    /** Begins to look every {@code interval}. */
    public ModelWatch(Models models, Duration interval) {
        long millis = interval.toMillis();
        thread.scheduleWithFixedDelay(models::poll, millis, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
