package dev.winnow.serve.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.winnow.article.Page;
import dev.winnow.serve.http.Problem;
import dev.winnow.serve.http.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code infer} is asked.
 *
 * @param id the client's name for it
 * @param pages the rows of the tensors
 * @param outputs the outputs that are wanted; empty for all
 */
record InferenceRequest(Optional<String> id, List<Page> pages, Set<String> outputs) {
    private static final Set<String> INPUTS = Set.of("text", "html", "title");

    boolean wants(String output) {
        return outputs.isEmpty() || outputs.contains(output);
    }

    static InferenceRequest read(byte[] body) throws Refusal {
        PageJson.requireUtf8(body, 0, body.length);
        try (JsonParser parser = PageJson.FACTORY.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Problem.INVALID.refusal("An object with inputs is needed.");
            }
            Optional<String> id = Optional.empty();
            Map<String, List<String>> inputs = new HashMap<>();
            Set<String> outputs = new HashSet<>();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                if (name.equals("id") && value == JsonToken.VALUE_STRING) {
                    id = Optional.of(PageJson.whole(parser.getText(), "", "id"));
                } else if (name.equals("inputs") && value == JsonToken.START_ARRAY) {
                    readInputs(parser, inputs);
                } else if (name.equals("outputs") && value == JsonToken.START_ARRAY) {
                    readOutputs(parser, outputs);
                } else {
                    parser.skipChildren();
                }
            }
            PageJson.requireEnd(parser);
            return new InferenceRequest(id, pages(inputs), outputs);
        } catch (IOException e) {
            throw PageJson.malformed(e);
        }
    }

    private static void readInputs(JsonParser parser, Map<String, List<String>> inputs) throws IOException, Refusal {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            String name = "";
            String datatype = "";
            List<String> data = new ArrayList<>();
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                switch (field) {
                    case "name" -> name = parser.getText();
                    case "datatype" -> datatype = parser.getText();
                    case "data" -> readData(parser, value, data);
                    default -> parser.skipChildren();
                }
            }
            if (!INPUTS.contains(name) || !datatype.equals("BYTES")) {
                throw Problem.INVALID.refusal("The inputs are text, html and title, each of datatype BYTES.", "inputs");
            }
            if (inputs.put(name, data) != null) {
                throw Problem.INVALID.refusal("The input " + name + " is given twice.", "inputs");
            }
        }
    }

    /** Strings, nested as the shape has it or flat. */
    private static void readData(JsonParser parser, JsonToken first, List<String> data) throws IOException, Refusal {
        if (first != JsonToken.START_ARRAY) {
            throw Problem.INVALID.refusal("The data of an input is an array of strings.", "inputs.data");
        }
        for (int depth = 1; depth > 0; ) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY) {
                depth++;
            } else if (token == JsonToken.END_ARRAY) {
                depth--;
            } else if (token == JsonToken.VALUE_STRING) {
                data.add(PageJson.whole(parser.getText(), "inputs.", "data"));
            } else {
                throw Problem.INVALID.refusal("The data of an input is an array of strings.", "inputs.data");
            }
        }
    }

    private static void readOutputs(JsonParser parser, Set<String> outputs) throws IOException {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                if (field.equals("name") && value == JsonToken.VALUE_STRING) {
                    outputs.add(parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
        }
    }

    private static List<Page> pages(Map<String, List<String>> inputs) throws Refusal {
        List<String> texts = inputs.getOrDefault("text", List.of());
        List<String> htmls = inputs.getOrDefault("html", List.of());
        List<String> titles = inputs.getOrDefault("title", List.of());
        int rows = Math.max(texts.size(), Math.max(htmls.size(), titles.size()));
        for (List<String> column : inputs.values()) {
            if (column.size() != rows) {
                throw Problem.INVALID.refusal("The inputs have different numbers of rows.", "inputs");
            }
        }
        if (rows == 0) {
            throw Problem.INVALID.refusal("There is no input with data: send text or html.", "inputs");
        }
        List<Page> pages = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            pages.add(new Page(
                    null,
                    null,
                    titles.isEmpty() ? null : titles.get(row),
                    texts.isEmpty() ? null : texts.get(row),
                    htmls.isEmpty() ? null : htmls.get(row),
                    null));
        }
        return pages;
    }
}
