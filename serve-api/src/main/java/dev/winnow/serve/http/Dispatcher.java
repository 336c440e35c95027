package dev.winnow.serve.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/**
 * The way of every request: guards, route, scope, body, work, answer. What is quick is done on the thread of the network
 * that has the request; heavy work and batches have threads of their own, and a limit. Thread-safe.
 */
final class Dispatcher implements HttpHandler {
    private static final HttpString REQUEST_ID = new HttpString("X-Request-Id");
    private static final HttpString NO_SNIFF = new HttpString("X-Content-Type-Options");
    private static final HttpString ALLOW_ORIGIN = new HttpString("Access-Control-Allow-Origin");
    private static final HttpString ALLOW_HEADERS = new HttpString("Access-Control-Allow-Headers");
    private static final int LINGER_MILLIS = 1000;

    /** What a browser asks before a page of another site may: the headers of the answer say all. */
    private static final Endpoint.Plain PREFLIGHT =
            call -> new Answer(204, Answer.JSON, ByteBuffer.allocate(0), Map.of());

    private final Router router;
    private final Guard guard;
    private final Limits limits;
    private final Observer observer;
    private final Workshop workshop;
    private final RequestIds ids = new RequestIds();

    Dispatcher(List<Route> routes, Guard guard, Limits limits, Observer observer, Workshop workshop) {
        this.router = new Router(routes);
        this.guard = guard;
        this.limits = limits;
        this.observer = observer;
        this.workshop = workshop;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        Call call = new Call(exchange, ids.of(exchange.getRequestHeaders().getFirst(REQUEST_ID)));
        workshop.entered();
        exchange.addExchangeCompleteListener((over, next) -> {
            workshop.left();
            observer.finished(call, over.getStatusCode(), System.nanoTime() - call.startNanos);
            next.proceed();
        });
        try {
            Endpoint endpoint = admit(call);
            if (endpoint instanceof Endpoint.Plain plain) {
                send(call, plain.answer(call));
            } else if (endpoint instanceof Endpoint.WithBody withBody) {
                BodyReader.read(exchange, limits, workshop.buffered, new Arrival(call, withBody));
            } else if (endpoint instanceof Endpoint.Streaming streaming) {
                stream(call, streaming.open(call));
            }
        } catch (Refusal refusal) {
            refuse(call, refusal);
        } catch (RuntimeException | StackOverflowError e) {
            fail(call, e);
        }
    }

    private Endpoint admit(Call call) throws Refusal {
        HttpServerExchange exchange = call.exchange;
        guard.check(exchange);
        router.route(call, exchange.getRequestPath());
        String method = exchange.getRequestMethod().toString();
        if (method.equals("OPTIONS") && guard.allowedOrigin(exchange).isPresent()) {
            return PREFLIGHT;
        }
        Endpoint endpoint = call.route.endpoints().get(method.equals("HEAD") ? "GET" : method);
        if (endpoint == null) {
            String allow = String.join(", ", call.route.endpoints().keySet());
            throw Problem.METHOD_NOT_ALLOWED
                    .refusal("This path is for " + allow + ".")
                    .withAllow(allow);
        }
        call.client = guard.authorize(exchange, call.route.scope());
        if (!Accept.allows(exchange.getRequestHeaders().getFirst(Headers.ACCEPT), call.route.produces())) {
            throw Problem.NOT_ACCEPTABLE.refusal(
                    "The answer is " + call.route.produces() + ", which Accept rules out.");
        }
        if (workshop.isStopping() && call.route.scope() != Scope.OPEN) {
            throw Problem.BUSY.refusal("The server is stopping: ask another one.");
        }
        return endpoint;
    }

    /** What becomes of a body once it is there. */
    private final class Arrival implements BodyReader.Receiver {
        private final Call call;
        private final Endpoint.WithBody endpoint;

        Arrival(Call call, Endpoint.WithBody endpoint) {
            this.call = call;
            this.endpoint = endpoint;
        }

        @Override
        public void received(byte[] body) {
            try {
                Work work = endpoint.work(call, body);
                if (work instanceof Work.Done done) {
                    send(call, done.answer());
                } else if (work instanceof Work.Heavy heavy) {
                    work(call, heavy);
                } else if (work instanceof Work.Awaited awaited) {
                    await(call, awaited);
                }
            } catch (Refusal refusal) {
                refuse(call, refusal);
            } catch (RuntimeException | StackOverflowError e) {
                fail(call, e);
            }
        }

        @Override
        public void refused(Refusal refusal) {
            refuseUnread(call, refusal);
        }
    }

    /** Heavy work is done elsewhere, and its answer sent by the thread that has the connection, unless time was up before. */
    private void work(Call call, Work.Heavy heavy) throws Refusal {
        HttpServerExchange exchange = call.exchange;
        workshop.reserve();
        exchange.dispatch(workshop.workers, () -> {
            XnioExecutor.Key deadline = exchange.getIoThread()
                    .executeAfter(
                            () -> answerOnce(
                                    call,
                                    () -> refuse(
                                            call,
                                            Problem.TOOK_TOO_LONG.refusal("The page took longer than "
                                                    + limits.pageTime().toSeconds() + " seconds: send less of it."))),
                            limits.pageTime().toMillis(),
                            TimeUnit.MILLISECONDS);
            Runnable outcome = outcome(call, heavy);
            workshop.release();
            try {
                exchange.getIoThread().execute(() -> {
                    deadline.remove();
                    answerOnce(call, outcome);
                });
            } catch (RejectedExecutionException e) {
                // The port was closed meanwhile, and with it the connection.
            }
        });
    }

