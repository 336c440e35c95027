package dev.winnow.serve.api;

import dev.winnow.serve.http.Call;
import dev.winnow.serve.http.Problem;
import dev.winnow.serve.http.Refusal;
import dev.winnow.serve.models.Models;
import dev.winnow.serve.models.ServedModel;

/** Which model a request asks: the one in its path, or the default one. */
final class Asked {
    private Asked() {}

    static ServedModel model(Models models, Call call) throws Refusal {
        if (call.variable().isEmpty()) {
            return standard(models);
        }
        if (!Models.NAME.matcher(call.variable()).matches()) {
            throw Problem.NO_SUCH_MODEL.refusal(
                    "A model's name has letters, digits, dots, dashes and underscores only.");
        }
        return models.find(call.variable())
                .orElseThrow(() -> Problem.NO_SUCH_MODEL.refusal(
                        "No model of this name is served: GET /v1/models lists those that are."));
    }

    static ServedModel standard(Models models) throws Refusal {
        return models.standard().orElseThrow(() -> Problem.BUSY.refusal("No model is open: GET /v1/models says why."));
    }
}
