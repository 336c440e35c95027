package dev.winnow.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.serve.api.Routes;
import dev.winnow.serve.http.Limits;
import dev.winnow.serve.http.Route;
import dev.winnow.serve.models.ModelListener;
import dev.winnow.serve.models.Models;
import dev.winnow.serve.models.ServedModel;
import dev.winnow.serve.observe.ServerMetrics;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The description says what there is, and nothing is answered outside it. */
class OpenApiTest {
    private static final Contract CONTRACT = Contract.read();

    /** Strings that clients get wrong, beside good ones. */
    private static final List<String> STRINGS = List.of(
            "",
            "goal",
            "caf\u00e9",
            "\uD83D\uDE00",
            "<p>minister</p>",
            "null",
            " ",
            "\u0000",
            "a".repeat(5000),
            "../x",
            "%",
            "\"");

    @Test
    void describesEveryPathAndNoOther() {
        ModelListener deaf = new ModelListener() {
            @Override
            public void opened(ServedModel model, long millis) {}

            @Override
            public void refused(String name, String why) {}

            @Override
            public void withdrawn(String name) {}

            @Override
            public void changed() {}
        };
        Models models = new Models(Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), deaf);
        Routes routes =
                new Routes(models, new ServerMetrics(), new CompletableFuture<>(), () -> true, Limits.standard(), 1);
        List<String> served = new ArrayList<>();
        for (Route route : routes.api()) {
            route.endpoints().keySet().forEach(method -> served.add(method + " " + route.template()));
        }

        assertThat(CONTRACT.operations()).containsExactlyInAnyOrderElementsOf(served);
    }

    @Test
    void refersOnlyToWhatItHas() {
        List<String> references = new ArrayList<>();
        collect(CONTRACT.document(), references);

        assertThat(references).isNotEmpty();
        assertThat(references)
                .allMatch(reference -> reference.startsWith("#/")
                        && !CONTRACT.document().at(reference.substring(1)).isMissingNode());
    }

    private static void collect(JsonNode node, List<String> references) {
        if (node.has("$ref")) {
            references.add(node.path("$ref").textValue());
        }
        node.forEach(child -> collect(child, references));
    }

    @Test
    void isServedAsItIs() throws Exception {
        try (TestServer server = TestServer.quickstart()) {
            String file = new String(
                    Contract.class.getResourceAsStream("openapi.yaml").readAllBytes(),
                    java.nio.charset.StandardCharsets.UTF_8);
            assertThat(server.get("/openapi.yaml").body()).isEqualTo(file);
        }
    }

    /** Requests made from the schemas of the description, right and wrong ones; TestServer checks each answer. */
    @Test
    void noAnswerToAnyRequestIsOutsideIt() {
        Random random = new Random(20260101);
        int good = 0;
        try (TestServer server = TestServer.quickstart()) {
            for (int i = 0; i < 40; i++) {
                for (String operation : CONTRACT.operations()) {
                    String method = operation.substring(0, operation.indexOf(' '));
                    String path = operation.substring(operation.indexOf(' ') + 1);
                    String name = random.nextInt(4) == 0 ? "nose" : "quickstart";
                    HttpResponse<String> answer =
                            send(server, method, path.replace("{name}", name), body(operation, random), random);
                    assertThat(answer.statusCode()).as(operation).isNotEqualTo(500);
                    good += answer.statusCode() < 300 ? 1 : 0;
                }
            }
        }
        assertThat(good).isGreaterThan(100);
    }

    private static HttpResponse<String> send(
            TestServer server, String method, String path, String body, Random random) {
        String query = random.nextInt(6) == 0 ? "?fields=id" : random.nextInt(8) == 0 ? "?blocks=true" : "";
        if (method.equals("GET")) {
            return server.get(path + query);
        }
        List<String> types =
                List.of("application/json", "application/x-ndjson", "text/plain", "text/html", "image/png");
        String type = random.nextInt(4) == 0 ? types.get(random.nextInt(types.size())) : "application/json";
        return random.nextBoolean()
                ? server.post(path + query, type, body)
                : server.post(path + query, type, body, "Authorization", "Bearer " + server.token());
    }

    private static String body(String operation, Random random) {
        JsonNode schema = CONTRACT.document().path("components").path("schemas");
        String name = operation.endsWith("/infer")
                ? "InferenceRequest"
                : operation.endsWith("/feedback") ? "Correction" : "Page";
        String value = value(schema.path(name), random, 0);
        return operation.endsWith("/batch") ? "[" + value + "," + value + "]" : value;
    }

    /** A JSON value that fits the schema, most of the time. */
    private static String value(JsonNode given, Random random, int depth) {
        JsonNode schema = given.has("$ref")
                ? CONTRACT.document().at(given.path("$ref").textValue().substring(1))
                : given;
        if (random.nextInt(25) == 0 || depth > 6) {
            return List.of("null", "1e400", "[]", "{}", "true", "-0.5", "\"x\"").get(random.nextInt(7));
        }
        if (schema.has("const") || schema.has("enum")) {
            return schema.has("const")
                    ? schema.path("const").toString()
                    : schema.path("enum")
                            .get(random.nextInt(schema.path("enum").size()))
                            .toString();
        }
        if (schema.has("oneOf")) {
            return value(
                    schema.path("oneOf").get(random.nextInt(schema.path("oneOf").size())), random, depth + 1);
        }
        JsonNode type = schema.path("type").isArray() ? schema.path("type").get(0) : schema.path("type");
        return switch (type.asText("string")) {
            case "object" -> object(schema, random, depth);
            case "array" -> "[" + value(schema.path("items"), random, depth + 1) + "]";
            case "integer", "number" -> Integer.toString(random.nextInt(100));
            case "boolean" -> Boolean.toString(random.nextBoolean());
            default ->
                new com.fasterxml.jackson.databind.node.TextNode(STRINGS.get(random.nextInt(STRINGS.size())))
                        .toString();
        };
    }

    private static String object(JsonNode schema, Random random, int depth) {
        List<String> members = new ArrayList<>();
        schema.path("properties").properties().forEach(property -> {
            if (random.nextInt(3) > 0) {
                members.add("\"" + property.getKey() + "\":" + value(property.getValue(), random, depth + 1));
            }
        });
        if (schema.has("additionalProperties")
                && schema.path("additionalProperties").isObject()) {
            members.add("\"relevance\":" + (random.nextBoolean() ? "\"junk\"" : "[\"relevant\"]"));
        }
        return "{" + String.join(",", members) + "}";
    }
}
