package dev.winnow.trainer.data;

import dev.winnow.trainer.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows from files and folders, one after the other, in whatever format each is. It streams: memory holds a line,
 * and the sample if one is drawn. A bad row is logged and passed over. For one thread.
 */
public final class RowReader implements AutoCloseable {
    private static final Path STANDARD_INPUT = Path.of("-");

    private final Iterator<Path> inputs;
    private final ReadOptions options;
    private final SkipLog log;
    private final InputStream standardInput;
    private final Map<String, Role> roles;
    private @Nullable FolderWalk folder;
    private @Nullable Opened opened;
    private @Nullable Iterator<Row> sample;

    /** The file that is being read. */
    private record Opened(Input input, RowSource rows) {}

    private RowReader(List<Path> inputs, ReadOptions options, SkipLog log, InputStream standardInput) {
        this.inputs = List.copyOf(inputs).iterator();
        this.options = options;
        this.log = log;
        this.standardInput = standardInput;
        this.roles = options.fields().roles();
    }

    /**
     * Opens files and folders; the path {@code -} is standard input.
     *
     * @throws InputException if one is missing or may not be read
     */
    public static RowReader open(List<Path> inputs, ReadOptions options, SkipLog log) {
        return open(inputs, options, log, System.in);
    }

    /** The same, with another stream in the place of standard input. */
    public static RowReader open(List<Path> inputs, ReadOptions options, SkipLog log, InputStream standardInput) {
        for (Path path : inputs) {
            if (!path.equals(STANDARD_INPUT)) {
                requireReadable(path);
            }
        }
        return new RowReader(inputs, options, log, standardInput);
    }

    /**
     * The next row, or null after the last.
     *
     * @throws InputException if a file is damaged, or not in the format it should be; or at a bad row, if strict
     */
    public @Nullable Row next() {
        if (options.sample().isEmpty()) {
            return nextKept();
        }
        if (sample == null) {
            sample = Sample.draw(this::nextKept, options.sample().getAsInt(), options.seed())
                    .iterator();
        }
        return sample.hasNext() ? sample.next() : null;
    }

    /** Hands every remaining row to the consumer. */
    public void forEach(Consumer<? super Row> consumer) {
        for (Row row = next(); row != null; row = next()) {
            consumer.accept(row);
        }
    }

    /** Closes the file that is open; standard input stays so. */
    @Override
    public void close() {
        Opened last = opened;
        opened = null;
        if (last != null) {
            try {
                last.input().close();
            } catch (IOException e) {
                throw last.input().failure(last.rows().line(), e);
            }
        }
    }

    private @Nullable Row nextKept() {
        for (Row row = nextRow(); row != null; row = nextRow()) {
            if (isKept(row)) {
                return row;
            }
        }
        return null;
    }

    private boolean isKept(Row row) {
        for (Filter filter : options.where()) {
            if (!filter.holds(row, roles)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Row nextRow() {
        for (Opened current = current(); current != null; current = current()) {
            try {
                Row row = current.rows().next();
                if (row != null) {
                    return row;
                }
                close();
            } catch (BadRowException e) {
                skip(current.input().name(), e);
            } catch (IOException e) {
                throw current.input().failure(current.rows().line(), e);
            }
        }
        return null;
    }

    private void skip(String source, BadRowException e) {
        if (options.strict()) {
            throw SkipLog.stop(source, e.line(), e.reason(), e.detail());
        }
        log.skip(source, e.line(), e.reason(), e.detail());
    }

    /** The open file, or the next one of the folder that is being walked or of the inputs; null if there is none. */
    private @Nullable Opened current() {
        while (opened == null) {
            FolderWalk.Found found = folder == null ? null : folder.next();
            if (found != null) {
                opened = open(found.path(), found.label());
                continue;
            }
            folder = null;
            if (!inputs.hasNext()) {
                return null;
            }
            Path path = inputs.next();
            if (Files.isDirectory(path)) {
                folder = new FolderWalk(path, fileFormat().isPresent(), log);
            } else if (options.format().equals(Optional.of(DataFormat.FOLDER))) {
                throw new InputException(path + ": a file, not a folder; leave --data-format out");
            } else {
                opened = open(path, null);
            }
        }
        return opened;
    }

    private Opened open(Path path, @Nullable String label) {
        Input input = input(path);
        try {
            return new Opened(input, rows(input, label));
        } catch (IOException e) {
            throw closed(input, input.failure(0, e));
        } catch (InputException e) {
            throw closed(input, e);
        }
    }

    private static InputException closed(Input input, InputException failure) {
        try {
            input.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    private RowSource rows(Input input, @Nullable String label) throws IOException {
        return switch (fileFormat().orElseGet(() -> DataFormat.detect(input))) {
            case JSONL -> new JsonRows(input, options);
            case CSV -> new CsvRows(input, options);
            case TSV -> new TsvRows(input, options);
            case FASTTEXT -> new FastTextRows(input);
            case PAGE, FOLDER -> new PageRows(input, label, options.htmlDecoder());
        };
    }

    private Input input(Path path) {
        try {
            return path.equals(STANDARD_INPUT) ? Input.standardInput(standardInput) : Input.open(path);
        } catch (IOException e) {
            throw Input.cannotOpen(path, e);
        }
    }

    /** The format of every file, if the user said one. */
    private Optional<DataFormat> fileFormat() {
        return options.format().filter(format -> format != DataFormat.FOLDER);
    }

    private static void requireReadable(Path path) {
        if (!Files.exists(path)) {
            throw new InputException(path + ": there is no such file or folder; check the path");
        }
        if (!Files.isReadable(path)) {
            throw new InputException(path + ": no permission to read it; change its mode or owner");
        }
    }
}
