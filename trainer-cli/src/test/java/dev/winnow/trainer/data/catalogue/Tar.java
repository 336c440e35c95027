package dev.winnow.trainer.data.catalogue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Builds tar archives for tests, good and bad. */
final class Tar {
    private static final int BLOCK = 512;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Tar file(String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return entry(name, '0', bytes.length, bytes);
    }

    /** An entry whose header may claim what it likes. */
    Tar entry(String name, char type, long claimedSize, byte[] content) {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(header, 100, "0000644\0");
        put(header, 124, String.format("%011o\0", claimedSize));
        put(header, 257, "ustar\00000");
        header[156] = (byte) type;
        put(header, 148, "        ");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xFF;
        }
        put(header, 148, String.format("%06o\0 ", sum));
        out.writeBytes(header);
        out.writeBytes(content);
        out.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
        return this;
    }

    /** The archive so far, without its end. */
    byte[] unfinished() {
        return out.toByteArray();
    }

    byte[] bytes() {
        out.writeBytes(new byte[2 * BLOCK]);
        return out.toByteArray();
    }

    byte[] packed() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes());
        }
        return packed.toByteArray();
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
