package dev.winnow.serve.http;

import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.Connectors;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSourceChannel;

/**
 * Takes in a body without holding a thread. It is refused when it is too large, when it takes too long however steadily it
 * drips, and when the bodies of all clients together take too much memory. Memory is asked for as bytes arrive, not as they
 * are announced. Used by one network thread.
 */
final class BodyReader {
    private static final int FIRST = 8 << 10;

    /** Where a body goes. Called once. */
    interface Receiver {
        /** All of it is there. */
        void received(byte[] body);

        /** It is refused; the connection cannot be used again. */
        void refused(Refusal refusal);
    }

    private final HttpServerExchange exchange;
    private final Limits limits;
    private final AtomicLong buffered;
    private final Receiver receiver;
    private StreamSourceChannel channel;
    private byte[] bytes;
    private int length;
    private XnioExecutor.Key deadline;
    private boolean over;

    private BodyReader(HttpServerExchange exchange, Limits limits, AtomicLong buffered, Receiver receiver) {
        this.exchange = exchange;
        this.limits = limits;
        this.buffered = buffered;
        this.receiver = receiver;
    }

    /** @param buffered how many bytes all bodies that are arriving take; changed here */
    static void read(HttpServerExchange exchange, Limits limits, AtomicLong buffered, Receiver receiver) {
        new BodyReader(exchange, limits, buffered, receiver).begin();
    }

    private void begin() {
        long announced = exchange.getRequestContentLength();
        if (announced > limits.bodyBytes()) {
            receiver.refused(tooLarge());
            return;
        }
        int first = announced < 0 ? FIRST : (int) Math.min(announced + 1, FIRST);
        if (!reserve(first)) {
            receiver.refused(full());
            return;
        }
        bytes = new byte[first];
        if (HttpContinue.requiresContinueResponse(exchange)) {
            HttpContinue.sendContinueResponse(exchange, new IoCallback() {
                @Override
                public void onComplete(HttpServerExchange ready, Sender sender) {
                    start();
                }

                @Override
                public void onException(HttpServerExchange failed, Sender sender, IOException e) {
                    end();
                    IoUtils.safeClose(exchange.getConnection());
                }
            });
        } else {
            start();
        }
    }

    private void start() {
        channel = exchange.getRequestChannel();
        take(false);
    }

    /** Takes what is there; waits for more if that is not all. */
    private void take(boolean woken) {
        try {
            while (!over) {
                if (length == bytes.length && !grow(woken)) {
                    return;
                }
                int read = channel.read(ByteBuffer.wrap(bytes, length, bytes.length - length));
                if (read < 0) {
                    byte[] body = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
                    finish(woken, () -> receiver.received(body));
                    return;
                }
                if (read == 0) {
                    await();
                    return;
                }
                length += read;
            }
        } catch (IOException e) {
            // The client is gone, or what it sends is no HTTP: nobody is there to be told.
            end();
            IoUtils.safeClose(exchange.getConnection());
        }
    }

    private boolean grow(boolean woken) {
        if (length > limits.bodyBytes()) {
            finish(woken, () -> receiver.refused(tooLarge()));
            return false;
        }
        int larger = Math.min(limits.bodyBytes() + 1, Math.max(FIRST, bytes.length * 2));
        if (!reserve(larger - bytes.length)) {
            finish(woken, () -> receiver.refused(full()));
            return false;
        }
        bytes = Arrays.copyOf(bytes, larger);
        return true;
    }

    private void await() {
        if (deadline == null) {
            deadline = exchange.getIoThread()
                    .executeAfter(
                            () -> finish(
                                    true,
                                    () -> receiver.refused(Problem.TOO_SLOW.refusal("The body did not arrive within "
                                            + limits.bodyTime().toSeconds()
                                            + " seconds: send it faster, or less of it."))),
                            limits.bodyTime().toMillis(),
                            TimeUnit.MILLISECONDS);
            channel.getReadSetter().set(ready -> take(true));
        }
        channel.resumeReads();
    }

    /** Hands over what came of it: at once where the request is still being handled, else as if it were handled anew. */
    private void finish(boolean woken, Runnable outcome) {
        if (over) {
            return;
        }
        end();
        if (!woken) {
            outcome.run();
            return;
        }
        channel.suspendReads();
        channel.getReadSetter().set(null);
        HttpHandler handler = again -> outcome.run();
        Connectors.executeRootHandler(handler, exchange);
    }

    private void end() {
        over = true;
        if (deadline != null) {
            deadline.remove();
        }
        if (bytes != null) {
            buffered.addAndGet(-bytes.length);
        }
    }

    private boolean reserve(int more) {
        if (buffered.addAndGet(more) <= limits.bufferedBytes()) {
            return true;
        }
        buffered.addAndGet(-more);
        return false;
    }

    private Refusal tooLarge() {
        return Problem.TOO_LARGE.refusal("A body may have " + limits.bodyBytes()
                + " bytes: send a smaller one, or many pages as /v1/classify/batch.");
    }

    private static Refusal full() {
        return Problem.BUSY.refusal("Too many bodies are arriving at once: try again.");
    }
}
