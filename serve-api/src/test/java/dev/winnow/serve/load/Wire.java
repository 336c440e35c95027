package dev.winnow.serve.load;

import dev.winnow.serve.TestServer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One connection after the other, each kept until the server says that it closes it. The JDK's client is not used under load: now and
 * then it closes a connection of its own pool that it is about to ask on, and calls that an answer without a byte.
 */
final class Wire implements AutoCloseable {
    private final TestServer server;
    private Socket socket;
    private InputStream in;

    /** @param body as UTF-8 */
    record Answer(int status, String body) {}

    Wire(TestServer server) {
        this.server = server;
    }

    /**
     * Asks, on the connection that is open, or a new one.
     *
     * @throws IOException if there is no whole answer; the next question has a new connection
     */
    Answer post(String path, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
                + "\r\nAuthorization: Bearer " + server.token() + "\r\nContent-Length: " + bytes.length + "\r\n\r\n";
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(bytes);
        if (socket == null) {
            socket = server.socket();
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        }
        boolean whole = false;
        try {
            socket.getOutputStream().write(request.toByteArray());
            int status = Integer.parseInt(line().split(" ")[1]);
            Map<String, String> headers = headers();
            String text = new String(
                    "chunked".equals(headers.get("transfer-encoding"))
                            ? chunks()
                            : bytes(Integer.parseInt(headers.getOrDefault("content-length", "0"))),
                    StandardCharsets.UTF_8);
            whole = !"close".equals(headers.get("connection"));
            return new Answer(status, text);
        } finally {
            if (!whole) {
                close();
            }
        }
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            all.writeBytes(bytes(size));
            line();
        }
        line();
        return all.toByteArray();
    }

    private byte[] bytes(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the connection ended after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the connection ended after \"" + line + '"');
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
