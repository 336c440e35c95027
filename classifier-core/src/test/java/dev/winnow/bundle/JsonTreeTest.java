package dev.winnow.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTreeTest {
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(20).build())
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "true",
                "\"text\"",
                "7",
                "{\"a\":[1,-2147483649,9223372036854775808,1.5,1e300,0.1,-0.0],\"b\":{\"c\":null,\"d\":[false,[],{}]}}",
                "{\"twice\":1,\"other\":2,\"twice\":\"the last one counts\"}",
                "  [ \"\\u00e9\\ud83d\\ude00\" ] ",
            })
    void treeIsThatOfJacksonsMapper(String json) throws IOException {
        JsonNode tree = read(json);

        assertThat(tree).isEqualTo(new ObjectMapper().readTree(json));
        assertThat(tree.toString()).isEqualTo(new ObjectMapper().readTree(json).toString());
    }

    @Test
    void nothingIsAMissingNode() throws IOException {
        assertThat(read("  ").isMissingNode()).isTrue();
    }

    @Test
    void parserIsLeftAfterTheValue() throws IOException {
        try (JsonParser parser = JSON.createParser("{\"a\":1} [2]")) {
            assertThat(JsonTree.read(parser).path("a").intValue()).isEqualTo(1);
            assertThat(JsonTree.read(parser).path(0).intValue()).isEqualTo(2);
            assertThat(JsonTree.read(parser).isMissingNode()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[1,", "{\"a\"", "{\"a\":", "]", "}", "{\"a\" 1}", "nil", "[1 2]"})
    void brokenJsonIsRefused(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void parsersLimitHolds() {
        assertThatThrownBy(() -> read("[".repeat(100_000)))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("nesting depth");
    }

    private static JsonNode read(String json) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            return JsonTree.read(parser);
        }
    }
}
