package dev.winnow.serve.api;

import java.io.CharConversionException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Checks bytes that come in pieces to be UTF-8; a character may be cut by the end of a piece. */
final class Utf8Stream {
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final CharBuffer out = CharBuffer.allocate(4096);
    private byte[] left = new byte[0];

    void require(byte[] bytes, int from, int length) throws CharConversionException {
        ByteBuffer in;
        if (left.length == 0) {
            if (StrictUtf8.firstMalformed(bytes, from, from + length) < 0) {
                return;
            }
            in = ByteBuffer.wrap(bytes, from, length);
        } else {
            in = ByteBuffer.allocate(left.length + length)
                    .put(left)
                    .put(bytes, from, length)
                    .flip();
        }
        CoderResult result;
        do {
            result = decoder.decode(in, out.clear(), false);
            if (result.isError()) {
                throw new CharConversionException("not UTF-8");
            }
        } while (result.isOverflow());
        left = new byte[in.remaining()];
        in.get(left);
    }
}
