package dev.winnow.serve.api;

import dev.winnow.Classification;
import dev.winnow.Explanation;
import dev.winnow.article.Page;
import dev.winnow.serve.http.Answer;
import dev.winnow.serve.http.Call;
import dev.winnow.serve.http.Endpoint;
import dev.winnow.serve.http.Problem;
import dev.winnow.serve.http.Refusal;
import dev.winnow.serve.http.Work;
import dev.winnow.serve.models.Models;
import dev.winnow.serve.models.ServedModel;
import dev.winnow.serve.observe.ServerMetrics;
import java.util.Optional;
import java.util.Set;

/** {@code POST /v1/classify} and {@code POST /v1/models/NAME/classify}: one page in, one classification out. */
public final class ClassifyEndpoint implements Endpoint.WithBody {
    private static final Set<String> PARAMETERS = Set.of("explain", "fields", "id", "url");

    private static final int MOST_REASONS = 20;

    private final Models models;
    private final ServerMetrics metrics;

    /** Classifies with these models. */
    public ClassifyEndpoint(Models models, ServerMetrics metrics) {
        this.models = models;
        this.metrics = metrics;
    }

    @Override
    public Work work(Call call, byte[] body) throws Refusal {
        call.requireParameters(PARAMETERS);
        ServedModel model = Asked.model(models, call);
        Optional<Fields> fields = Fields.of(call.parameter("fields"), model.bundle());
        boolean explain = call.flag("explain");
        if (explain && fields.isPresent()) {
            throw Problem.INVALID.refusal("An explanation is sent whole: ask for fields or explain.", "fields");
        }
        if (!explain && fields.isEmpty() && model.classifier().isOfTextAlone()) {
            Optional<PlainPage> plain = PageBody.plain(call, body);
            if (plain.isPresent()) {
                return new Work.Done(answer(model, plain.get().classify(model.classifier()), fields));
            }
        }
        Page page = PageBody.read(call, body);
        if (explain) {
            return new Work.Heavy(() -> explanation(model, page));
        }
        if (PageBody.isHeavy(page)) {
            return new Work.Heavy(() -> answer(model, model.classifier().classify(page), fields));
        }
        return new Work.Done(answer(model, model.classifier().classify(page), fields));
    }

    private Answer explanation(ServedModel model, Page page) {
        Explanation explanation = model.classifier().explain(page, MOST_REASONS);
        metrics.classified(model, explanation.classification());
        return Answer.json(explanation::writeJson);
    }

    private Answer answer(ServedModel model, Classification classification, Optional<Fields> fields) {
        metrics.classified(model, classification);
        byte[] answer = classification.toUtf8();
        return Answer.bytes(
                Answer.JSON, fields.isEmpty() ? answer : fields.get().select(answer));
    }
}
