package dev.winnow.serve.feedback;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables, made and changed by numbered SQL files, each applied once and whole. A database that a newer Winnow has
 * changed is refused.
 */
final class Schema {
    private static final List<String> VERSIONS = List.of("1-corrections.sql");

    private Schema() {}

    static void migrate(Connection connection, Dialect dialect) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String lock : dialect.migrationLock()) {
                statement.execute(lock);
            }
            statement.execute("create table if not exists winnow_schema (version integer primary key)");
            int version = version(statement);
            if (version > VERSIONS.size()) {
                throw new SQLException("the database has version " + version + " of the tables, and this Winnow knows "
                        + VERSIONS.size() + ": use a newer Winnow");
            }
            for (int next = version; next < VERSIONS.size(); next++) {
                for (String command : script(VERSIONS.get(next)).split(";\\s*\n")) {
                    if (!command.isBlank()) {
                        statement.execute(dialect.adapt(command));
                    }
                }
                statement.execute("insert into winnow_schema (version) values (" + (next + 1) + ")");
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("select coalesce(max(version), 0) from winnow_schema")) {
            result.next();
            return result.getInt(1);
        }
    }

    private static String script(String name) {
        try (InputStream in = Schema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("there is no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
