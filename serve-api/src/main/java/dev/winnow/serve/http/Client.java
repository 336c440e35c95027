package dev.winnow.serve.http;

import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;

/** Who asks. Immutable. */
public final class Client {
    static final Client UNKNOWN = new Client("", Optional.empty(), Set.of());

    private final String token;
    private final Optional<InetAddress> address;
    private final Set<Scope> scopes;

    private Client(String token, Optional<InetAddress> address, Set<Scope> scopes) {
        this.token = token;
        this.address = address;
        this.scopes = scopes;
    }

    /** Whoever holds the token of that name, allowed so much. */
    static Client ofToken(String name, Set<Scope> scopes) {
        return new Client(name, Optional.empty(), Set.copyOf(scopes));
    }

    /** Whoever asks from an address, without a token. */
    static Client ofAddress(Optional<InetAddress> address) {
        return new Client("", address, Set.of());
    }

    /** The name of its token; else its address, which is only made text when it is asked for. */
    public String name() {
        return address.map(InetAddress::getHostAddress).orElse(token);
    }

    /** Whether its token allows it. */
    boolean may(Scope scope) {
        return scopes.contains(scope);
    }
}
