package dev.winnow.serve.feedback;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Keeps corrections. One thread writes; what comes while it commits is committed together next. A future completes after
 * the commit, never before. Thread-safe.
 */
public final class FeedbackStore implements AutoCloseable {
    private static final int MOST_WAITING = 256;
    private static final int MOST_TOGETHER = 64;
    private static final String INSERT = "insert into corrections (correction_key, received, page, page_hash,"
            + " training_row, labels, model, sender, who, note) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final FeedbackDatabase database;
    private final BlockingQueue<Entry> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread writer = new Thread(this::write, "winnow-feedback");
    private volatile boolean closing;
    private Connection connection;

    private record Entry(String key, Correction correction, CompletableFuture<String> kept) {}

    /**
     * Opens the database.
     *
     * @throws SQLException if it cannot be opened
     */
    public FeedbackStore(FeedbackDatabase database) throws SQLException {
        this.database = database;
        this.connection = database.connect();
        writer.setDaemon(true);
        writer.start();
    }

    /**
     * Keeps a correction.
     *
     * @return its key, once it is on the disk; it fails with {@link Full} if too many are waiting, or with an SQLException
     */
    public CompletableFuture<String> keep(Correction correction) {
        Entry entry = new Entry(UUID.randomUUID().toString(), correction, new CompletableFuture<>());
        if (closing || !waiting.offer(entry)) {
            entry.kept.completeExceptionally(new Full());
        }
        return entry.kept;
    }

    /** More corrections are waiting than are taken. */
    public static final class Full extends Exception {
        private static final long serialVersionUID = 1L;

        Full() {
            super("too many corrections are waiting", null, false, false);
        }
    }

    private void write() {
        List<Entry> together = new ArrayList<>();
        while (!closing || !waiting.isEmpty()) {
            try {
                Entry first = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    together.add(first);
                    waiting.drainTo(together, MOST_TOGETHER - 1);
                    keep(together);
                    together.clear();
                }
            } catch (InterruptedException e) {
                closing = true;
            }
        }
        close(connection);
    }

    private void keep(List<Entry> entries) {
        try {
            insert(entries);
        } catch (SQLException e) {
            entries.forEach(entry -> entry.kept.completeExceptionally(e));
            reconnect();
            return;
        }
        entries.forEach(entry -> entry.kept.complete(entry.key));
    }

    private void insert(List<Entry> entries) throws SQLException {
        String received = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Entry entry : entries) {
                Correction correction = entry.correction;
                insert.setString(1, entry.key);
                insert.setString(2, received);
                insert.setString(3, correction.page());
                insert.setString(4, hash(correction.page()));
                insert.setString(5, correction.rows());
                insert.setString(6, correction.labels());
                insert.setString(7, correction.model());
                insert.setString(8, correction.sender());
                insert.setString(9, correction.who().orElse(null));
                insert.setString(10, correction.note().orElse(null));
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    /** A server of databases may have been restarted: the next corrections try anew. */
    private void reconnect() {
        try {
            connection.rollback();
            if (connection.isValid(1)) {
                return;
            }
        } catch (SQLException e) {
            // It is gone.
        }
        close(connection);
        try {
            connection = database.connect();
        } catch (SQLException e) {
            // The next correction is refused, and tries again.
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // Everything that was acknowledged is committed.
        }
    }

    private static String hash(String page) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(page.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keeps what is waiting, then closes the database. */
    @Override
    public void close() {
        closing = true;
        try {
            writer.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
