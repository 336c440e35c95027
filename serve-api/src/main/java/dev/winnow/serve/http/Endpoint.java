package dev.winnow.serve.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What answers the requests of one path and method. Thread-safe. */
public sealed interface Endpoint {
    /** Answers at once, without a body. */
    non-sealed interface Plain extends Endpoint {
        /** The answer. */
        Answer answer(Call call) throws Refusal;
    }

    /** Answers once the body is there. */
    non-sealed interface WithBody extends Endpoint {
        /** What is to be done; called on a thread of the network, so it must be quick. */
        Work work(Call call, byte[] body) throws Refusal;
    }

    /** Answers line by line while the body arrives. */
    non-sealed interface Streaming extends Endpoint {
        /** Checks the head of the request, before anything is sent. */
        Stream open(Call call) throws Refusal;
    }

    /** A body that arrives and an answer that leaves; reading waits for the client, and so does writing. */
    @FunctionalInterface
    interface Stream {
        /** Answers all of it. */
        void run(InputStream in, OutputStream out) throws IOException;
    }
}
