package dev.winnow.trainer.bench;

import dev.winnow.trainer.Progress;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Tells of seconds that pass while nothing else can be told: measurements are left alone while they run. */
final class Countdown implements AutoCloseable {
    private final Progress progress;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "countdown");
        thread.setDaemon(true);
        return thread;
    });
    /** Seconds told so far. */
    private long told;
    /** Seconds after which no more is told until the next measurement begins. */
    private long planned;

    /** Begins to count down from so many seconds. */
    Countdown(Progress progress, String stage, long seconds) {
        this.progress = progress;
        progress.stage(stage, seconds);
        clock.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    /** A measurement begins that takes about so many seconds; the one before is over. */
    synchronized void begin(long seconds) {
        tell(planned - told);
        planned += seconds;
    }

    private synchronized void tick() {
        if (told < planned) {
            tell(1);
        }
    }

    private void tell(long seconds) {
        told += seconds;
        progress.step(seconds);
    }

    /** All is over. */
    @Override
    public synchronized void close() {
        clock.shutdownNow();
        tell(planned - told);
    }
}
