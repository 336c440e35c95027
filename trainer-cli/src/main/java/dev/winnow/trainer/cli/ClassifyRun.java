package dev.winnow.trainer.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.winnow.Classification;
import dev.winnow.Classifier;
import dev.winnow.trainer.data.AtomicFile;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.data.SkipLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
 * Classification of files from the command line: rows are read by one thread, classified in batches by several, and
 * written in the order they came. A row that cannot be read keeps its place.
 */
final class ClassifyRun {
    private static final int BATCH = 256;

    private final Classifier classifier;
    private final List<Path> inputs;
    private final DataOptions dataOptions;
    private final boolean table;
    private final int threads;
    private final Console console;
    private boolean anyError;

    /** What stands in one place of the input: a row, or why there is none. */
    private record Item(Optional<Row> row, String id, String reason) {}

    ClassifyRun(
            Classifier classifier,
            List<Path> inputs,
            DataOptions dataOptions,
            boolean table,
            int threads,
            Console console) {
        this.classifier = classifier;
        this.inputs = inputs;
        this.dataOptions = dataOptions;
        this.table = table;
        this.threads = threads;
        this.console = console;
    }

    /** Runs and gives the exit code: 1 if any input could not be classified. */
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
            progress.stage("classifying", -1);
            if (table) {
                out.write(AnswerTable.header(classifier).getBytes(StandardCharsets.UTF_8));
            }
            for (Row row = rows.next(); row != null; row = rows.next()) {
                lane.add(new Item(Optional.of(row), "", ""));
                progress.step(1);
            }
            lane.end();
            progress.end();
            rows.tellSkipped();
            if (!anyError) {
                rows.requireAny("classify");
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Where items wait for their turn: classified in batches by the workers, written in their order. */
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
                waiting.add(workers.submit(() -> table ? tableLines(items) : jsonLines(items)));
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
                    throw new IllegalStateException("a page could not be classified", e.getCause());
                }
            }
            out.flush();
        }

        @Override
        public void close() {
            workers.shutdownNow();
        }
    }

    private byte[] jsonLines(List<Item> items) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(items.size() * 256);
        try (JsonGenerator json = Classification.generator(bytes)) {
            json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
            for (Item item : items) {
                if (item.row().isPresent()) {
                    classifier.classify(item.row().get().page()).writeJson(json);
                } else {
                    json.writeStartObject();
                    json.writeStringField("id", item.id());
                    json.writeObjectFieldStart("error");
                    json.writeStringField("message", item.reason());
                    json.writeEndObject();
                    json.writeEndObject();
                }
            }
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    private byte[] tableLines(List<Item> items) {
        StringBuilder lines = new StringBuilder();
        for (Item item : items) {
            if (item.row().isPresent()) {
                Classification answer = classifier.classify(item.row().get().page());
                lines.append(AnswerTable.line(answer));
            } else {
                lines.append(AnswerTable.errorLine(item.id(), item.reason()));
            }
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}
