package dev.winnow.serve.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.winnow.Classification;
import dev.winnow.article.Page;
import dev.winnow.serve.feedback.Correction;
import dev.winnow.serve.feedback.FeedbackStore;
import dev.winnow.serve.http.Answer;
import dev.winnow.serve.http.Call;
import dev.winnow.serve.http.Endpoint;
import dev.winnow.serve.http.Problem;
import dev.winnow.serve.http.Refusal;
import dev.winnow.serve.http.Work;
import dev.winnow.serve.models.Models;
import dev.winnow.serve.models.ServedModel;
import dev.winnow.serve.observe.ServerMetrics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/feedback}: a correction, answered with 201 once it is on the disk. */
public final class FeedbackEndpoint implements Endpoint.WithBody {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NOTE = 2000;

    private final Models models;
    private final CompletableFuture<FeedbackStore> store;
    private final ServerMetrics metrics;

    /** @param store where corrections are kept, once it is open */
    public FeedbackEndpoint(Models models, CompletableFuture<FeedbackStore> store, ServerMetrics metrics) {
        this.models = models;
        this.store = store;
        this.metrics = metrics;
    }

    @Override
    public Work work(Call call, byte[] body) throws Refusal {
        call.requireParameters(Set.of());
        if (!call.mediaType().equals("application/json")) {
            throw Problem.UNSUPPORTED_MEDIA.refusal("A correction comes as application/json: say so in Content-Type.");
        }
        PageBody.requireUtf8Named(call);
        Said said = Said.read(body);
        ServedModel model = said.model == null ? Asked.standard(models) : corrected(said.model);
        FeedbackLabels.require(model.bundle(), said.labels);
        Correction correction = new Correction(
                text(json -> writePage(json, said.page)),
                text(json -> FeedbackLabels.writeRow(json, model.bundle(), said.labels)),
                text(json -> FeedbackLabels.writeLabels(json, said.labels)),
                model.bundle().nameAndVersion(),
                call.client().name(),
                Optional.ofNullable(said.who),
                Optional.ofNullable(said.note));
        return new Work.Awaited(store.thenCompose(keeper -> keeper.keep(correction))
                .handle(this::answer)
                .thenCompose(answer -> answer));
    }

    private CompletableFuture<Answer> answer(@Nullable String key, @Nullable Throwable failure) {
        if (failure instanceof FeedbackStore.Full) {
            return CompletableFuture.failedFuture(
                    Problem.BUSY.refusal("Too many corrections are waiting to be kept: try again."));
        }
        if (failure != null) {
            return CompletableFuture.failedFuture(Problem.BUSY
                    .refusal("The correction could not be kept: try again.")
                    .withRetryAfter(5));
        }
        metrics.correction();
        return CompletableFuture.completedFuture(Answer.json(201, Answer.JSON, json -> {
            json.writeStartObject();
            json.writeStringField("key", String.valueOf(key));
            json.writeEndObject();
        }));
    }

    /** The model by its name in paths, or by name and version as answers have it. */
    private ServedModel corrected(String name) throws Refusal {
        for (ServedModel model : models.all()) {
            if (model.name().equals(name)
                    || model.bundle().nameAndVersion().equals(name)
                    || name.startsWith(model.bundle().name() + "@")) {
                return model;
            }
        }
        throw Problem.INVALID.refusal("No model of this name is served: GET /v1/models lists those that are.", "model");
    }

    private static String text(Answer.Json content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = Classification.generator(bytes)) {
            content.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void writePage(JsonGenerator json, Page page) throws IOException {
        json.writeStartObject();
        writeKnown(json, "id", page.id());
        writeKnown(json, "url", page.url());
        writeKnown(json, "title", page.title());
        writeKnown(json, "text", page.text());
        writeKnown(json, "html", page.html());
        writeKnown(json, "lang", page.lang());
        json.writeEndObject();
    }

    private static void writeKnown(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    /** The request as it came. */
    private record Said(
            Page page,
            Map<String, List<String>> labels,
            @Nullable String model,
            @Nullable String who,
            @Nullable String note) {

        static Said read(byte[] body) throws Refusal {
            PageJson.requireUtf8(body, 0, body.length);
            try (JsonParser parser = PageJson.FACTORY.createParser(body)) {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    throw Problem.INVALID.refusal("A correction is an object with page and labels.");
                }
                Said said = fields(parser);
                PageJson.requireEnd(parser);
                return said;
            } catch (IOException e) {
                throw PageJson.malformed(e);
            }
        }

        private static Said fields(JsonParser parser) throws IOException, Refusal {
            Page page = null;
            Map<String, List<String>> labels = new LinkedHashMap<>();
            String model = null;
            String who = null;
            String note = null;
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "page" -> page = page(parser, value);
                    case "labels" -> FeedbackLabels.read(parser, value, labels);
                    case "model" -> model = text(parser, value, name, LONGEST_NAME);
                    case "who" -> who = text(parser, value, name, LONGEST_NAME);
                    case "note" -> note = text(parser, value, name, LONGEST_NOTE);
                    default ->
                        throw Problem.INVALID.refusal(
                                "A correction has page, labels, model, who and note; there is another field.");
                }
            }
            if (page == null) {
                throw Problem.INVALID.refusal("The page that is corrected is missing.", "page");
            }
            if (labels.isEmpty()) {
                throw Problem.INVALID.refusal("The right labels are missing.", "labels");
            }
            return new Said(page, labels, model, who, note);
        }

        private static Page page(JsonParser parser, JsonToken value) throws IOException, Refusal {
            if (value != JsonToken.START_OBJECT) {
                throw Problem.INVALID.refusal("The page is an object, as for /v1/classify.", "page");
            }
            return PageJson.object(parser, "page.");
        }

        private static @Nullable String text(JsonParser parser, JsonToken value, String name, int longest)
                throws IOException, Refusal {
            if (value == JsonToken.VALUE_NULL) {
                return null;
            }
            if (value != JsonToken.VALUE_STRING || parser.getText().length() > longest) {
                throw Problem.INVALID.refusal(
                        "The field " + name + " is a string of at most " + longest + " characters.", name);
            }
            return PageJson.whole(parser.getText(), "", name);
        }
    }
}
