package dev.winnow.serve.http;

import java.util.Map;

/**
 * A path and what answers there.
 *
 * @param template the path; one segment may be {@code {name}}, which takes any segment
 * @param scope what a client must be allowed
 * @param produces the media type of its answers
 * @param endpoints by method
 */
public record Route(String template, Scope scope, String produces, Map<String, Endpoint> endpoints) {
    static final Route UNKNOWN = new Route("unknown", Scope.OPEN, Answer.JSON, Map.of());

    /** Copies the endpoints. */
    public Route {
        endpoints = Map.copyOf(endpoints);
    }

    /** A path that is read. */
    public static Route get(String template, Scope scope, String produces, Endpoint endpoint) {
        return new Route(template, scope, produces, Map.of("GET", endpoint));
    }

    /** A path that is posted to, answered as JSON. */
    public static Route post(String template, Scope scope, Endpoint endpoint) {
        return new Route(template, scope, Answer.JSON, Map.of("POST", endpoint));
    }
}
