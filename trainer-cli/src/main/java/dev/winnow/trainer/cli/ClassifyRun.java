package dev.winnow.trainer.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.winnow.Classification;
import dev.winnow.Classifier;
import dev.winnow.trainer.InputException;
import dev.winnow.trainer.data.AtomicFile;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.data.RowReader;
import dev.winnow.trainer.data.SkipLog;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
    private static final int BATCH = 128;
    private static final JsonFactory JSON = new JsonFactory();

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
            AtomicFile.write(file.get(), this::run);
        } else {
            try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
                run(out);
            } catch (IOException e) {
                // Whoever read has seen enough, as head does.
                return 1;
            }
        }
        return anyError ? 1 : 0;
    }

    private void run(OutputStream out) throws IOException {
        boolean live = inputs.contains(Path.of("-"));
        List<Item> batch = new ArrayList<>(BATCH);
        SkipLog log = new SkipLog(console.err(), dataOptions.strict(), (source, line, reason, detail) -> {
            anyError = true;
            String told = detail.isEmpty() ? reason : reason + " (" + detail + ")";
            batch.add(new Item(Optional.empty(), source + ":" + line, told));
        });
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        Deque<Future<byte[]>> waiting = new ArrayDeque<>();
        long done = 0;
        try (Console.TerminalProgress progress = console.progress();
                RowReader rows = RowReader.open(inputs, dataOptions.toReadOptions(), log)) {
            progress.stage("classifying", -1);
            if (table) {
                out.write(AnswerTable.header(classifier).getBytes(StandardCharsets.UTF_8));
            }
            for (Row row = rows.next(); row != null; row = rows.next()) {
                batch.add(new Item(Optional.of(row), "", ""));
                done++;
                if (live || batch.size() >= BATCH) {
                    submit(batch, workers, waiting);
                    // Of a stream that somebody is watching, each answer is written at once.
                    drain(waiting, live ? 0 : 4 * threads, out);
                    progress.step(live ? 1 : BATCH);
                }
            }
            submit(batch, workers, waiting);
            drain(waiting, 0, out);
        } finally {
            workers.shutdownNow();
        }
        if (done == 0 && !anyError) {
            throw new InputException("there was nothing to classify in "
                    + String.join(", ", inputs.stream().map(Path::toString).toList()));
        }
        console.tellSkipped(log);
    }

    private void submit(List<Item> batch, ExecutorService workers, Deque<Future<byte[]>> waiting) {
        if (!batch.isEmpty()) {
            List<Item> items = List.copyOf(batch);
            batch.clear();
            waiting.add(workers.submit(() -> table ? tableLines(items) : jsonLines(items)));
        }
    }

    private static void drain(Deque<Future<byte[]>> waiting, int most, OutputStream out) throws IOException {
        while (waiting.size() > most) {
            try {
                out.write(waiting.remove().get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    private byte[] jsonLines(List<Item> items) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(items.size() * 256);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
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
