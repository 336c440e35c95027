package dev.winnow.trainer.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Standard output in UTF-8 whatever the locale, that remembers why it could not be written: a {@link PrintStream} keeps
 * silent of that, and a full disk would look like success.
 */
final class StandardOutput extends OutputStream {
    private final OutputStream out = new FileOutputStream(FileDescriptor.out);
    private @Nullable IOException failure;

    private StandardOutput() {}

    /** Puts itself behind {@link System#out}, and UTF-8 behind {@link System#err}. */
    static StandardOutput install() {
        StandardOutput output = new StandardOutput();
        System.setOut(new PrintStream(new BufferedOutputStream(output), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        return output;
    }

    /** A stream to {@link System#out} that fails when it fails. */
    static OutputStream failing() {
        PrintStream out = System.out;
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
                if (out.checkError()) {
                    throw new IOException("standard output cannot be written");
                }
            }
        };
    }

    /** The exit code, which is 1 where results were lost. A reader that has seen enough, as {@code head}, lost none. */
    int checked(int exitCode) {
        System.out.flush();
        String reason = failure == null ? "" : String.valueOf(failure.getMessage());
        if (failure == null || reason.contains("Broken pipe")) {
            return exitCode;
        }
        System.err.println("winnow: standard output cannot be written (" + reason + "); the results are not whole");
        return 1;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }
}
