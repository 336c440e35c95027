package dev.winnow.serve.cli;

import dev.winnow.serve.feedback.FeedbackDatabase;
import dev.winnow.serve.feedback.FeedbackExport;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code winnow feedback export}. */
@Command(
        name = "export",
        description = "Write corrections as JSON lines to train on: the page, and the fields that its model was trained"
                + " from. Of a page that was corrected several times the last word counts.",
        customSynopsis = "winnow feedback export [--feedback-db FILE|JDBC] [OPTIONS]",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  winnow feedback export --out corrections.jsonl",
            "  winnow train --data train.jsonl --data corrections.jsonl --head topics=labels --out better.winnow",
            "",
            "It may run while a server writes.",
        })
final class FeedbackExportCommand implements Callable<Integer> {
    @Option(
            names = "--feedback-db",
            paramLabel = "FILE|JDBC",
            defaultValue = "winnow-feedback.db",
            description = "where they are kept; default: ${DEFAULT-VALUE}")
    private String database = "";

    @Option(names = "--all", description = "every correction, not only the last one of each page")
    private boolean all;

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description = "only those from then on, as 2026-01-31 or 2026-01-31T09:00:00Z")
    private @Nullable String since;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "write there instead of to standard output; it appears whole or not at all")
    private @Nullable Path out;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    @Override
    public Integer call() {
        FeedbackDatabase source = source();
        long count;
        try {
            count = out == null ? toStandardOutput(source) : toFile(source, out);
        } catch (SQLException e) {
            throw new WrongInput(source.shown() + ": the corrections cannot be read: " + e.getMessage(), e);
        } catch (IOException | UncheckedIOException e) {
            throw new WrongInput("the corrections cannot be written: " + e.getMessage(), e);
        }
        System.err.println(count + (count == 1 ? " correction" : " corrections"));
        return 0;
    }

    private FeedbackDatabase source() {
        if (!database.startsWith("jdbc:") && !Files.exists(Path.of(database))) {
            throw new WrongInput(database + ": there is no such database of corrections; name it with --feedback-db");
        }
        try {
            return FeedbackDatabase.of(database);
        } catch (IllegalArgumentException e) {
            throw new WrongInput("--feedback-db: " + e.getMessage(), e);
        }
    }

    private long toStandardOutput(FeedbackDatabase source) throws SQLException, IOException {
        try (Writer writer = new BufferedWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8))) {
            return write(source, writer);
        }
    }

    private long toFile(FeedbackDatabase source, Path file) throws SQLException, IOException {
        Path whole = file.toAbsolutePath();
        Path draft = Files.createTempFile(whole.getParent(), "." + whole.getFileName(), ".part");
        try {
            long count;
            try (Writer writer = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
                count = write(source, writer);
            }
            Files.move(draft, whole, StandardCopyOption.REPLACE_EXISTING);
            return count;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private long write(FeedbackDatabase source, Writer writer) throws SQLException {
        return FeedbackExport.rows(source, all, from(), row -> {
            try {
                writer.write(row);
                writer.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Optional<String> from() {
        if (since == null) {
            return Optional.empty();
        }
        try {
            Instant from = since.length() == 10
                    ? LocalDate.parse(since).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(since);
            return Optional.of(from.toString());
        } catch (DateTimeParseException e) {
            throw new WrongInput("--since " + since + ": not a date such as 2026-01-31", e);
        }
    }
}
