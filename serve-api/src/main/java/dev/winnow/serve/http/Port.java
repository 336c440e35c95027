package dev.winnow.serve.http;

import io.undertow.UndertowOptions;
import io.undertow.server.ConnectorStatistics;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.protocol.http.HttpOpenListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.xnio.ChannelListener;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioWorker;
import org.xnio.channels.AcceptingChannel;

/** One port that is listened on. Thread-safe. */
public final class Port implements AutoCloseable {
    private static final int BUFFER_BYTES = 16 << 10;
    private static final int HEADERS = 64;
    private static final int PARAMETERS = 16;

    /** What a connection too many is told before it is closed. */
    private static final byte[] FULL = ("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nConnection: close\r\n"
                    + "Content-Length: 0\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);

    private final XnioWorker network;
    private final HttpOpenListener connections;
    private final DefaultByteBufferPool buffers;
    private final AcceptingChannel<? extends StreamConnection> accepting;

    private Port(
            XnioWorker network,
            HttpOpenListener connections,
            DefaultByteBufferPool buffers,
            AcceptingChannel<? extends StreamConnection> accepting) {
        this.network = network;
        this.connections = connections;
        this.buffers = buffers;
        this.accepting = accepting;
    }

    /**
     * Listens.
     *
     * @param address where; port 0 takes any free one
     * @param threads threads of the network
     * @throws IOException if the address cannot be had
     */
    public static Port open(
            InetSocketAddress address,
            int threads,
            List<Route> routes,
            Guard guard,
            Limits limits,
            Observer observer,
            Workshop workshop)
            throws IOException {
        XnioWorker network = Xnio.getInstance(Port.class.getClassLoader())
                .createWorker(OptionMap.builder()
                        .set(Options.WORKER_NAME, "winnow-network")
                        .set(Options.WORKER_IO_THREADS, threads)
                        .set(Options.WORKER_TASK_CORE_THREADS, 1)
                        .set(Options.WORKER_TASK_MAX_THREADS, 1)
                        .set(Options.THREAD_DAEMON, true)
                        .getMap());
        DefaultByteBufferPool buffers = new DefaultByteBufferPool(true, BUFFER_BYTES, -1, 8, 0);
        int idle = Math.toIntExact(limits.idleTime().toMillis());
        HttpOpenListener connections = new HttpOpenListener(
                buffers,
                OptionMap.builder()
                        .set(UndertowOptions.MAX_HEADER_SIZE, limits.headerBytes())
                        .set(UndertowOptions.MAX_HEADERS, HEADERS)
                        .set(UndertowOptions.MAX_PARAMETERS, PARAMETERS)
                        .set(UndertowOptions.MAX_ENTITY_SIZE, 0L)
                        .set(
                                UndertowOptions.REQUEST_PARSE_TIMEOUT,
                                Math.toIntExact(limits.bodyTime().toMillis()))
                        .set(UndertowOptions.NO_REQUEST_TIMEOUT, idle)
                        .set(UndertowOptions.ENABLE_STATISTICS, true)
                        .set(UndertowOptions.BUFFER_PIPELINED_DATA, true)
                        .getMap());
        connections.setRootHandler(new Dispatcher(routes, guard, limits, observer, workshop));
        ChannelListener<StreamConnection> counted = connection -> {
            if (connections.getConnectorStatistics().getActiveConnections() >= limits.connections()) {
                turnAway(connection);
            } else {
                connections.handleEvent(connection);
            }
        };
        try {
            AcceptingChannel<? extends StreamConnection> accepting = network.createStreamConnectionServer(
                    address,
                    ChannelListeners.openListenerAdapter(counted),
                    OptionMap.builder()
                            .set(Options.TCP_NODELAY, true)
                            .set(Options.REUSE_ADDRESSES, true)
                            .set(Options.BACKLOG, 1024)
                            .set(Options.READ_TIMEOUT, idle)
                            .set(Options.WRITE_TIMEOUT, idle)
                            .getMap());
            accepting.resumeAccepts();
            return new Port(network, connections, buffers, accepting);
        } catch (IOException e) {
            network.shutdownNow();
            throw e;
        }
    }

    private static void turnAway(StreamConnection connection) {
        try {
            connection.getSinkChannel().write(ByteBuffer.wrap(FULL));
            connection.getSinkChannel().shutdownWrites();
            connection.getSinkChannel().flush();
        } catch (IOException e) {
            // It is gone already.
        } finally {
            IoUtils.safeClose(connection);
        }
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) accepting.getLocalAddress();
    }

    /** Open connections. */
    public long connections() {
        ConnectorStatistics statistics = connections.getConnectorStatistics();
        return statistics == null ? 0 : statistics.getActiveConnections();
    }

    /** Takes no more connections; those that are open go on. */
    public void refuseConnections() {
        IoUtils.safeClose(accepting);
    }

    /** Ends everything at once. */
    @Override
    public void close() {
        refuseConnections();
        connections.closeConnections();
        network.shutdownNow();
        buffers.close();
    }
}
