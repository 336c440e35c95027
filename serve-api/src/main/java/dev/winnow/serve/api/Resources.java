package dev.winnow.serve.api;

import dev.winnow.serve.http.Answer;
import dev.winnow.serve.http.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** Files that come with the server. */
final class Resources {
    static final String YAML = "application/yaml";
    static final String HTML = "text/html; charset=utf-8";

    private Resources() {}

    static Endpoint.Plain openApi() {
        byte[] file = read("openapi.yaml");
        return call -> Answer.bytes(YAML, file);
    }

    /** The console, allowed its own style and script by their hashes, to ask this server, and nothing else. */
    static Endpoint.Plain console() {
        byte[] file = read("console.html");
        String html = new String(file, StandardCharsets.UTF_8);
        String policy = "default-src 'none'; style-src '" + hash(inside(html, "style")) + "'; script-src '"
                + hash(inside(html, "script"))
                + "'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none';"
                + " frame-ancestors 'none'";
        Map<String, String> headers =
                Map.of("Content-Security-Policy", policy, "Referrer-Policy", "no-referrer", "X-Frame-Options", "DENY");
        return call -> Answer.bytes(HTML, file).withHeaders(headers);
    }

    private static String inside(String html, String element) {
        int start = html.indexOf("<" + element + ">") + element.length() + 2;
        return html.substring(start, html.indexOf("</" + element + ">", start));
    }

    private static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] read(String name) {
        try (InputStream in = Resources.class.getResourceAsStream("/dev/winnow/serve/" + name)) {
            if (in == null) {
                throw new IllegalStateException("there is no resource " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
