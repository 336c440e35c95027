package dev.winnow.serve.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.winnow.article.Page;
import dev.winnow.serve.http.Problem;
import dev.winnow.serve.http.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The elements of one JSON array. One that is no page is refused by itself; where the JSON breaks off, nothing after it
 * can be told apart, and that is refused as one last item.
 */
final class ItemArray implements Items {
    private final ArrayBytes in;
    private final JsonParser parser;
    private boolean begun;
    private boolean broken;
    private Optional<Page> page = Optional.empty();
    private Optional<Refusal> refusal = Optional.empty();

    ItemArray(InputStream in, int longest) throws IOException {
        this.in = new ArrayBytes(in, longest);
        this.parser = PageJson.FACTORY.createParser(this.in);
    }

    @Override
    public boolean next() throws IOException {
        page = Optional.empty();
        refusal = Optional.empty();
        if (broken) {
            return false;
        }
        in.beginItem();
        try {
            if (!begun) {
                begun = true;
                if (parser.nextToken() != JsonToken.START_ARRAY) {
                    return breaks(
                            Problem.INVALID.refusal("A batch that comes as application/json is an array of pages."));
                }
            }
            JsonToken first = parser.nextToken();
            if (first == JsonToken.END_ARRAY) {
                PageJson.requireEnd(parser);
                broken = true;
                return false;
            }
            if (first != JsonToken.START_OBJECT) {
                parser.skipChildren();
                refusal = Optional.of(Problem.INVALID.refusal("A page is a JSON object with text, html or title."));
                return true;
            }
            return object();
        } catch (ArrayBytes.TooLong e) {
            return breaks(Problem.TOO_LARGE.refusal(
                    "A page may have " + e.longest + " bytes: what follows was not looked at."));
        } catch (com.fasterxml.jackson.core.JsonProcessingException | java.io.CharConversionException e) {
            return breaks(PageJson.malformed(e));
        } catch (Refusal e) {
            return breaks(e);
        }
    }

    private boolean object() throws IOException {
        int depth = parser.getParsingContext().getNestingDepth();
        try {
            page = Optional.of(PageJson.object(parser, ""));
        } catch (Refusal e) {
            refusal = Optional.of(e);
            // To the end of the object, wherever in it the fault was.
            while (parser.currentToken() != JsonToken.END_OBJECT
                    || parser.getParsingContext().getNestingDepth() >= depth) {
                if (parser.nextToken() == null) {
                    break;
                }
            }
        }
        return true;
    }

    private boolean breaks(Refusal why) {
        broken = true;
        refusal = Optional.of(why);
        return true;
    }

    @Override
    public Page page() throws Refusal {
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        return page.orElseThrow();
    }

    @Override
    public Optional<String> id() {
        return Optional.empty();
    }

    @Override
    public boolean isWaiting() throws IOException {
        return !broken && in.available() <= 0;
    }
}
