package dev.winnow.serve.feedback;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/**
 * Where corrections are kept: a file of SQLite, or any PostgreSQL. Immutable.
 *
 * @param url the JDBC URL
 */
public record FeedbackDatabase(String url) {
    private static final String SQLITE = "jdbc:sqlite:";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    /** @throws IllegalArgumentException if it is a URL of another kind of database */
    public FeedbackDatabase {
        if (!url.startsWith(SQLITE) && !url.startsWith(POSTGRESQL)) {
            throw new IllegalArgumentException(
                    "feedback is kept in a file, or in " + SQLITE + "FILE or " + POSTGRESQL + "//HOST/DATABASE");
        }
    }

    /** A file, or a JDBC URL. */
    public static FeedbackDatabase of(String fileOrUrl) {
        return new FeedbackDatabase(
                fileOrUrl.startsWith("jdbc:")
                        ? fileOrUrl
                        : SQLITE + Path.of(fileOrUrl).toAbsolutePath());
    }

    /** What it is, without a password. */
    public String shown() {
        return url.replaceAll("[?].*", "").replaceAll("//[^/@]*@", "//");
    }

    Dialect dialect() {
        return url.startsWith(SQLITE) ? Dialect.SQLITE : Dialect.POSTGRESQL;
    }

    /** Opens it, its tables made or brought up to date; a commit is on the disk when it returns. */
    Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(url, new Properties());
        try {
            if (dialect() == Dialect.SQLITE) {
                secure(connection);
            }
            Schema.migrate(connection, dialect());
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** The write-ahead log is synced at every commit, and another process that writes is waited for. */
    private static void secure(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String pragma : List.of("busy_timeout=5000", "journal_mode=WAL", "synchronous=FULL")) {
                try (ResultSet set = statement.executeQuery("pragma " + pragma)) {
                    set.next();
                } catch (SQLException e) {
                    statement.execute("pragma " + pragma);
                }
            }
        }
    }
}
