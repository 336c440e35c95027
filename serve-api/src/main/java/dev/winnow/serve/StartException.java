package dev.winnow.serve;

/** A server that cannot start, with a sentence that says why and what to do. */
public final class StartException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With its sentence. */
    public StartException(String message) {
        super(message);
    }

    /** With its sentence and what led to it. */
    public StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
