package dev.winnow.serve.http;

import java.time.Duration;

/**
 * How much of a client's wishes is met. What goes beyond is refused at once, with a sentence; nothing queues without end.
 *
 * @param bodyBytes the largest body, and the largest line of a batch
 * @param bufferedBytes bodies that are still arriving, all together
 * @param bodyTime how long a body may take to arrive
 * @param pageTime how long the work for one page may take
 * @param inFlight requests that are being worked on, or wait for it
 * @param streams batches at once
 * @param streamsPerClient batches at once of one client
 * @param streamTime how long one batch may take
 * @param connections open connections
 * @param idleTime how long a connection may say nothing
 * @param headerBytes the largest head of a request
 */
public record Limits(
        int bodyBytes,
        long bufferedBytes,
        Duration bodyTime,
        Duration pageTime,
        int inFlight,
        int streams,
        int streamsPerClient,
        Duration streamTime,
        int connections,
        Duration idleTime,
        int headerBytes) {

    /** A body of 1 MB, 64 MB of bodies arriving, 64 requests and 8 batches at once, 8,192 connections. */
    public static Limits standard() {
        return new Limits(
                1 << 20,
                64L << 20,
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                64,
                8,
                4,
                Duration.ofMinutes(30),
                8192,
                Duration.ofSeconds(30),
                16 << 10);
    }

    /** The same with another largest body. */
    public Limits withBodyBytes(int bytes) {
        return new Limits(
                bytes,
                Math.max(bufferedBytes, 4L * bytes),
                bodyTime,
                pageTime,
                inFlight,
                streams,
                streamsPerClient,
                streamTime,
                connections,
                idleTime,
                headerBytes);
    }

    /** The same with another number of requests and batches at once. */
    public Limits withInFlight(int requests, int batches) {
        return new Limits(
                bodyBytes,
                bufferedBytes,
                bodyTime,
                pageTime,
                requests,
                batches,
                Math.max(1, batches / 2),
                streamTime,
                connections,
                idleTime,
                headerBytes);
    }

    /** The same with other times for a body to arrive, a page to be worked on, and a connection to say nothing. */
    public Limits withTimes(Duration body, Duration page, Duration idle) {
        return new Limits(
                bodyBytes,
                bufferedBytes,
                body,
                page,
                inFlight,
                streams,
                streamsPerClient,
                streamTime,
                connections,
                idle,
                headerBytes);
    }

    /** The same with another number of open connections. */
    public Limits withConnections(int most) {
        return new Limits(
                bodyBytes,
                bufferedBytes,
                bodyTime,
                pageTime,
                inFlight,
                streams,
                streamsPerClient,
                streamTime,
                most,
                idleTime,
                headerBytes);
    }
}
