package dev.winnow.serve.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code winnow serve health}. */
@Command(
        name = "health",
        description = "Ask a server of this machine whether it is ready: exit code 0 if so, else 1. For containers.",
        customSynopsis = "winnow serve health [--port N]")
final class HealthCommand implements Callable<Integer> {
    private static final int TIMEOUT_MILLIS = 2000;

    @Option(names = "--port", paramLabel = "N", defaultValue = "8080", description = "default: ${DEFAULT-VALUE}")
    private int port;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    private boolean help;

    @Override
    public Integer call() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream()
                    .write("GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String status = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            System.out.println(status == null ? "no answer" : status);
            return status != null && status.startsWith("HTTP/1.1 200 ") ? 0 : 1;
        } catch (IOException e) {
            System.out.println("port " + port + ": " + e.getMessage());
            return 1;
        }
    }
}
