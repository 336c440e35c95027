package dev.winnow.serve.http;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** What is still to be done for a request whose body is there. */
public sealed interface Work {
    /** Nothing: this is the answer. */
    record Done(Answer answer) implements Work {}

    /** Something that takes longer than a thread of the network can be kept; a {@link Refusal} may come of it. */
    record Heavy(Callable<Answer> answer) implements Work {}

    /** Somebody else is at it. */
    record Awaited(CompletableFuture<Answer> answer) implements Work {}
}
