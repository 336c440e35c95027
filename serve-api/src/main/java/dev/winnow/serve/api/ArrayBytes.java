package dev.winnow.serve.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes of an array, counted so that no element takes more than its share, and checked to be UTF-8 as they pass. */
final class ArrayBytes extends FilterInputStream {
    private static final int SLACK = 16 << 10;

    private final int longest;
    private final Utf8Stream utf8 = new Utf8Stream();
    private long taken;

    /** An element is too long. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        final int longest;

        TooLong(int longest) {
            this.longest = longest;
        }
    }

    ArrayBytes(InputStream in, int longest) {
        super(in);
        this.longest = longest;
    }

    void beginItem() {
        taken = 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /** What the parser has read ahead belongs to the elements after, hence the slack. */
    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        if (taken > (long) longest + SLACK) {
            throw new TooLong(longest);
        }
        int read = super.read(to, from, length);
        if (read > 0) {
            taken += read;
            utf8.require(to, from, read);
        }
        return read;
    }

    /** The parser closes its source where the JSON ends; the stream is not its own. */
    @Override
    public void close() {}
}
