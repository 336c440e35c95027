package dev.winnow.trainer.data;

import dev.winnow.trainer.InputException;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** How a stream is packed, told by its first bytes. */
enum Compression {
    NONE(null),
    GZIP(null, 0x1F, 0x8B),
    ZSTD(null, 0x28, 0xB5, 0x2F, 0xFD),
    ZIP("a ZIP archive: unpack it first", 'P', 'K', 3, 4),
    BZIP2("packed with bzip2: unpack it first with bunzip2", 'B', 'Z', 'h'),
    XZ("packed with xz: unpack it first with unxz", 0xFD, '7', 'z', 'X', 'Z'),
    PARQUET("a Parquet file: convert it to JSON lines first", 'P', 'A', 'R', '1');

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_MAGIC = 5;

    private final @Nullable String refusal;
    private final int[] magic;

    Compression(@Nullable String refusal, int... magic) {
        this.refusal = refusal;
        this.magic = magic;
    }

    /** Looks at the first bytes and puts them back. */
    static Compression of(PushbackInputStream in) throws IOException {
        byte[] head = in.readNBytes(LONGEST_MAGIC);
        in.unread(head);
        for (Compression compression : values()) {
            if (compression != NONE && compression.opens(head)) {
                return compression;
            }
        }
        return NONE;
    }

    static PushbackInputStream peekable(InputStream in) {
        return new HonestInputStream(in);
    }

    /** @throws InputException if it is packed in a way that is not read */
    InputStream unpack(String name, InputStream in) throws IOException {
        if (refusal != null) {
            throw new InputException(name + " is " + refusal);
        }
        return switch (this) {
            case GZIP -> new GZIPInputStream(in, BUFFER);
            case ZSTD -> new ZstdFailures(new ZstdInputStream(in));
            default -> in;
        };
    }

    private boolean opens(byte[] head) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** GZIPInputStream asks available() whether another member follows; a pipe may say 0 long before its end. */
    private static final class HonestInputStream extends PushbackInputStream {
        HonestInputStream(InputStream in) {
            super(in, LONGEST_MAGIC);
        }

        @Override
        public int available() throws IOException {
            int first = read();
            if (first < 0) {
                return 0;
            }
            unread(first);
            return Math.max(1, super.available());
        }
    }

    /** The decoder reports damage by unchecked exceptions of several kinds. */
    private static final class ZstdFailures extends FilterInputStream {
        ZstdFailures(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return in.read(bytes, offset, length);
            } catch (RuntimeException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }
}
