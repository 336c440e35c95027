package dev.winnow.serve.http;

import java.util.Locale;
import java.util.Optional;

/** What a token allows. */
public enum Scope {
    /** Asking for health; needs no token, ever. */
    OPEN,
    /** Classifying, extracting, asking for models. */
    CLASSIFY,
    /** Sending corrections. */
    FEEDBACK,
    /** Reading the metrics. */
    METRICS,
    /** Reloading models. */
    ADMIN;

    /** Its name in the file of tokens. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scope of that name, if it can be given to a token. */
    public static Optional<Scope> of(String key) {
        for (Scope scope : values()) {
            if (scope != OPEN && scope.key().equals(key)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }
}
