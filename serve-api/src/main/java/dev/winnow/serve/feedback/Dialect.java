package dev.winnow.serve.feedback;

import java.util.List;

/** Where databases differ. */
enum Dialect {
    /** Inside this process, one file. */
    SQLITE("integer primary key autoincrement", List.of()),
    /** A server; several Winnows may start at once. */
    POSTGRESQL("bigint generated always as identity primary key", List.of("select pg_advisory_xact_lock(7094921337)"));

    private final String identity;
    private final List<String> migrationLock;

    Dialect(String identity, List<String> migrationLock) {
        this.identity = identity;
        this.migrationLock = migrationLock;
    }

    List<String> migrationLock() {
        return migrationLock;
    }

    String adapt(String sql) {
        return sql.replace("${identity}", identity);
    }
}
