package dev.winnow.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** {@code openapi.yaml}, to hold answers against. */
public final class Contract {
    private static final JsonMapper JSON = new JsonMapper();

    private final JsonNode document;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Contract(JsonNode document) {
        this.document = document;
    }

    public static Contract read() {
        try (InputStream in = Contract.class.getResourceAsStream("openapi.yaml")) {
            return new Contract(new YAMLMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode document() {
        return document;
    }

    /** The paths with their methods, as {@code POST /v1/classify}. */
    public List<String> operations() {
        List<String> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method ->
                                operations.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    /** Requires that an answer is as the contract has it; an answer to what the contract does not know is a problem. */
    public void require(String method, String target, int status, String contentType, String body) {
        String path = target.replaceFirst("[?].*", "");
        Optional<JsonNode> operation = operation(method, path);
        String where = method + " " + target + " " + status;
        if (operation.isEmpty() || status >= 400) {
            assertThat(status).as(where).isGreaterThanOrEqualTo(400);
            assertThat(contentType).as(where).isEqualTo("application/problem+json");
            if (!method.equals("HEAD")) {
                validate("/components/schemas/Problem", body, where);
            }
            return;
        }
        if (method.equals("HEAD")) {
            return;
        }
        String type = contentType.replaceFirst(";.*", "");
        JsonNode answer = resolve(operation.get().path("responses").path(Integer.toString(status)));
        JsonNode content = answer.path("content").path(type);
        assertThat(content.isMissingNode())
                .as(where + ": " + type + " is not in the contract")
                .isFalse();
        if (type.equals("application/json")) {
            validate(content.path("schema"), body, where);
        } else if (type.equals("application/x-ndjson")) {
            body.lines().forEach(line -> validate(content.path("schema"), line, where));
        }
    }

    private Optional<JsonNode> operation(String method, String path) {
        String key = method.equals("HEAD") ? "get" : method.toLowerCase(java.util.Locale.ROOT);
        JsonNode exact = document.path("paths").path(path).path(key);
        if (!exact.isMissingNode()) {
            return Optional.of(exact);
        }
        return document.path("paths").properties().stream()
                .filter(entry -> entry.getKey().contains("{")
                        && path.matches(entry.getKey().replaceAll("\\{[a-z]+}", "[^/]+")))
                .map(entry -> entry.getValue().path(key))
                .filter(node -> !node.isMissingNode())
                .findFirst();
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").textValue().substring(1)) : node;
    }

    private void validate(String pointer, String json, String where) {
        ObjectNode reference = JSON.createObjectNode().put("$ref", "#" + pointer);
        validate(reference, json, where);
    }

    private void validate(JsonNode schema, String json, String where) {
        Schema compiled = schemas.computeIfAbsent(schema.toString(), key -> {
            ObjectNode whole = schema.deepCopy();
            whole.set("components", document.path("components"));
            return registry.getSchema(whole);
        });
        try {
            assertThat(compiled.validate(JSON.readTree(json)))
                    .as(where + ": " + json)
                    .isEmpty();
        } catch (JsonProcessingException e) {
            throw new AssertionError(where + ": not JSON: " + json, e);
        }
    }
}
