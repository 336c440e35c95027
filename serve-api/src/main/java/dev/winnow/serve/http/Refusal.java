package dev.winnow.serve.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A request that is not answered as asked, with the reason that its sender is told. Costs no stack trace. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final @Nullable String field;
    private final long offset;
    private int retryAfterSeconds;
    private String allow = "";

    Refusal(Problem problem, String detail, @Nullable String field, long offset) {
        super(detail, null, false, false);
        this.problem = problem;
        this.field = field;
        this.offset = offset;
        this.retryAfterSeconds = problem.status() == 503 || problem.status() == 429 ? 1 : 0;
    }

    /** What kind it is. */
    public Problem problem() {
        return problem;
    }

    /** What is wrong and what to do, a sentence. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** When it may be tried again, in seconds; 0 where trying again does not help. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /** The methods that the path does have; else empty. */
    String allow() {
        return allow;
    }

    /** The same, saying which methods the path has. */
    Refusal withAllow(String methods) {
        allow = methods;
        return this;
    }

    /** The same, to be tried again later than usual. */
    public Refusal withRetryAfter(int seconds) {
        retryAfterSeconds = seconds;
        return this;
    }

    /** Writes the members of a problem detail into an object that is open. */
    public void writeMembers(JsonGenerator json) throws IOException {
        json.writeStringField("type", problem.type());
        json.writeStringField("title", problem.title());
        json.writeNumberField("status", problem.status());
        json.writeStringField("detail", detail());
        if (field != null) {
            json.writeStringField("field", field);
        }
        if (offset >= 0) {
            json.writeNumberField("offset", offset);
        }
    }
}
