package dev.winnow.trainer.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Where bytes stop being well-formed UTF-8; stricter than decoders that put U+FFFD in its place and go on. */
final class Utf8 {
    /** Eight bytes at once, at any index. */
    static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    /**
     * The index of the first byte in {@code [from, to)} that begins no well-formed sequence, or -1. After table 3-7 of
     * the Unicode standard: no overlong forms, no surrogates, nothing above U+10FFFF.
     */
    static int firstMalformed(byte[] bytes, int from, int to) {
        int i = from;
        while (true) {
            while (i + 8 <= to && ((long) LONGS.get(bytes, i) & HIGH_BITS) == 0) {
                i += 8;
            }
            if (i >= to) {
                return -1;
            }
            int length = bytes[i] >= 0 ? 1 : sequence(bytes, i, to);
            if (length == 0) {
                return i;
            }
            i += length;
        }
    }

    /** The length of the sequence of two to four bytes at the index, or 0 if it is malformed. */
    private static int sequence(byte[] bytes, int i, int to) {
        int lead = bytes[i] & 0xFF;
        if (lead < 0xC2 || lead > 0xF4) {
            return 0;
        }
        int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (i + length > to) {
            return 0;
        }
        int second = bytes[i + 1] & 0xFF;
        int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        boolean good = second >= least
                && second <= most
                && (length < 3 || continues(bytes[i + 2]))
                && (length < 4 || continues(bytes[i + 3]));
        return good ? length : 0;
    }

    private static boolean continues(byte b) {
        return (b & 0xC0) == 0x80;
    }
}
