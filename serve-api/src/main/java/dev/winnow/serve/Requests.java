package dev.winnow.serve;

import dev.winnow.serve.http.Call;
import dev.winnow.serve.http.Observer;
import dev.winnow.serve.http.Refusal;
import dev.winnow.serve.observe.Log;
import dev.winnow.serve.observe.ServerMetrics;

/** What happens to requests, in log and metrics: routes and reasons, nothing that a client wrote. */
record Requests(Log log, ServerMetrics metrics, boolean each) implements Observer {
    @Override
    public void finished(Call call, int status, long nanos) {
        metrics.request(call.routeName(), status, nanos);
        if (each) {
            log.info(
                    "request",
                    "requestId",
                    call.requestId(),
                    "route",
                    call.routeName(),
                    "client",
                    call.client().name(),
                    "status",
                    status,
                    "micros",
                    nanos / 1000);
        }
    }

    @Override
    public void refused(Call call, Refusal refusal) {
        metrics.refused(refusal.problem());
    }

    @Override
    public void failed(Call call, Throwable failure) {
        log.error("failure", failure, "requestId", call.requestId(), "route", call.routeName());
    }
}
