package dev.winnow.trainer.data;

import dev.winnow.trainer.InputException;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.SequenceInputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** One open file, unpacked, with its first bytes in sight. */
final class Input implements Closeable {
    /** How standard input is named in ids and messages. */
    static final String STANDARD_INPUT = "stdin";

    private static final int HEAD = 8192;

    private final String name;
    private final boolean fromStandardInput;
    private final Compression compression;
    private final InputStream stream;
    private final byte[] head;

    private Input(String name, boolean fromStandardInput, InputStream raw) throws IOException {
        this.name = name;
        this.fromStandardInput = fromStandardInput;
        PushbackInputStream packed = Compression.peekable(raw);
        compression = Compression.of(packed);
        try {
            InputStream unpacked = compression.unpack(name, packed);
            head = firstRead(unpacked);
            stream = new SequenceInputStream(new ByteArrayInputStream(head), unpacked);
        } catch (IOException e) {
            throw failure(0, e);
        }
    }

    /** Opens a file. */
    static Input open(Path path) throws IOException {
        InputStream raw = Files.newInputStream(path);
        try {
            return new Input(path.toString(), false, raw);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    /** Takes standard input, which stays open at the end. */
    static Input standardInput(InputStream in) throws IOException {
        return new Input(STANDARD_INPUT, true, new FilterInputStream(in) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return in.read(bytes, offset, length);
            }

            @Override
            public void close() {}
        });
    }

    String name() {
        return name;
    }

    boolean isStandardInput() {
        return fromStandardInput;
    }

    /** Up to 8 KB from the beginning. */
    byte[] head() {
        return head;
    }

    /** The whole content, the first bytes included. */
    InputStream stream() {
        return stream;
    }

    /**
     * The lines of a text in UTF-8, without its byte order mark.
     *
     * @throws InputException if it begins with the mark of UTF-16
     */
    Lines lines() throws IOException {
        ByteOrderMark mark = ByteOrderMark.of(head);
        if (mark == ByteOrderMark.UTF_16LE || mark == ByteOrderMark.UTF_16BE) {
            throw new InputException(name + " is in UTF-16, and UTF-8 is needed: convert it with"
                    + " \"iconv -f UTF-16 -t UTF-8 FILE\"");
        }
        stream.skipNBytes(mark.length());
        return new Lines(stream);
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    /** What one read gives and no more, so that a pipe's first line is not held back until 8 KB have come. */
    private static byte[] firstRead(InputStream in) throws IOException {
        byte[] bytes = new byte[HEAD];
        return Arrays.copyOf(bytes, Math.max(0, in.read(bytes)));
    }

    /** What to tell the user of a failure to read on; the line is the last one read, 0 for none. */
    InputException failure(long line, IOException e) {
        String where = line > 0 ? " after line " + line : "";
        return compression == Compression.NONE
                ? new InputException(name + ": cannot be read" + where + " (" + reason(e) + "); check the file", e)
                : new InputException(
                        name + ": damaged or cut short" + where + " (" + reason(e) + "); fetch or write the file again",
                        e);
    }

    /** What to tell the user of a file that does not open. */
    static InputException cannotOpen(Path path, IOException e) {
        if (e instanceof NoSuchFileException) {
            return new InputException(path + ": there is no such file; check the path", e);
        }
        if (e instanceof AccessDeniedException) {
            return new InputException(path + ": no permission to read it; change its mode or owner", e);
        }
        return new InputException(path + ": cannot be opened (" + reason(e) + "); check the file", e);
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
