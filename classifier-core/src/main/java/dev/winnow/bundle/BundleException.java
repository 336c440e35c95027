package dev.winnow.bundle;

import java.io.IOException;

/** A bundle file that cannot be used: one sentence that says what is wrong, in which entry, and what to do. */
public final class BundleException extends IOException {
    private static final long serialVersionUID = 1L;

    /** A refusal with its sentence. */
    public BundleException(String message) {
        super(message);
    }

    /** A refusal with its sentence and what led to it. */
    public BundleException(String message, Throwable cause) {
        super(message, cause);
    }
}
