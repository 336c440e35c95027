package dev.winnow.trainer;

/**
 * The input was wrong, and the user can mend it: one sentence that says what, where and what to do. The command line
 * prints it and ends with exit code 1; no stack trace is shown.
 */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** An input error with its sentence. */
    public InputException(String message) {
        super(message);
    }

    /** An input error with its sentence and what led to it. */
    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
