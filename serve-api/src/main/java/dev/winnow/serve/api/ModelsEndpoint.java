package dev.winnow.serve.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.winnow.bundle.Bundle;
import dev.winnow.feature.FeatureSpec;
import dev.winnow.model.Head;
import dev.winnow.model.HeadType;
import dev.winnow.serve.http.Answer;
import dev.winnow.serve.http.Call;
import dev.winnow.serve.http.Endpoint;
import dev.winnow.serve.http.Refusal;
import dev.winnow.serve.models.ModelState;
import dev.winnow.serve.models.Models;
import dev.winnow.serve.models.ServedModel;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code GET /v1/models} and {@code GET /v1/models/NAME}: what is served, and what each model says of itself. */
public final class ModelsEndpoint implements Endpoint.Plain {
    private final Models models;

    /** Tells of these models. */
    public ModelsEndpoint(Models models) {
        this.models = models;
    }

    @Override
    public Answer answer(Call call) throws Refusal {
        call.requireParameters(Set.of());
        if (!call.variable().isEmpty()) {
            ServedModel model = Asked.model(models, call);
            return Answer.json(json -> writeModel(json, model));
        }
        return Answer.json(this::writeStates);
    }

    private void writeStates(JsonGenerator json) throws IOException {
        String standard = models.standard().map(ServedModel::name).orElse("");
        json.writeStartObject();
        json.writeArrayFieldStart("models");
        for (ModelState state : models.states()) {
            json.writeStartObject();
            json.writeStringField("name", state.name());
            json.writeBooleanField("default", state.name().equals(standard));
            json.writeBooleanField("ready", state.model().isPresent());
            if (state.model().isPresent()) {
                ServedModel model = state.model().get();
                json.writeStringField("model", model.bundle().nameAndVersion());
                json.writeArrayFieldStart("heads");
                for (Head head : model.bundle().model().heads()) {
                    json.writeString(head.name());
                }
                json.writeEndArray();
            }
            if (!state.error().isEmpty()) {
                json.writeStringField("error", state.error());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeModel(JsonGenerator json, ServedModel model) throws IOException {
        Bundle bundle = model.bundle();
        json.writeStartObject();
        json.writeStringField("name", model.name());
        json.writeStringField("model", bundle.nameAndVersion());
        json.writeNumberField("bytes", model.bytes());
        FeatureSpec spec = bundle.model().spec();
        writeStrings(json, "languages", bundle.model().languages());
        json.writeObjectFieldStart("features");
        json.writeNumberField("version", spec.version());
        json.writeNumberField("known", bundle.model().vocabulary().size());
        json.writeNumberField("wordNgrams", spec.wordNgrams());
        json.writeStringField("weighting", spec.weighting().name().toLowerCase(Locale.ROOT));
        json.writeEndObject();
        json.writeArrayFieldStart("heads");
        for (int h = 0; h < bundle.fields().size(); h++) {
            writeHead(
                    json,
                    bundle.model().heads().get(h),
                    bundle.fields().get(h).field(),
                    bundle.fields().get(h).values());
        }
        json.writeEndArray();
        json.writeFieldName("provenance");
        json.writeRawValue(bundle.provenance().toString());
        json.writeStringField("card", bundle.card());
        json.writeEndObject();
    }

    private static void writeHead(JsonGenerator json, Head head, String field, List<String> values) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", head.name());
        json.writeStringField("type", head.type().key());
        json.writeStringField("field", field);
        writeStrings(json, "values", values);
        writeStrings(json, "labels", head.labels());
        writeStrings(json, "names", head.names());
        json.writeObjectFieldStart("thresholds");
        json.writeArrayFieldStart("assign");
        for (double threshold : head.thresholds().assign()) {
            json.writeNumber(threshold);
        }
        json.writeEndArray();
        if (head.type() == HeadType.BINARY) {
            json.writeNumberField("keep", head.thresholds().keep());
            json.writeNumberField("drop", head.thresholds().drop());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeStrings(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