    private Runnable outcome(Call call, Work.Heavy heavy) {
        try {
            Answer answer = heavy.answer().call();
            return () -> send(call, answer);
        } catch (Refusal refusal) {
            return () -> refuse(call, refusal);
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            return () -> fail(call, e);
        }
    }

    /** Runs on the connection's own thread, so that no two answer. */
    private static void answerOnce(Call call, Runnable outcome) {
        if (!call.answered) {
            call.answered = true;
            outcome.run();
        }
    }

    private void await(Call call, Work.Awaited awaited) {
        HttpServerExchange exchange = call.exchange;
        exchange.dispatch(
                Runnable::run,
                () -> awaited.answer()
                        .whenComplete((answer, failure) -> exchange.getIoThread()
                                .execute(() -> {
                                    Throwable cause =
                                            failure instanceof CompletionException ? failure.getCause() : failure;
                                    if (cause instanceof Refusal refusal) {
                                        refuse(call, refusal);
                                    } else if (cause != null) {
                                        fail(call, cause);
                                    } else {
                                        send(call, answer);
                                    }
                                })));
    }

    private void stream(Call call, Endpoint.Stream stream) throws Refusal {
        HttpServerExchange exchange = call.exchange;
        workshop.reserveStream(call.client.name());
        exchange.setMaxEntitySize(0);
        exchange.dispatch(workshop.streamers, () -> {
            XnioExecutor.Key deadline = exchange.getIoThread()
                    .executeAfter(
                            () -> IoUtils.safeClose(exchange.getConnection()),
                            limits.streamTime().toMillis(),
                            TimeUnit.MILLISECONDS);
            try {
                exchange.startBlocking();
                head(call, 200, call.route.produces());
                InputStream in = exchange.getInputStream();
                OutputStream out = exchange.getOutputStream();
                stream.run(in, out);
                out.close();
                exchange.endExchange();
            } catch (IOException e) {
                // The client is gone, or sends no HTTP.
                IoUtils.safeClose(exchange.getConnection());
                exchange.endExchange();
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                observer.failed(call, e);
                IoUtils.safeClose(exchange.getConnection());
                exchange.endExchange();
            } finally {
                deadline.remove();
                workshop.releaseStream(call.client.name());
            }
        });
    }

    private void send(Call call, Answer answer) {
        if (!call.exchange.getConnection().isOpen()) {
            // Nobody is there any more to be told.
            call.exchange.endExchange();
            return;
        }
        head(call, answer.status(), answer.contentType());
        if (!answer.headers().isEmpty()) {
            HeaderMap headers = call.exchange.getResponseHeaders();
            answer.headers().forEach((name, value) -> headers.put(new HttpString(name), value));
        }
        call.exchange.getResponseSender().send(answer.body());
    }

    private void head(Call call, int status, String contentType) {
        HttpServerExchange exchange = call.exchange;
        exchange.setStatusCode(status);
        HeaderMap headers = exchange.getResponseHeaders();
        headers.put(Headers.CONTENT_TYPE, contentType);
        headers.put(REQUEST_ID, call.requestId);
        headers.put(NO_SNIFF, "nosniff");
        headers.put(Headers.CACHE_CONTROL, "no-store");
        guard.allowedOrigin(exchange).ifPresent(origin -> {
            headers.put(ALLOW_ORIGIN, origin);
            headers.put(Headers.VARY, "Origin");
            headers.put(ALLOW_HEADERS, "authorization, content-type");
        });
    }

    /** A refusal of a body that has not been read: the connection is closed, but not before the client could read why. */
    private void refuseUnread(Call call, Refusal refusal) {
        HttpServerExchange exchange = call.exchange;
        exchange.setPersistent(false);
        exchange.getIoThread()
                .executeAfter(() -> IoUtils.safeClose(exchange.getConnection()), LINGER_MILLIS, TimeUnit.MILLISECONDS);
        refuse(call, refusal);
    }

    private void refuse(Call call, Refusal refusal) {
        observer.refused(call, refusal);
        HeaderMap headers = call.exchange.getResponseHeaders();
        if (refusal.retryAfterSeconds() > 0) {
            headers.put(Headers.RETRY_AFTER, refusal.retryAfterSeconds());
        }
        if (!refusal.allow().isEmpty()) {
            headers.put(Headers.ALLOW, refusal.allow());
        }
        if (refusal.problem() == Problem.UNAUTHORIZED) {
            headers.put(Headers.WWW_AUTHENTICATE, "Bearer realm=\"winnow\"");
        }
        send(call, Answer.json(refusal.problem().status(), "application/problem+json", json -> {
            json.writeStartObject();
            refusal.writeMembers(json);
            json.writeStringField("requestId", call.requestId);
            json.writeEndObject();
        }));
    }

    private void fail(Call call, Throwable failure) {
        observer.failed(call, failure);
        if (call.exchange.isResponseStarted()) {
            IoUtils.safeClose(call.exchange.getConnection());
            return;
        }
        refuse(call, Problem.INTERNAL.refusal("An error in Winnow itself; its log has more under this requestId."));
    }
}
