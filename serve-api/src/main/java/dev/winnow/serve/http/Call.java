package dev.winnow.serve.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One request, its body aside: what an endpoint may ask of it. Used by one thread at a time. */
public final class Call {
    final HttpServerExchange exchange;
    final String requestId;
    final long startNanos = System.nanoTime();
    Route route = Route.UNKNOWN;
    String variable = "";
    Client client = Client.UNKNOWN;
    boolean answered;

    Call(HttpServerExchange exchange, String requestId) {
        this.exchange = exchange;
        this.requestId = requestId;
    }

    /** What stands in the path where its template has a variable; else empty. */
    public String variable() {
        return variable;
    }

    /** Who asks. */
    public Client client() {
        return client;
    }

    /** What this request is called in logs and answers. */
    public String requestId() {
        return requestId;
    }

    /** The template of its path; {@code unknown} where there is none. */
    public String routeName() {
        return route.template();
    }

    /** The media type of the body, lower case and without its parameters; empty where none is given. */
    public String mediaType() {
        String type = contentType();
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /** The header {@code Content-Type} as it came; empty where there is none. */
    public String contentType() {
        String type = exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE);
        return type == null ? "" : type;
    }

    /**
     * A parameter of the query.
     *
     * @throws Refusal if it is given twice
     */
    public Optional<String> parameter(String name) throws Refusal {
        Deque<String> values = exchange.getQueryParameters().get(name);
        if (values == null) {
            return Optional.empty();
        }
        if (values.size() > 1) {
            throw Problem.INVALID.refusal("The parameter " + name + " is given more than once: give it once.", name);
        }
        return Optional.of(values.getFirst());
    }

    /** A parameter that is {@code true} or {@code false}; without it, false. */
    public boolean flag(String name) throws Refusal {
        String value = parameter(name).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw Problem.INVALID.refusal("The parameter " + name + " is true or false.", name);
        }
        return value.equals("true");
    }

    /** Refuses parameters that the endpoint does not know, as they are misspelt. */
    public void requireParameters(Set<String> known) throws Refusal {
        Map<String, Deque<String>> given = exchange.getQueryParameters();
        if (given.isEmpty() || known.containsAll(given.keySet())) {
            return;
        }
        List<String> names = new ArrayList<>(known);
        names.sort(null);
        throw Problem.INVALID.refusal(
                names.isEmpty()
                        ? "This path takes no parameters in its query."
                        : "There is a parameter that this path does not know; it knows " + String.join(", ", names)
                                + ".",
                "query");
    }
}
