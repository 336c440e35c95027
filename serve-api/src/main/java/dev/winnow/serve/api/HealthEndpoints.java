package dev.winnow.serve.api;

import dev.winnow.serve.http.Answer;
import dev.winnow.serve.http.Endpoint;
import dev.winnow.serve.http.Problem;
import dev.winnow.serve.models.Models;
import dev.winnow.serve.observe.ServerMetrics;
import java.util.function.BooleanSupplier;

/** What orchestrators and Prometheus ask. */
public final class HealthEndpoints {
    /** The media type of Prometheus' text form. */
    public static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private HealthEndpoints() {}

    /** Alive: the process answers. */
    public static Endpoint.Plain alive() {
        return call -> Answer.json(json -> {
            json.writeStartObject();
            json.writeStringField("status", "alive");
            json.writeEndObject();
        });
    }

    /** Ready: a model is open and warm, and the server is not stopping. */
    public static Endpoint.Plain ready(Models models, BooleanSupplier isTaking) {
        return call -> {
            if (!isTaking.getAsBoolean()) {
                throw Problem.BUSY.refusal("The server is starting or stopping.");
            }
            String model = Asked.standard(models).bundle().nameAndVersion();
            return Answer.json(json -> {
                json.writeStartObject();
                json.writeStringField("status", "ready");
                json.writeStringField("model", model);
                json.writeEndObject();
            });
        };
    }

    /** All metrics. */
    public static Endpoint.Plain metrics(ServerMetrics metrics) {
        return call -> Answer.text(PROMETHEUS, metrics.scrape());
    }

    /** How often each decision was made and each label given since the start. */
    public static Endpoint.Plain counts(ServerMetrics metrics) {
        return call -> Answer.json(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("counts");
            for (ServerMetrics.Count count : metrics.counts()) {
                json.writeStartObject();
                json.writeStringField("model", count.model());
                json.writeStringField("head", count.head());
                json.writeStringField("kind", count.kind());
                json.writeStringField("name", count.name());
                json.writeNumberField("count", count.count());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
