package dev.winnow.serve.http;

import org.jspecify.annotations.Nullable;

/**
 * The kinds of refusal, each with its stable type (RFC 9457) and status. {@code detail} and where it happened differ from
 * one refusal to the next and stand in {@link Refusal}.
 */
public enum Problem {
    /** The body is not well-formed. */
    MALFORMED(400, "malformed", "The body is not well-formed"),
    /** No token, or one that is not known. */
    UNAUTHORIZED(401, "unauthorized", "A token is needed"),
    /** The token does not allow it, or a page of another site asked. */
    FORBIDDEN(403, "forbidden", "This is not allowed"),
    /** There is nothing at this path. */
    NOT_FOUND(404, "not-found", "There is nothing here"),
    /** No such model. */
    NO_SUCH_MODEL(404, "no-such-model", "There is no such model"),
    /** The path is right and the method is not. */
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "This method is not for this path"),
    /** What the client accepts is not what there is. */
    NOT_ACCEPTABLE(406, "not-acceptable", "The answer comes in another form"),
    /** The body did not arrive in time. */
    TOO_SLOW(408, "too-slow", "The body did not arrive in time"),
    /** The body is larger than allowed. */
    TOO_LARGE(413, "too-large", "The body is too large"),
    /** The body's type or encoding is not understood. */
    UNSUPPORTED_MEDIA(415, "unsupported-media", "The body comes in another form than is understood"),
    /** The Host header names another host. */
    MISDIRECTED(421, "misdirected", "This server does not answer for that host"),
    /** Well-formed, and yet not what is needed. */
    INVALID(422, "invalid", "The request says something that cannot be"),
    /** This client asks for too much at once. */
    TOO_MANY(429, "too-many", "Too many at once from this client"),
    /** A fault of Winnow itself. */
    INTERNAL(500, "internal", "An error in Winnow itself"),
    /** The server is full, or is starting or stopping. */
    BUSY(503, "busy", "The server is busy"),
    /** A page took longer than allowed. */
    TOOK_TOO_LONG(503, "took-too-long", "The page took too long");

    private static final String BASE = "urn:winnow:problem:";

    private final int status;
    private final String key;
    private final String title;

    Problem(int status, String key, String title) {
        this.status = status;
        this.key = key;
        this.title = title;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Its name as one word, as metrics and logs have it. */
    public String key() {
        return key;
    }

    /** The URI that names it. */
    public String type() {
        return BASE + key;
    }

    /** The same sentence for every refusal of the kind. */
    public String title() {
        return title;
    }

    /** A refusal that says what is wrong and what to do. */
    public Refusal refusal(String detail) {
        return new Refusal(this, detail, null, -1);
    }

    /** A refusal because of a field of the request. */
    public Refusal refusal(String detail, @Nullable String field) {
        return new Refusal(this, detail, field, -1);
    }

    /** A refusal because of what stands at a byte of the body. */
    public Refusal refusalAt(String detail, long offset) {
        return new Refusal(this, detail, null, offset);
    }
}
