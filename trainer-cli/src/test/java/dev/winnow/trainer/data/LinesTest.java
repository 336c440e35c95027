package dev.winnow.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LinesTest {

    @Test
    void givenAnyBytesInAnyPieces_whenRead_thenLinesAreTheOnesBetweenNewlines() throws Exception {
        SplittableRandom random = new SplittableRandom(11);
        for (int trial = 0; trial < 300; trial++) {
            StringBuilder content = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                content.append("xé".repeat(random.nextInt(trial % 10 == 0 ? 60_000 : 12)));
                content.append(List.of("", "\n", "\r\n", "\n\n", "\r", "\u008A", "\u010A")
                        .get(random.nextInt(7)));
            }
            assertThat(lines(pieces(Reading.bytes(content.toString()), random.nextInt(1, 5000))))
                    .isEqualTo(expected(content.toString()));
        }
    }

    @Test
    void givenALineBeyondTheLimit_whenRead_thenItIsBadAndTheNextIsRead() throws Exception {
        InputStream in = concat(Reading.bytes("before\n"), new byte[Lines.LONGEST + 1], Reading.bytes("\nafter\nlast"));
        Lines lines = new Lines(in);
        assertThat(lines.next()).isTrue();
        assertThatThrownBy(lines::next).isInstanceOfSatisfying(BadRowException.class, bad -> {
            assertThat(bad.line()).isEqualTo(2);
            assertThat(bad.reason()).isEqualTo("longer than 64 MB");
        });
        assertThat(lines.next()).isTrue();
        assertThat(lines.text()).isEqualTo("after");
        assertThat(lines.number()).isEqualTo(3);
        assertThat(lines.next()).isTrue();
        assertThat(lines.text()).isEqualTo("last");
        assertThat(lines.next()).isFalse();
        assertThat(lines.next()).isFalse();
    }

    @Test
    void givenLinesJustWithinTheLimit_whenRead_thenTheyAreWhole() throws Exception {
        for (String end : List.of("", "\n", "\r\n")) {
            Lines lines = new Lines(concat(new byte[Lines.LONGEST], Reading.bytes(end)));
            assertThat(lines.next()).isTrue();
            assertThat(lines.length()).isEqualTo(Lines.LONGEST);
            assertThat(lines.next()).isFalse();
        }
    }

    @Test
    void givenAVeryLongLastLine_whenRead_thenMemoryIsBoundedAndItIsBad() throws Exception {
        Lines lines = new Lines(concat(new byte[Lines.LONGEST], new byte[Lines.LONGEST], new byte[Lines.LONGEST]));
        assertThatThrownBy(lines::next).isInstanceOf(BadRowException.class);
        assertThat(lines.buffer()).hasSizeLessThan(Lines.LONGEST + 64);
        assertThat(lines.next()).isFalse();
    }

    @Test
    void givenAnyBytes_whenChecked_thenTheJdksStrictDecoderAgrees() {
        SplittableRandom random = new SplittableRandom(5);
        byte[] interesting = {
            'a',
            'b',
            (byte) 0x80,
            (byte) 0xBF,
            (byte) 0xC0,
            (byte) 0xC2,
            (byte) 0xDF,
            (byte) 0xE0,
            (byte) 0xA0,
            (byte) 0x9F,
            (byte) 0xED,
            (byte) 0xEF,
            (byte) 0xF0,
            (byte) 0x90,
            (byte) 0x8F,
            (byte) 0xF4,
            (byte) 0xF5
        };
        for (int trial = 0; trial < 200_000; trial++) {
            byte[] bytes = new byte[random.nextInt(14)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = interesting[random.nextInt(interesting.length)];
            }
            int at = Utf8.firstMalformed(bytes, 0, bytes.length);
            assertThat(at < 0).isEqualTo(decodes(bytes, bytes.length));
            assertThat(at < 0 || decodes(bytes, at)).isTrue();
        }
    }

    @Test
    void givenEveryCodePoint_whenChecked_thenItIsWellFormed() {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                all.appendCodePoint(c);
            }
        }
        byte[] bytes = Reading.bytes(all.toString());
        assertThat(Utf8.firstMalformed(bytes, 0, bytes.length)).isEqualTo(-1);
    }

    private static boolean decodes(byte[] bytes, int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static List<String> lines(InputStream in) throws IOException, BadRowException {
        Lines lines = new Lines(in);
        List<String> all = new ArrayList<>();
        while (lines.next()) {
            assertThat(lines.malformed()).isNull();
            all.add(lines.text());
        }
        return all;
    }

    private static List<String> expected(String content) {
        List<String> lines = new ArrayList<>(List.of(content.split("\n", -1)));
        if (lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        lines.replaceAll(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
        return lines;
    }

    private static InputStream pieces(byte[] bytes, int longest) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, longest));
            }
        };
    }

    private static InputStream concat(byte[]... parts) {
        InputStream all = InputStream.nullInputStream();
        for (byte[] part : parts) {
            all = new SequenceInputStream(all, new ByteArrayInputStream(part));
        }
        return all;
    }
}
