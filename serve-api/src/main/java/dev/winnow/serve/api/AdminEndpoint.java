package dev.winnow.serve.api;

import dev.winnow.serve.http.Answer;
import dev.winnow.serve.http.Call;
import dev.winnow.serve.http.Endpoint;
import dev.winnow.serve.http.Problem;
import dev.winnow.serve.http.Refusal;
import dev.winnow.serve.http.Work;
import dev.winnow.serve.models.Models;

/** {@code POST /admin/reload}: looks at the model files now, and answers as {@code GET /v1/models} does. */
public final class AdminEndpoint implements Endpoint.WithBody {
    private final Models models;
    private final ModelsEndpoint states;

    /** Reloads these models. */
    public AdminEndpoint(Models models) {
        this.models = models;
        this.states = new ModelsEndpoint(models);
    }

    @Override
    public Work work(Call call, byte[] body) throws Refusal {
        if (!call.mediaType().equals("application/json")) {
            throw Problem.UNSUPPORTED_MEDIA.refusal("What changes something is asked as application/json.");
        }
        return new Work.Heavy(() -> reload(call));
    }

    private Answer reload(Call call) throws Refusal {
        models.reload();
        return states.answer(call);
    }
}
