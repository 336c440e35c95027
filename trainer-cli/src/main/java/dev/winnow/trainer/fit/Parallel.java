package dev.winnow.trainer.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** A fixed number of threads; results come in the order of the tasks, whoever did them. */
final class Parallel implements AutoCloseable {
    private final ExecutorService executor;

    Parallel(int threads) {
        executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "winnow-train");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Starts a task. */
    <T> Future<T> submit(Callable<T> task) {
        return executor.submit(task);
    }

    /** The results of tasks 0 to n - 1; the first failure is thrown as it was. Not to be called from inside a task. */
    <T> List<T> map(int n, IntFunction<T> task) {
        List<Future<T>> futures = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            int number = i;
            futures.add(executor.submit(() -> task.apply(number)));
        }
        List<T> results = new ArrayList<>(n);
        for (Future<T> future : futures) {
            results.add(get(future));
        }
        return results;
    }

    /** Waits for a task. */
    static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while training", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
