package dev.winnow.serve.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who may ask at all. Any page in a browser can reach a port of its machine, so that the host asked for, the page that
 * asks, and for what changes something a token, must be right on loopback too. Thread-safe.
 */
public final class Guard {
    private static final HttpString ORIGIN = new HttpString("Origin");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[[0-9A-Fa-f:.]+]");
    private static final Set<Scope> WITHOUT_TOKEN = EnumSet.of(Scope.OPEN, Scope.CLASSIFY, Scope.METRICS);

    private final Tokens tokens;
    private final boolean open;
    private final boolean addresses;
    private final Set<String> hosts;
    private final Set<String> origins;

    /**
     * @param tokens what tokens there are
     * @param open whether classifying and metrics need no token
     * @param addresses whether any IP address is a right host, as for a server that listens on all of them; a name can be
     *     made to lead anywhere, an address cannot
     * @param hosts the names that it is asked by, lower case, without ports
     * @param origins pages of other sites that may ask, such as {@code https://desk.example.org}
     */
    public Guard(Tokens tokens, boolean open, boolean addresses, Set<String> hosts, Set<String> origins) {
        this.tokens = tokens;
        this.open = open;
        this.addresses = addresses;
        this.hosts = Set.copyOf(hosts);
        this.origins = Set.copyOf(origins);
    }

    /** Checks what holds for every request. */
    void check(HttpServerExchange exchange) throws Refusal {
        HeaderMap headers = exchange.getRequestHeaders();
        String host = headers.getFirst(Headers.HOST);
        if (host == null || headers.count(Headers.HOST) > 1 || !isHost(host)) {
            throw Problem.MISDIRECTED.refusal(
                    "This server is not asked by that Host: use localhost, or start it with --host-name.");
        }
        String origin = headers.getFirst(ORIGIN);
        if (origin != null && !isOwn(origin, host) && !origins.contains(origin)) {
            throw Problem.FORBIDDEN.refusal(
                    "Pages of other sites may not ask here: start the server with --origin to allow one.");
        }
        String encoding = headers.getFirst(Headers.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw Problem.UNSUPPORTED_MEDIA.refusal(
                    "Bodies are taken as they are, without Content-Encoding: send it uncompressed.");
        }
    }

    private boolean isHost(String header) {
        int colon = header.lastIndexOf(':');
        String name = colon > header.lastIndexOf(']') ? header.substring(0, colon) : header;
        return hosts.contains(name.toLowerCase(Locale.ROOT))
                || (addresses && ADDRESS.matcher(name).matches());
    }

    private static boolean isOwn(String origin, String host) {
        return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
    }

    /** The origin of another site that is allowed to read the answer, if one asks. */
    Optional<String> allowedOrigin(HttpServerExchange exchange) {
        if (origins.isEmpty()) {
            return Optional.empty();
        }
        String origin = exchange.getRequestHeaders().getFirst(ORIGIN);
        return origin != null && origins.contains(origin) ? Optional.of(origin) : Optional.empty();
    }

    /** Says who asks, and refuses whoever may not. */
    Client authorize(HttpServerExchange exchange, Scope scope) throws Refusal {
        String header = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
        if (header == null) {
            if (scope == Scope.OPEN || (open && WITHOUT_TOKEN.contains(scope))) {
                return Client.ofAddress(address(exchange));
            }
            throw Problem.UNAUTHORIZED.refusal(
                    "This needs a token that allows " + scope.key() + ": send it as \"Authorization: Bearer TOKEN\".");
        }
        if (scope == Scope.OPEN) {
            return Client.ofAddress(address(exchange));
        }
        if (header.length() < 8 || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw Problem.UNAUTHORIZED.refusal("Only \"Authorization: Bearer TOKEN\" is understood.");
        }
        Client client = tokens.client(header.substring(7).strip())
                .orElseThrow(() -> Problem.UNAUTHORIZED.refusal("This token is not known here."));
        if (!client.may(scope) && !(open && WITHOUT_TOKEN.contains(scope))) {
            throw Problem.FORBIDDEN.refusal("This token does not allow " + scope.key() + ".");
        }
        return client;
    }

    private static Optional<InetAddress> address(HttpServerExchange exchange) {
        return Optional.ofNullable(exchange.getSourceAddress()).map(InetSocketAddress::getAddress);
    }
}
