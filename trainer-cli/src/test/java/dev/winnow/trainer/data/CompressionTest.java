package dev.winnow.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.winnow.trainer.InputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionTest {
    private static final byte[] ROWS = Reading.bytes("{\"text\":\"a\"}\n{\"text\":\"b\"}\n");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"a.jsonl.gz", "a.jsonl.zst", "a.jsonl", "a", "a.gz"})
    void givenPackedRows_whenRead_thenTheirFirstBytesDecideAndNotTheName(String name) throws IOException {
        for (byte[] content : List.of(ROWS, Packed.gzip(ROWS), Packed.zstd(ROWS))) {
            assertThat(Reading.of(Reading.file(folder, name, content)).texts()).containsExactly("a", "b");
        }
    }

    @Test
    void givenSeveralMembers_whenRead_thenAllAre() throws IOException {
        byte[] gzip = twice(Packed.gzip(ROWS));
        byte[] zstd = twice(Packed.zstd(ROWS));
        assertThat(Reading.of(Reading.file(folder, "a.gz", gzip)).texts()).hasSize(4);
        assertThat(Reading.of(Reading.file(folder, "a.zst", zstd)).texts()).hasSize(4);
    }

    @Test
    void givenAPipeThatSaysNothingIsAvailable_whenSeveralMembersCome_thenAllAreRead() throws IOException {
        InputStream pipe = new ByteArrayInputStream(twice(Packed.gzip(ROWS))) {
            @Override
            public synchronized int available() {
                return 0;
            }

            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(length, 3));
            }
        };
        SkipLog log = new SkipLog(System.err, false);
        int count = 0;
        try (RowReader reader = RowReader.open(List.of(Path.of("-")), ReadOptions.defaults(), log, pipe)) {
            while (reader.next() != null) {
                count++;
            }
        }
        assertThat(count).isEqualTo(4);
    }

    @Test
    void givenPackedFilesCutShort_whenRead_thenTheErrorNamesFileAndLine() throws IOException {
        byte[] many = Reading.bytes("{\"text\":\"" + "some words to pack ".repeat(3) + "\"}\n");
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        for (int i = 0; i < 20_000; i++) {
            rows.write(many);
            rows.write(Reading.bytes("{\"text\":\"" + Long.toHexString(i * 0x9E3779B97F4A7C15L) + "\"}\n"));
        }
        for (byte[] packed : List.of(Packed.gzip(rows.toByteArray()), Packed.zstd(rows.toByteArray()))) {
            Path file = Reading.file(folder, "a.jsonl.z", Arrays.copyOf(packed, packed.length * 3 / 4));
            assertThatThrownBy(() -> Reading.of(file))
                    .isInstanceOf(InputException.class)
                    .hasMessageMatching(
                            file + ": damaged or cut short after line \\d+ \\(.*fetch or write the file again");
        }
    }

    @Test
    void givenAPackedFileCutShortAtItsBeginning_whenRead_thenTheErrorNamesTheFile() throws IOException {
        for (byte[] packed : List.of(Packed.gzip(ROWS), Packed.zstd(ROWS))) {
            Path file = Reading.file(folder, "a.jsonl", Arrays.copyOf(packed, 8));
            assertThatThrownBy(() -> Reading.of(file))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith(file + ": damaged or cut short");
        }
    }

    @Test
    void givenDamagedBytes_whenRead_thenNothingButAnInputErrorEscapes() throws IOException {
        for (byte[] packed : List.of(Packed.gzip(ROWS), Packed.zstd(ROWS))) {
            for (int i = 0; i < packed.length; i++) {
                byte[] damaged = packed.clone();
                damaged[i] ^= (byte) 0xA5;
                Path file = Reading.file(folder, "a.jsonl", damaged);
                Throwable thrown = catchThrowable(() -> Reading.of(file));
                assertThat(thrown == null || thrown instanceof InputException)
                        .as("byte %d: %s", i, thrown)
                        .isTrue();
            }
        }
    }

    @Test
    void givenAnArchive_whenRead_thenTheErrorSaysToUnpackIt() throws IOException {
        Path file = Reading.file(folder, "a.zip", new byte[] {'P', 'K', 3, 4, 0, 0});
        assertThatThrownBy(() -> Reading.of(file))
                .isInstanceOf(InputException.class)
                .hasMessage(file + " is a ZIP archive: unpack it first");
    }

    private static byte[] twice(byte[] content) {
        byte[] both = Arrays.copyOf(content, content.length * 2);
        System.arraycopy(content, 0, both, content.length, content.length);
        return both;
    }
}
