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

    /** A refusal of contents that Winnow never writes; {@code what} is a clause without its full stop. */
    static BundleException damaged(String what) {
        return new BundleException(what + ": the bundle is damaged; copy or train it again.");
    }
}
