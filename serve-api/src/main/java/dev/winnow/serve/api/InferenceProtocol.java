package dev.winnow.serve.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.winnow.Classification;
import dev.winnow.model.Head;
import dev.winnow.model.HeadResult;
import dev.winnow.serve.http.Answer;
import dev.winnow.serve.http.Call;
import dev.winnow.serve.http.Endpoint;
import dev.winnow.serve.http.Problem;
import dev.winnow.serve.http.Work;
import dev.winnow.serve.models.Models;
import dev.winnow.serve.models.ServedModel;
import dev.winnow.serve.observe.ServerMetrics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The Open Inference Protocol, version 2 (KServe): pages as a tensor of BYTES named {@code text} or {@code html}, and if
 * wanted one named {@code title}; out come the classifications as JSON, and for each head its probabilities as FP32.
 */
public final class InferenceProtocol {
    private final Models models;
    private final ServerMetrics metrics;

    /** Answers with these models. */
    public InferenceProtocol(Models models, ServerMetrics metrics) {
        this.models = models;
        this.metrics = metrics;
    }

    /** {@code GET /v2}. */
    public Endpoint.Plain server() {
        String built = InferenceProtocol.class.getPackage().getImplementationVersion();
        String version = built == null ? "development" : built;
        return call -> Answer.json(json -> {
            json.writeStartObject();
            json.writeStringField("name", "winnow");
            json.writeStringField("version", version);
            json.writeArrayFieldStart("extensions");
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** {@code GET /v2/health/live}. */
    public Endpoint.Plain live() {
        return call -> flag("live");
    }

    /** {@code GET /v2/health/ready}. */
    public Endpoint.Plain ready(BooleanSupplier isTaking) {
        return call -> {
            if (!isTaking.getAsBoolean()) {
                throw Problem.BUSY.refusal("The server is starting or stopping.");
            }
            return flag("ready");
        };
    }

    /** {@code GET /v2/models/NAME/ready}. */
    public Endpoint.Plain modelReady() {
        return call -> {
            Asked.model(models, call);
            return flag("ready");
        };
    }

    private static Answer flag(String name) {
        return Answer.json(json -> {
            json.writeStartObject();
            json.writeBooleanField(name, true);
            json.writeEndObject();
        });
    }

    /** {@code GET /v2/models/NAME}. */
    public Endpoint.Plain model() {
        return call -> {
            call.requireParameters(Set.of());
            ServedModel model = Asked.model(models, call);
            return Answer.json(json -> writeModel(json, model));
        };
    }

    private static void writeModel(JsonGenerator json, ServedModel model) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", model.name());
        json.writeArrayFieldStart("versions");
        json.writeString(model.bundle().version());
        json.writeEndArray();
        json.writeStringField("platform", "winnow");
        json.writeArrayFieldStart("inputs");
        for (String name : List.of("text", "html", "title")) {
            writeTensor(json, name, "BYTES", -1, 1);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("outputs");
        writeTensor(json, "classification", "BYTES", -1, 1);
        json.writeEndObject();
        for (Head head : model.bundle().model().heads()) {
            writeTensor(json, head.name(), "FP32", -1, head.labels().size());
            writeLabels(json, head);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeTensor(JsonGenerator json, String name, String datatype, int rows, int columns)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("datatype", datatype);
        json.writeArrayFieldStart("shape");
        json.writeNumber(rows);
        json.writeNumber(columns);
        json.writeEndArray();
    }

    private static void writeLabels(JsonGenerator json, Head head) throws IOException {
        json.writeObjectFieldStart("parameters");
        json.writeStringField("labels", String.join("\n", head.labels()));
        json.writeEndObject();
    }

    /** {@code POST /v2/models/NAME/infer}. */
    public Endpoint.WithBody infer() {
        return (call, body) -> {
            call.requireParameters(Set.of());
            ServedModel model = Asked.model(models, call);
            if (!call.mediaType().equals("application/json")) {
                throw Problem.UNSUPPORTED_MEDIA.refusal("Tensors come as application/json: say so in Content-Type.");
            }
            PageBody.requireUtf8Named(call);
            InferenceRequest request = InferenceRequest.read(body);
            return new Work.Heavy(() -> answer(call, model, request));
        };
    }

    private Answer answer(Call call, ServedModel model, InferenceRequest request) {
        List<Classification> results = new ArrayList<>();
        request.pages().forEach(page -> {
            Classification result = model.classifier().classify(page);
            metrics.classified(model, result);
            results.add(result);
        });
        return Answer.json(json -> write(json, call, model, request, results));
    }

    private static void write(
            JsonGenerator json, Call call, ServedModel model, InferenceRequest request, List<Classification> results)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("model_name", model.name());
        json.writeStringField("model_version", model.bundle().version());
        json.writeStringField("id", request.id().orElse(call.requestId()));
        json.writeArrayFieldStart("outputs");
        if (request.wants("classification")) {
            writeTensor(json, "classification", "BYTES", results.size(), 1);
            json.writeArrayFieldStart("data");
            for (Classification result : results) {
                json.writeString(result.toJson());
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        List<Head> heads = model.bundle().model().heads();
        for (int h = 0; h < heads.size(); h++) {
            if (request.wants(heads.get(h).name())) {
                writeHead(json, heads.get(h), h, results);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeHead(JsonGenerator json, Head head, int number, List<Classification> results)
            throws IOException {
        writeTensor(json, head.name(), "FP32", results.size(), head.labels().size());
        writeLabels(json, head);
        json.writeArrayFieldStart("data");
        for (Classification result : results) {
            HeadResult said = result.heads().get(number);
            for (float probability : said.probabilities()) {
                json.writeNumber(probability);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
