package dev.winnow.reading.metadata;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a page was found.
 *
 * @param uri empty if that is not known, or not an http or https address
 */
record PageAddress(Optional<URI> uri) {
    private static final int LONGEST = 2000;

    static PageAddress of(String url) {
        return new PageAddress(parse(url.strip()).filter(PageAddress::isWeb));
    }

    /** The host in small letters without {@code www.}, or the empty string. */
    String site() {
        return uri.map(PageAddress::siteOf).orElse("");
    }

    /** An address that the page names, made absolute; empty if it is not one of the web. */
    Optional<String> resolve(String address) {
        return parse(address)
                .map(other -> uri.map(base -> base.resolve(other)).orElse(other))
                .filter(PageAddress::isWeb)
                .map(URI::toString)
                .filter(text -> text.length() <= LONGEST);
    }

    /** Whether this address can be the page's own: of the same site, and not its home page where the page is not. */
    boolean isOwn(String address) {
        Optional<URI> other = parse(address);
        if (uri.isEmpty() || other.isEmpty()) {
            return false;
        }
        String site = site();
        String otherSite = siteOf(other.get());
        boolean same = site.equals(otherSite) || site.endsWith("." + otherSite) || otherSite.endsWith("." + site);
        return same && (!isHome(other.get()) || isHome(uri.get()));
    }

    private static boolean isHome(URI uri) {
        String path = uri.getRawPath();
        return (path == null || path.isEmpty() || path.equals("/")) && uri.getRawQuery() == null;
    }

    private static boolean isWeb(URI uri) {
        String scheme = uri.getScheme();
        return uri.getHost() != null && ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme));
    }

    private static String siteOf(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return host.startsWith("www.") ? host.substring("www.".length()) : host;
    }

    private static Optional<URI> parse(String url) {
        if (url.isEmpty() || url.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(url));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
