package dev.winnow.trainer.data;

import dev.winnow.trainer.InputException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Writes rows to a folder, one file {@code <split>.jsonl.gz} for each value of the field {@code split}; rows without one
 * go to {@code data.jsonl.gz}. The rows are gone through twice: once to see which files there will be and which fields
 * hold arrays, once to write. All files appear when all of them are complete.
 */
public final class Conversion {
    private static final String SPLIT = "split";
    private static final String NO_SPLIT = "data";
    private static final Pattern FILE_NAME = Pattern.compile("[\\p{Alnum}][\\p{Alnum}_-]{0,39}");
    private static final int MOST_SPLITS = 20;

    private final RowSupply rows;
    private final Path folder;
    private final Map<String, RowWriter> writers = new HashMap<>();
    private final TreeMap<String, Long> splits = new TreeMap<>();
    private final Set<String> arrays = new HashSet<>();

    /**
     * A file that was written.
     *
     * @param split the split whose rows it holds, or {@code data}
     */
    public record Output(Path file, String split, long rows) {}

    private Conversion(RowSupply rows, Path folder) {
        this.rows = rows;
        this.folder = folder;
    }

    /**
     * Converts.
     *
     * @param rows what is written
     * @param sources the files and folders they come from, none of which is written over
     * @param folder where to; it is created if it is missing
     * @param log where rows that cannot be used are counted
     * @throws InputException if there is no row, a value of {@code split} cannot name a file, or a file cannot be written
     */
    public static List<Output> write(RowSupply rows, List<Path> sources, Path folder, SkipLog log) {
        Conversion conversion = new Conversion(rows, folder);
        try {
            rows.forEach(conversion::survey, log);
            if (conversion.splits.isEmpty()) {
                throw new InputException("no row could be read: nothing to convert");
            }
            createFolder(folder);
            List<String> names = List.copyOf(conversion.splits.keySet());
            for (String name : names) {
                requireOther(sources, conversion.file(name));
            }
            conversion.writeAll(names);
            List<Output> outputs = new ArrayList<>();
            conversion.splits.forEach((name, count) -> outputs.add(new Output(conversion.file(name), name, count)));
            return outputs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void survey(Row row) {
        splits.merge(split(row), 1L, Long::sum);
        if (splits.size() > MOST_SPLITS) {
            throw new InputException(row.place() + ": more than " + MOST_SPLITS
                    + " values of the field \"split\", and each would be a file; rename the field");
        }
        row.fields().forEach((field, values) -> {
            if (values.size() != 1 || field.equals("labels")) {
                arrays.add(field);
            }
        });
    }

    private static String split(Row row) {
        List<String> values = row.values(SPLIT);
        if (values.isEmpty()) {
            return NO_SPLIT;
        }
        if (values.size() > 1 || !FILE_NAME.matcher(values.get(0)).matches()) {
            throw new InputException(row.place()
                    + ": the field \"split\" names the file a row goes to, as train or test, and this value cannot:"
                    + " rename the field");
        }
        return values.get(0).toLowerCase(Locale.ROOT);
    }

    /** Opens one file inside the other, so that none appears before all are complete. */
    private void writeAll(List<String> names) throws IOException {
        if (names.isEmpty()) {
            rows.forEach(this::writeRow, new SkipLog(new PrintStream(OutputStream.nullOutputStream()), false));
            return;
        }
        String name = names.get(0);
        AtomicFile.write(file(name), out -> {
            try (RowWriter writer = new RowWriter(out, arrays)) {
                writers.put(name, writer);
                writeAll(names.subList(1, names.size()));
            }
        });
    }

    private void writeRow(Row row) throws IOException {
        RowWriter writer = writers.get(split(row));
        if (writer == null) {
            throw new InputException(row.place() + ": the data changed while they were read; try again");
        }
        writer.write(row);
    }

    private Path file(String split) {
        return folder.resolve(split + ".jsonl.gz");
    }

    private static void createFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InputException(folder + ": the folder cannot be created; choose another", e);
        }
    }

    private static void requireOther(List<Path> sources, Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        Path real = file.toRealPath();
        for (Path source : sources) {
            if (real.startsWith(source.toRealPath())) {
                throw new InputException(
                        file + " would be written over, and the data are read from there; choose another folder");
            }
        }
    }
}
