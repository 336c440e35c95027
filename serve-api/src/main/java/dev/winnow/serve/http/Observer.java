package dev.winnow.serve.http;

/** Is told of what happens to requests. Thread-safe, and quick. */
public interface Observer {
    /**
     * A request is over.
     *
     * @param call the request
     * @param status the status it got
     * @param nanos how long it took, from its head to the last byte of its answer
     */
    void finished(Call call, int status, long nanos);

    /** A request was refused. */
    void refused(Call call, Refusal refusal);

    /** Winnow itself failed. */
    void failed(Call call, Throwable failure);
}
