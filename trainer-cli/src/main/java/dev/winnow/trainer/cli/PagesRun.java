package dev.winnow.trainer.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.winnow.trainer.data.AtomicFile;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.data.SkipLog;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Pages of files answered from the command line: rows are read by one thread, answered in batches by several, and the
 * answers written in the order the pages came. A row that cannot be read keeps its place.
 */
final class PagesRun {
    private static final int BATCH = 128;

    private final Answers answers;
    private final List<Path> inputs;
    private final DataOptions dataOptions;
    private final int threads;
    private final Console console;
    private boolean anyError;

    /** What stands in one place of the input: a row, or why there is none. */
    record Item(Optional<Row> row, String id, String reason) {
        /** For a place without a row: an object that says so. */
        void writeError(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeStringField("id", id);
            json.writeObjectFieldStart("error");
            json.writeStringField("message", reason);
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    /** What a command says of pages. Thread-safe. */
    interface Answers {
        /** What is done, for a person to read. */
        String stage();

        /** The same as in "nothing to classify". */
        String purpose();

        /** What comes before all answers. */
        byte[] header();

        /** The answers, in order, each with its line end. */
        byte[] of(List<Item> items) throws IOException;
    }

    PagesRun(Answers answers, List<Path> inputs, DataOptions dataOptions, int threads, Console console) {
        this.answers = answers;
        this.inputs = inputs;
        this.dataOptions = dataOptions;
        this.threads = threads;
        this.console = console;
    }

    /** Runs and gives the exit code: 1 if any input could not be answered. */
    int to(Optional<Path> file) {
        if (file.isPresent()) {
            Output.require(file.get(), inputs);
            AtomicFile.write(file.get(), out -> run(out, console.progress()));
        } else {
            try {
                run(StandardOutput.failing(), console.progressBesideResults());
            } catch (IOException e) {
                // Either whoever read has seen enough, as head does, or main tells why nothing can be written.
                return anyError ? 1 : 0;
            }
        }
        return anyError ? 1 : 0;
    }

    private void run(OutputStream out, Console.TerminalProgress progress) throws IOException {
        try (progress;
                Lane lane = new Lane(out);
                DataRows rows = DataRows.open(inputs, dataOptions, console, lane)) {
            progress.stage(answers.stage(), -1);
            out.write(answers.header());
            for (Row row = rows.next(); row != null; row = rows.next()) {
                lane.add(new Item(Optional.of(row), "", ""));
                progress.step(1);
            }
            lane.end();
            progress.end();
            rows.tellSkipped();
            if (!anyError) {
                rows.requireAny(answers.purpose());
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Where items wait for their turn: answered in batches by the workers, written in their order. */
    private final class Lane implements SkipLog.Listener, AutoCloseable {
        private final OutputStream out;
        /** Of a stream that somebody is watching, each answer is written at once. */
        private final boolean live = inputs.contains(Path.of("-"));

        private final ExecutorService workers = Executors.newFixedThreadPool(threads);
        private final Deque<Future<byte[]>> waiting = new ArrayDeque<>();
        private final List<Item> batch = new ArrayList<>(BATCH);

        Lane(OutputStream out) {
            this.out = out;
        }

        void add(Item item) throws IOException {
            batch.add(item);
            if (live || batch.size() >= BATCH) {
                submit();
                drain(live ? 0 : 4 * threads);
            }
        }

        @Override
        public void skipped(String source, long line, String reason, String detail) {
            anyError = true;
            try {
                add(new Item(
                        Optional.empty(),
                        source + ":" + line,
                        detail.isEmpty() ? reason : reason + " (" + detail + ")"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void end() throws IOException {
            submit();
            drain(0);
        }

        private void submit() {
            if (!batch.isEmpty()) {
                List<Item> items = List.copyOf(batch);
                batch.clear();
                waiting.add(workers.submit(() -> answers.of(items)));
            }
        }

        private void drain(int most) throws IOException {
            while (waiting.size() > most) {
                try {
                    out.write(waiting.remove().get());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException("interrupted", e);
                } catch (ExecutionException e) {
                    throw new IllegalStateException("a page could not be answered", e.getCause());
                }
            }
            out.flush();
        }

        @Override
        public void close() {
            workers.shutdownNow();
        }
    }
}
