package dev.winnow.serve.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.CharConversionException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StrictUtf8Test {
    @Test
    void agreesWithJavasStrictDecoderOnRandomBytes() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = random(random);
            assertThat(StrictUtf8.firstMalformed(bytes, 0, bytes.length) < 0).isEqualTo(isUtf8(bytes));
        }
    }

    /** Pieces of whole characters, with a byte changed now and then. */
    private static byte[] random(Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = random.nextInt(30); i > 0; i--) {
            int codePoint = new int[] {'a', 0xE9, 0x20AC, 0x1F600}[random.nextInt(4)];
            out.writeBytes(new String(Character.toChars(codePoint)).getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = out.toByteArray();
        if (bytes.length > 0 && random.nextBoolean()) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    @Test
    void saysWhere() {
        byte[] bytes = "0123456789\u00e9".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(StrictUtf8.firstMalformed(bytes, 0, bytes.length)).isEqualTo(10);
        assertThat(StrictUtf8.firstMalformed(bytes, 0, 10)).isEqualTo(-1);
    }

    @Test
    void charactersMayBeCutBetweenPieces() throws Exception {
        byte[] bytes = "a\u00e9\u20AC\uD83D\uDE00z".getBytes(StandardCharsets.UTF_8);
        for (int first = 0; first <= bytes.length; first++) {
            Utf8Stream stream = new Utf8Stream();
            stream.require(bytes, 0, first);
            stream.require(bytes, first, bytes.length - first);
        }
        Utf8Stream stream = new Utf8Stream();
        stream.require(bytes, 0, 2);
        assertThatThrownBy(() -> stream.require(bytes, 0, 3)).isInstanceOf(CharConversionException.class);
    }
}
