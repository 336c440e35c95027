package dev.winnow.serve.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.winnow.Classification;
import dev.winnow.article.Page;
import dev.winnow.serve.http.Call;
import dev.winnow.serve.http.Endpoint;
import dev.winnow.serve.http.Problem;
import dev.winnow.serve.http.Refusal;
import dev.winnow.serve.models.Models;
import dev.winnow.serve.models.ServedModel;
import dev.winnow.serve.observe.ServerMetrics;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;

/**
 * {@code POST /v1/classify/batch}: pages in, as JSON lines or as one JSON array; for each, in order, a line out, with its
 * classification or with its error. Nothing is collected: who does not read the answers is not read either.
 */
public final class BatchEndpoint implements Endpoint.Streaming {
    /** The media type of JSON lines. */
    public static final String LINES = "application/x-ndjson";

    private static final Set<String> PARAMETERS = Set.of("fields");
    private static final int OUT_BYTES = 32 << 10;

    private final Models models;
    private final ServerMetrics metrics;
    private final int mostItems;
    private final int longestItem;

    /**
     * @param mostItems how many pages one batch may have
     * @param longestItem how many bytes one page may have
     */
    public BatchEndpoint(Models models, ServerMetrics metrics, int mostItems, int longestItem) {
        this.models = models;
        this.metrics = metrics;
        this.mostItems = mostItems;
        this.longestItem = longestItem;
    }

    @Override
    public Stream open(Call call) throws Refusal {
        call.requireParameters(PARAMETERS);
        ServedModel model = Asked.model(models, call);
        Optional<Fields> fields = Fields.of(call.parameter("fields"), model.bundle());
        PageBody.requireUtf8Named(call);
        return switch (call.mediaType()) {
            case LINES, "application/ndjson", "application/jsonl" ->
                (in, out) -> answer(new ItemLines(in, longestItem), new Lines(model, fields, out));
            case "application/json" ->
                (in, out) -> answer(new ItemArray(in, longestItem), new Lines(model, fields, out));
            default ->
                throw Problem.UNSUPPORTED_MEDIA.refusal(
                        "A batch comes as application/x-ndjson, or as application/json with an array: say so in Content-Type.");
        };
    }

    private void answer(Items items, Lines lines) throws IOException {
        for (int number = 1; items.next(); number++) {
            if (number > mostItems) {
                lines.error(
                        number,
                        Optional.empty(),
                        Problem.TOO_LARGE.refusal("A batch may have " + mostItems
                                + " items: what follows was not looked at; send it as another batch."));
                break;
            }
            try {
                lines.classify(items.page());
            } catch (Refusal refusal) {
                lines.error(number, items.id(), refusal);
            }
            if (items.isWaiting()) {
                lines.flush();
            }
        }
        lines.flush();
    }

    /** The answers on their way out. */
    private final class Lines {
        private final ServedModel model;
        private final Optional<Fields> fields;
        private final OutputStream out;

        Lines(ServedModel model, Optional<Fields> fields, OutputStream out) {
            this.model = model;
            this.fields = fields;
            this.out = new BufferedOutputStream(out, OUT_BYTES);
        }

        void classify(Page page) throws IOException {
            Classification classification = model.classifier().classify(page);
            metrics.classified(model, classification);
            metrics.item(true);
            byte[] answer = classification.toUtf8();
            out.write(fields.isEmpty() ? answer : fields.get().select(answer));
            out.write('\n');
        }

        void error(int number, Optional<String> id, Refusal refusal) throws IOException {
            metrics.item(false);
            ByteArrayOutputStream line = new ByteArrayOutputStream(256);
            try (JsonGenerator json = Classification.generator(line)) {
                json.writeStartObject();
                if (id.isPresent()) {
                    json.writeStringField("id", id.get());
                }
                json.writeObjectFieldStart("error");
                json.writeNumberField("item", number);
                refusal.writeMembers(json);
                json.writeEndObject();
                json.writeEndObject();
            }
            line.write('\n');
            line.writeTo(out);
        }

        void flush() throws IOException {
            out.flush();
        }
    }
}
