package dev.winnow.serve.api;

import dev.winnow.serve.feedback.FeedbackStore;
import dev.winnow.serve.http.Answer;
import dev.winnow.serve.http.Endpoint;
import dev.winnow.serve.http.Limits;
import dev.winnow.serve.http.Route;
import dev.winnow.serve.http.Scope;
import dev.winnow.serve.models.Models;
import dev.winnow.serve.observe.ServerMetrics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Every path there is, and what answers there. */
public final class Routes {
    private final Models models;
    private final ServerMetrics metrics;
    private final CompletableFuture<FeedbackStore> feedback;
    private final BooleanSupplier isTaking;
    private final Limits limits;
    private final int batchItems;

    /**
     * @param feedback where corrections are kept, once it is open
     * @param isTaking whether the server is ready and not stopping
     */
    public Routes(
            Models models,
            ServerMetrics metrics,
            CompletableFuture<FeedbackStore> feedback,
            BooleanSupplier isTaking,
            Limits limits,
            int batchItems) {
        this.models = models;
        this.metrics = metrics;
        this.feedback = feedback;
        this.isTaking = isTaking;
        this.limits = limits;
        this.batchItems = batchItems;
    }

    /** The API. */
    public List<Route> api() {
        ClassifyEndpoint classify = new ClassifyEndpoint(models, metrics);
        BatchEndpoint batch = new BatchEndpoint(models, metrics, batchItems, limits.bodyBytes());
        ModelsEndpoint list = new ModelsEndpoint(models);
        InferenceProtocol protocol = new InferenceProtocol(models, metrics);
        Endpoint ready = HealthEndpoints.ready(models, isTaking);
        return List.of(
                Route.post("/v1/classify", Scope.CLASSIFY, classify),
                new Route("/v1/classify/batch", Scope.CLASSIFY, BatchEndpoint.LINES, Map.of("POST", batch)),
                Route.post("/v1/extract", Scope.CLASSIFY, new ExtractEndpoint()),
                Route.get("/v1/models", Scope.CLASSIFY, Answer.JSON, list),
                Route.get("/v1/models/{name}", Scope.CLASSIFY, Answer.JSON, list),
                Route.post("/v1/models/{name}/classify", Scope.CLASSIFY, classify),
                Route.post("/v1/feedback", Scope.FEEDBACK, new FeedbackEndpoint(models, feedback, metrics)),
                Route.get("/v1/counts", Scope.CLASSIFY, Answer.JSON, HealthEndpoints.counts(metrics)),
                Route.get("/v2", Scope.OPEN, Answer.JSON, protocol.server()),
                Route.get("/v2/health/live", Scope.OPEN, Answer.JSON, protocol.live()),
                Route.get("/v2/health/ready", Scope.OPEN, Answer.JSON, protocol.ready(isTaking)),
                Route.get("/v2/models/{name}", Scope.CLASSIFY, Answer.JSON, protocol.model()),
                Route.get("/v2/models/{name}/ready", Scope.CLASSIFY, Answer.JSON, protocol.modelReady()),
                Route.post("/v2/models/{name}/infer", Scope.CLASSIFY, protocol.infer()),
                Route.get("/healthz", Scope.OPEN, Answer.JSON, HealthEndpoints.alive()),
                Route.get("/readyz", Scope.OPEN, Answer.JSON, ready),
                Route.get("/metrics", Scope.METRICS, HealthEndpoints.PROMETHEUS, HealthEndpoints.metrics(metrics)),
                Route.get("/openapi.yaml", Scope.OPEN, Resources.YAML, Resources.openApi()),
                Route.get("/", Scope.OPEN, Resources.HTML, Resources.console()));
    }

    /** What only the machine's own people ask. */
    public List<Route> admin() {
        return List.of(
                Route.post("/admin/reload", Scope.ADMIN, new AdminEndpoint(models)),
                Route.get("/metrics", Scope.METRICS, HealthEndpoints.PROMETHEUS, HealthEndpoints.metrics(metrics)),
                Route.get("/healthz", Scope.OPEN, Answer.JSON, HealthEndpoints.alive()),
                Route.get("/readyz", Scope.OPEN, Answer.JSON, HealthEndpoints.ready(models, isTaking)));
    }
}
