package dev.winnow.serve.http;

import java.util.Set;

/**
 * Who asks.
 *
 * @param name the name of its token; else its address
 * @param scopes what it may do
 */
public record Client(String name, Set<Scope> scopes) {
    static final Client UNKNOWN = new Client("", Set.of());

    /** Copies the scopes. */
    public Client {
        scopes = Set.copyOf(scopes);
    }
}
