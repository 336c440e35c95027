package dev.winnow.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The server asks itself before anybody else does, so that the way through it is known to the JVM. */
final class FirstRequests {
    private static final int COUNT = 40;
    private static final int TIMEOUT_MILLIS = 2000;

    private FirstRequests() {}

    /** Sends a few requests; that they are answered is not needed. */
    static void send(InetSocketAddress server) {
        String body = "{\"text\":\"The two governments said on Tuesday that talks would go on.\"}";
        byte[] request =
                ("POST /v1/classify HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                                + body.length() + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.US_ASCII);
        boolean anywhere = server.getAddress().isAnyLocalAddress();
        String host = anywhere ? "127.0.0.1" : server.getAddress().getHostAddress();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, server.getPort()), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            byte[] answer = new byte[16 << 10];
            for (int i = 0; i < COUNT; i++) {
                out.write(request);
                if (in.read(answer) < 0) {
                    return;
                }
            }
        } catch (IOException e) {
            // The first client waits a little longer instead.
        }
    }
}
