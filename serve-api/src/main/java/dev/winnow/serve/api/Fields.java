package dev.winnow.serve.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.filter.FilteringGeneratorDelegate;
import com.fasterxml.jackson.core.filter.TokenFilter;
import dev.winnow.Classification;
import dev.winnow.bundle.Bundle;
import dev.winnow.model.Head;
import dev.winnow.serve.http.Problem;
import dev.winnow.serve.http.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which parts of a classification are sent: {@code ?fields=id,heads.topics}. What is sent is the same as without, and in
 * the same order.
 */
final class Fields {
    private static final Set<String> NAMES = Set.of("id", "url", "lang", "heads", "model", "explanation");

    private static final JsonFactory JSON = new JsonFactory();

    private final Set<String> names;
    private final Set<String> heads;

    private Fields(Set<String> names, Set<String> heads) {
        this.names = names;
        this.heads = heads;
    }

    /** The fields that a parameter asks for; empty where all are sent. */
    static Optional<Fields> of(Optional<String> parameter, Bundle bundle) throws Refusal {
        if (parameter.isEmpty()) {
            return Optional.empty();
        }
        Set<String> names = new HashSet<>();
        Set<String> heads = new HashSet<>();
        for (String field : parameter.get().split(",", -1)) {
            if (NAMES.contains(field)) {
                names.add(field);
            } else if (field.startsWith("heads.") && hasHead(bundle, field.substring("heads.".length()))) {
                heads.add(field.substring("heads.".length()));
            } else {
                throw Problem.INVALID.refusal(
                        "The parameter fields lists id, url, lang, heads, model or heads.NAME with the name of a head;"
                                + " something else is in it.",
                        "fields");
            }
        }
        return Optional.of(new Fields(names, heads));
    }

    private static boolean hasHead(Bundle bundle, String name) {
        return bundle.model().heads().stream().map(Head::name).anyMatch(name::equals);
    }

    /** What is asked for of an answer in JSON. */
    byte[] select(byte[] answer) {
        ByteArrayOutputStream some = new ByteArrayOutputStream(answer.length);
        try (JsonParser all = JSON.createParser(answer);
                JsonGenerator out = filter(Classification.generator(some))) {
            while (all.nextToken() != null) {
                out.copyCurrentEvent(all);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return some.toByteArray();
    }

    private JsonGenerator filter(JsonGenerator json) {
        TokenFilter root = new TokenFilter() {
            @Override
            public TokenFilter includeProperty(String name) {
                if (names.contains(name)) {
                    return TokenFilter.INCLUDE_ALL;
                }
                return name.equals("heads") && !heads.isEmpty() ? new OnlyHeads() : null;
            }

            /** A page without any of the fields is an object without members. */
            @Override
            public boolean includeEmptyObject(boolean contentsFiltered) {
                return true;
            }
        };
        return new FilteringGeneratorDelegate(json, root, TokenFilter.Inclusion.INCLUDE_ALL_AND_PATH, true);
    }

    private final class OnlyHeads extends TokenFilter {
        @Override
        public TokenFilter includeProperty(String name) {
            return heads.contains(name) ? TokenFilter.INCLUDE_ALL : null;
        }
    }
}
