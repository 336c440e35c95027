package dev.winnow;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.winnow.model.Contribution;
import dev.winnow.model.HeadExplanation;
import dev.winnow.model.LabelExplanation;
import dev.winnow.reading.ReadBlock;
import dev.winnow.reading.Reading;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A classification and how it came about. Immutable.
 *
 * @param classification the answer, the same as without an explanation
 * @param reading what reading made of the page, block by block
 * @param heads for each head, in the order of the bundle, what pushed its labels
 */
public record Explanation(Classification classification, Reading reading, List<HeadExplanation> heads) {
    /** Copies the heads. */
    public Explanation {
        heads = List.copyOf(heads);
    }

    /** The explanation as one JSON object. */
    public String toJson() {
        StringWriter out = new StringWriter(4096);
        try (JsonGenerator json = Classification.generator(out)) {
            writeJson(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** Writes the explanation: {@code classification}, {@code title}, {@code blocks}, {@code explanation} by head. */
    public void writeJson(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeFieldName("classification");
        json.writeRawValue(classification.toJson());
        json.writeStringField("title", reading.article().title());
        json.writeArrayFieldStart("blocks");
        for (ReadBlock block : reading.blocks()) {
            json.writeStartObject();
            json.writeBooleanField("kept", block.kept());
            if (!block.kept()) {
                json.writeStringField("reason", block.reason());
            }
            json.writeStringField("text", block.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("explanation");
        for (HeadExplanation head : heads) {
            json.writeArrayFieldStart(head.result().head().name());
            for (LabelExplanation label : head.labels()) {
                writeLabel(json, label);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeLabel(JsonGenerator json, LabelExplanation label) throws IOException {
        json.writeStartObject();
        json.writeStringField("label", label.label());
        json.writeNumberField("probability", label.probability());
        json.writeNumberField("threshold", label.threshold());
        json.writeNumberField("score", label.score());
        json.writeNumberField("bias", label.bias());
        json.writeNumberField("rest", label.rest());
        json.writeArrayFieldStart("contributions");
        for (Contribution contribution : label.contributions()) {
            json.writeStartObject();
            json.writeStringField("field", contribution.field().key());
            json.writeStringField("name", contribution.name());
            json.writeNumberField("score", contribution.score());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
