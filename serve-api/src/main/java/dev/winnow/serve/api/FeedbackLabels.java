package dev.winnow.serve.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.winnow.bundle.Bundle;
import dev.winnow.bundle.HeadField;
import dev.winnow.model.Head;
import dev.winnow.model.HeadType;
import dev.winnow.serve.http.Problem;
import dev.winnow.serve.http.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The right labels of a correction: as they are said, and as a row of training data says them. */
final class FeedbackLabels {
    private FeedbackLabels() {}

    /** Reads {@code {"topics":["sport"],"relevance":"relevant"}}. */
    static void read(JsonParser parser, JsonToken first, Map<String, List<String>> labels) throws IOException, Refusal {
        if (first != JsonToken.START_OBJECT) {
            throw wrong();
        }
        for (String head = parser.nextFieldName(); head != null; head = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            List<String> said = new ArrayList<>();
            if (value == JsonToken.VALUE_STRING) {
                said.add(parser.getText());
            } else if (value == JsonToken.START_ARRAY) {
                for (JsonToken item = parser.nextToken(); item != JsonToken.END_ARRAY; item = parser.nextToken()) {
                    if (item != JsonToken.VALUE_STRING) {
                        throw wrong();
                    }
                    said.add(parser.getText());
                }
            } else {
                throw wrong();
            }
            labels.put(head, said);
        }
    }

    private static Refusal wrong() {
        return Problem.INVALID.refusal(
                "The labels are an object: for each head a label, or an array of labels.", "labels");
    }

    static void writeLabels(JsonGenerator json, Map<String, List<String>> labels) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, List<String>> entry : labels.entrySet()) {
            json.writeArrayFieldStart(entry.getKey());
            for (String label : entry.getValue()) {
                json.writeString(label);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** Refuses heads and labels that the model does not have: nothing could be trained from them. */
    static void require(Bundle bundle, Map<String, List<String>> labels) throws Refusal {
        for (Map.Entry<String, List<String>> entry : labels.entrySet()) {
            Head head = bundle.model().heads().stream()
                    .filter(known -> known.name().equals(entry.getKey()))
                    .findFirst()
                    .orElseThrow(() -> Problem.INVALID.refusal(
                            "The model has no such head: GET /v1/models/NAME lists its heads.", "labels"));
            if (!head.labels().containsAll(entry.getValue())) {
                throw Problem.INVALID.refusal(
                        "The head " + head.name() + " has no such label: GET /v1/models/NAME lists its labels.",
                        "labels." + head.name());
            }
            if (head.type() != HeadType.MULTI && entry.getValue().size() != 1) {
                throw Problem.INVALID.refusal(
                        "The head " + head.name() + " takes exactly one label.", "labels." + head.name());
            }
        }
    }

    /** The fields of a row of training data, in the values that the model was trained from. */
    static void writeRow(JsonGenerator json, Bundle bundle, Map<String, List<String>> labels) throws IOException {
        json.writeStartObject();
        List<Head> heads = bundle.model().heads();
        for (int h = 0; h < heads.size(); h++) {
            Head head = heads.get(h);
            List<String> said = labels.get(head.name());
            if (said == null) {
                continue;
            }
            HeadField field = bundle.fields().get(h);
            List<String> values = said.stream()
                    .map(label -> field.values().isEmpty()
                            ? label
                            : field.values().get(head.labels().indexOf(label)))
                    .toList();
            if (head.type() == HeadType.MULTI) {
                json.writeArrayFieldStart(field.field());
                for (String value : values) {
                    json.writeString(value);
                }
                json.writeEndArray();
            } else {
                json.writeStringField(field.field(), values.get(0));
            }
        }
        json.writeEndObject();
    }
}
