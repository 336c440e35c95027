package dev.winnow.serve;

import dev.winnow.serve.models.ModelListener;
import dev.winnow.serve.models.Models;
import dev.winnow.serve.models.ServedModel;
import dev.winnow.serve.observe.Log;
import dev.winnow.serve.observe.ServerMetrics;
import java.util.function.Supplier;

/** What becomes of model files, in log and metrics. */
record ModelReport(Log log, ServerMetrics metrics, Supplier<Models> models) implements ModelListener {
    @Override
    public void opened(ServedModel model, long millis) {
        log.info("model-opened", "name", model.name(), "model", model.bundle().nameAndVersion(), "millis", millis);
        metrics.modelEvent("opened");
    }

    @Override
    public void refused(String name, String why) {
        log.warning("model-refused", "name", name, "why", why);
        metrics.modelEvent("refused");
    }

    @Override
    public void withdrawn(String name) {
        log.info("model-withdrawn", "name", name);
        metrics.modelEvent("withdrawn");
    }

    @Override
    public void changed() {
        metrics.models(models.get().all());
    }
}
