package dev.winnow.reading.metadata;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.bundle.JsonTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads JSON-LD as pages have it: often with raw line breaks, trailing commas or comment marks, which are passed over; what
 * is broken beyond that is left out. Nesting at most 50, 100,000 tokens a script, texts of at most 500,000 characters.
 */
final class JsonLd {
    private static final JsonFactory JSON = factory();

    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_BODY = 500_000;
    private static final int MOST_THINGS = 500;
    private static final int MOST_TYPES = 20;

    /** Where the things of a page stand, beside arrays. */
    private static final List<String> PARTS = List.of("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed");

    private final List<JsonNode> things = new ArrayList<>();
    private final Map<String, JsonNode> byId = new HashMap<>();

    private JsonLd() {}

    /** Reads the contents of a page's scripts. */
    static LinkedData read(List<String> scripts) {
        JsonLd reader = new JsonLd();
        for (String script : scripts) {
            try (JsonParser parser = JSON.createParser(withoutWrapping(script))) {
                reader.collect(JsonTree.read(parser), 0);
            } catch (IOException e) {
                // Not JSON: the page says nothing this way.
            }
        }
        return reader.summary();
    }

    private static JsonFactory factory() {
        return new JsonFactoryBuilder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(50)
                        .maxStringLength(LONGEST_BODY)
                        .maxNameLength(1000)
                        .maxNumberLength(100)
                        .maxTokenCount(100_000)
                        .build())
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                .build();
    }

    /** From the first bracket on: before it there may be {@code <![CDATA[} or {@code <!--}. */
    private static String withoutWrapping(String script) {
        int from = 0;
        if (script.startsWith("<") || script.startsWith("/") || script.startsWith("\n")) {
            while (from < script.length() && script.charAt(from) != '{' && script.charAt(from) != '[') {
                from++;
            }
            if (script.startsWith("[CDATA[", from)) {
                from += "[CDATA[".length();
            }
        }
        return script.substring(from);
    }

    private void collect(JsonNode node, int depth) {
        if (depth > 10 || things.size() >= MOST_THINGS) {
            return;
        }
        if (node.isArray()) {
            node.forEach(child -> collect(child, depth + 1));
        } else if (node.isObject()) {
            things.add(node);
            if (node.path("@id").isTextual() && node.size() > 1) {
                byId.putIfAbsent(node.path("@id").textValue(), node);
            }
            for (String part : PARTS) {
                collect(node.path(part), depth + 1);
            }
        }
    }

    private LinkedData summary() {
        List<JsonNode> articles = things.stream().filter(JsonLd::isArticle).toList();
        List<JsonNode> ordered = new ArrayList<>(articles);
        things.stream().filter(thing -> is(thing, "page")).forEach(ordered::add);
        Set<String> types = new LinkedHashSet<>();
        things.forEach(thing -> types.addAll(typesOf(thing)));
        List<String> published = texts(ordered, "datePublished");
        published.addAll(texts(articles, "dateCreated"));
        return new LinkedData(
                texts(articles, "headline").stream()
                        .findFirst()
                        .or(() -> texts(articles, "name").stream().findFirst()),
                published,
                names(ordered, List.of("author", "creator")),
                names(ordered, List.of("publisher")).stream().findFirst(),
                texts(ordered, "inLanguage").stream().findFirst(),
                types.stream().limit(MOST_TYPES).toList(),
                body(articles));
    }

    private static boolean isArticle(JsonNode thing) {
        return is(thing, "article") || is(thing, "posting") || is(thing, "report");
    }

    private static boolean is(JsonNode thing, String ending) {
        return typesOf(thing).stream()
                .anyMatch(type -> type.toLowerCase(Locale.ROOT).endsWith(ending));
    }

    private static List<String> typesOf(JsonNode thing) {
        List<String> types = new ArrayList<>();
        JsonNode type = thing.path("@type");
        for (JsonNode one : type.isArray() ? type : List.of(type)) {
            if (one.isTextual() && one.textValue().length() <= 100) {
                String name = one.textValue();
                types.add(OneLine.of(name.substring(name.lastIndexOf('/') + 1), 100));
            }
        }
        return types;
    }

    private static List<String> texts(List<JsonNode> from, String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode thing : from) {
            JsonNode value = thing.path(field);
            value = value.isArray() ? value.path(0) : value;
            String text = OneLine.unescaped(value.asText(""), LONGEST_TEXT);
            if (value.isValueNode() && !text.isEmpty()) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** The names of the first thing that has some. */
    private List<String> names(List<JsonNode> from, List<String> fields) {
        for (JsonNode thing : from) {
            List<String> names = new ArrayList<>();
            for (String field : fields) {
                addNames(thing.path(field), names, 0);
            }
            if (!names.isEmpty()) {
                return names;
            }
        }
        return List.of();
    }

    private void addNames(JsonNode node, List<String> names, int depth) {
        if (node.isArray()) {
            for (JsonNode child : node) {
                addNames(child, names, depth + 1);
            }
        } else if (node.isObject() && depth < 5) {
            JsonNode known =
                    node.has("name") ? node : byId.getOrDefault(node.path("@id").asText(""), node);
            addNames(known.path("name"), names, depth + 1);
        } else if (node.isTextual() && names.size() < 50) {
            String name = OneLine.unescaped(node.textValue(), LONGEST_TEXT);
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
    }

    private static Optional<String> body(List<JsonNode> articles) {
        String longest = "";
        for (JsonNode article : articles) {
            String body = article.path("articleBody").asText("");
            longest = body.length() > longest.length() ? body : longest;
        }
        return longest.isBlank() ? Optional.empty() : Optional.of(longest);
    }
}
