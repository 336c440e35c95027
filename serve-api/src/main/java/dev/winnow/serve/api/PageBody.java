package dev.winnow.serve.api;

import dev.winnow.article.Page;
import dev.winnow.reading.HtmlEncoding;
import dev.winnow.serve.http.Call;
import dev.winnow.serve.http.Problem;
import dev.winnow.serve.http.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page that a request brings: as JSON, or as HTML or plain text with {@code id} and {@code url} in the query. */
final class PageBody {
    /** The parameters that name a page whose body is not JSON. */
    static final Set<String> PARAMETERS = Set.of("id", "url");

    private static final Pattern CHARSET =
            Pattern.compile("charset\\s*=\\s*\"?\\s*([A-Za-z0-9_.:-]+)", Pattern.CASE_INSENSITIVE);

    private PageBody() {}

    static Page read(Call call, byte[] body) throws Refusal {
        return switch (call.mediaType()) {
            case "application/json" -> json(call, body);
            case "text/html", "application/xhtml+xml" ->
                named(call, Page.ofHtml(HtmlEncoding.decode(body, call.contentType())));
            case "text/plain" -> named(call, text(call, body));
            default -> throw unsupported();
        };
    }

    /** The page, if it is as plain as most are, and what comes with it says no more. */
    static Optional<PlainPage> plain(Call call, byte[] body) throws Refusal {
        boolean json = call.contentType().equals("application/json");
        return json && call.parameter("id").isEmpty() && call.parameter("url").isEmpty()
                ? PlainPage.of(body)
                : Optional.empty();
    }

    private static Refusal unsupported() {
        return Problem.UNSUPPORTED_MEDIA.refusal(
                "A page comes as application/json, text/html or text/plain: say so in Content-Type.");
    }

    private static Page json(Call call, byte[] body) throws Refusal {
        requireUtf8Named(call);
        if (call.parameter("id").isPresent() || call.parameter("url").isPresent()) {
            throw Problem.INVALID.refusal("The id and url of a page that comes as JSON stand in it.", "query");
        }
        return PageJson.read(body, 0, body.length);
    }

    /** JSON is UTF-8; a charset that says otherwise is refused rather than passed over. */
    static void requireUtf8Named(Call call) throws Refusal {
        if (call.contentType().indexOf(';') < 0) {
            return;
        }
        Matcher charset = CHARSET.matcher(call.contentType());
        if (charset.find() && !charset.group(1).toLowerCase(Locale.ROOT).matches("utf-?8|us-ascii")) {
            throw Problem.UNSUPPORTED_MEDIA.refusal("Only UTF-8 is understood here: send it as UTF-8.");
        }
    }

    private static Page named(Call call, Page page) throws Refusal {
        String id = call.parameter("id").orElse(null);
        String url = call.parameter("url").orElse(null);
        return new Page(id, url, page.title(), page.text(), page.html(), page.lang());
    }

    /** As the command line reads a file. */
    private static Page text(Call call, byte[] body) throws Refusal {
        requireUtf8Named(call);
        PageJson.requireUtf8(body, 0, body.length);
        boolean marked = body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
        String text = new String(body, marked ? 3 : 0, body.length - (marked ? 3 : 0), StandardCharsets.UTF_8);
        return Page.ofTextFile(text);
    }

    /** Whether reading it takes longer than a thread of the network can be kept. */
    static boolean isHeavy(Page page) {
        return page.html() != null || (page.text() != null && page.text().length() > 16_384);
    }
}
