package dev.winnow.trainer.data;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What came of reading: the rows, what was printed, and the counts. */
record Reading(List<Row> rows, String printed, Map<String, Long> skipped) {

    static Reading of(Path... inputs) {
        return of(ReadOptions.defaults(), inputs);
    }

    static Reading of(ReadOptions options, Path... inputs) {
        return of(options, InputStream.nullInputStream(), inputs);
    }

    static Reading ofStandardInput(ReadOptions options, byte[] content) {
        return of(options, new ByteArrayInputStream(content), Path.of("-"));
    }

    private static Reading of(ReadOptions options, InputStream standardInput, Path... inputs) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        SkipLog log = new SkipLog(new PrintStream(printed, true, StandardCharsets.UTF_8), false);
        List<Row> rows = new ArrayList<>();
        try (RowReader reader = RowReader.open(List.of(inputs), options, log, standardInput)) {
            reader.forEach(rows::add);
        }
        return new Reading(rows, printed.toString(StandardCharsets.UTF_8), log.summary());
    }

    static Path file(Path folder, String name, String... lines) throws IOException {
        return file(folder, name, bytes(String.join("\n", lines) + "\n"));
    }

    static Path file(Path folder, String name, byte[] content) throws IOException {
        Path path = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        return Files.write(path, content);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    Row only() {
        if (rows.size() != 1) {
            throw new AssertionError("one row is wanted, there are " + rows.size() + "; printed: " + printed);
        }
        return rows.get(0);
    }

    List<String> texts() {
        return rows.stream().map(row -> String.valueOf(row.page().text())).toList();
    }
}
