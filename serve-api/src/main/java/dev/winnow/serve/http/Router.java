package dev.winnow.serve.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the route of a path: whole paths by hash, the few with a variable one after the other. */
final class Router {
    private static final String VARIABLE = "{name}";

    private final Map<String, Route> whole = new HashMap<>();
    private final List<Pattern> patterns = new ArrayList<>();

    private record Pattern(String before, String after, Route route) {}

    Router(List<Route> routes) {
        for (Route route : routes) {
            int at = route.template().indexOf(VARIABLE);
            if (at < 0) {
                whole.put(route.template(), route);
            } else {
                patterns.add(new Pattern(
                        route.template().substring(0, at), route.template().substring(at + VARIABLE.length()), route));
            }
        }
    }

    /** Puts route and variable into the call. */
    void route(Call call, String path) throws Refusal {
        Route route = whole.get(path);
        if (route != null) {
            call.route = route;
            return;
        }
        for (Pattern pattern : patterns) {
            int end = path.length() - pattern.after.length();
            if (end > pattern.before.length() && path.startsWith(pattern.before) && path.endsWith(pattern.after)) {
                String variable = path.substring(pattern.before.length(), end);
                if (variable.indexOf('/') < 0) {
                    call.route = pattern.route;
                    call.variable = variable;
                    return;
                }
            }
        }
        throw Problem.NOT_FOUND.refusal("There is nothing at this path: see /openapi.yaml for what there is.");
    }
}
