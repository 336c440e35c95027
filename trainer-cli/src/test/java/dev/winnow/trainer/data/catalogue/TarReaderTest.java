package dev.winnow.trainer.data.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.trainer.InputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarReaderTest {
    @Test
    void givenFilesAndFolders_whenRead_thenTheWantedFilesAreThere() throws IOException {
        byte[] archive = new Tar()
                .entry("package/", '5', 0, new byte[0])
                .entry("pax", 'x', 3, new byte[3])
                .file("package/a.json", "[1]")
                .file("package/b.txt", "x".repeat(1000))
                .file("package/c.json", "")
                .bytes();
        Map<String, byte[]> files = read(archive);
        assertThat(files.keySet()).containsExactly("package/a.json", "package/c.json");
        assertThat(files.get("package/a.json")).asString().isEqualTo("[1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a.json", "package/../../a.json", "/etc/a.json", "package/..", "a\\b.json"})
    void givenANameThatLeadsOut_whenRead_thenTheArchiveIsRefused(String name) {
        assertRefused(new Tar().file(name, "x").bytes(), "leads out of the archive");
    }

    @Test
    void givenANameThatATerminalWouldObey_whenRead_thenTheArchiveIsRefused() {
        assertRefused(new Tar().file("a\u001b[2J.json", "x").bytes(), "control characters");
    }

    @ParameterizedTest
    @ValueSource(chars = {'1', '2', '3', '4', '6', 'L', 'S'})
    void givenALinkOrDevice_whenRead_thenTheArchiveIsRefused(char type) {
        assertRefused(new Tar().entry("a.json", type, 0, new byte[0]).bytes(), "neither file nor folder");
    }

    @Test
    void givenAHugeClaim_whenRead_thenItIsRefusedBeforeMemoryIsTaken() {
        assertRefused(new Tar().entry("a.json", '0', 8L << 30, new byte[10]).bytes(), "too large");
        assertRefused(new Tar().entry("b.txt", '0', 65L << 20, new byte[10]).bytes(), "too large");
    }

    @Test
    void givenAnArchiveWithoutEnd_whenRead_thenReadingStops() {
        byte[] entry = new Tar().file("a.txt", "").unfinished();
        InputStream endless = new InputStream() {
            private long at;

            @Override
            public int read() {
                return entry[(int) (at++ % entry.length)];
            }
        };
        assertThatThrownBy(() -> TarReader.read(endless, "x.tgz", name -> true)).isInstanceOf(InputException.class);
    }

    @Test
    void givenMoreEntriesThanAnyPackageHas_whenRead_thenTheArchiveIsRefused() {
        Tar tar = new Tar();
        for (int i = 0; i <= 10_000; i++) {
            tar.file(i + ".txt", "");
        }
        assertRefused(tar.bytes(), "more than 10000 entries");
    }

    @Test
    void givenOneNameTwice_whenRead_thenTheArchiveIsRefused() {
        assertRefused(new Tar().file("a.json", "1").file("a.json", "2").bytes(), "two entries of one name");
    }

    @Test
    void givenAnArchive_whenCutAnywhere_thenItIsRefused() {
        byte[] whole =
                new Tar().file("a.json", "x".repeat(700)).file("b.json", "y").unfinished();
        for (int length = 0; length <= whole.length; length += 37) {
            assertRefused(Arrays.copyOf(whole, length), "cut short");
        }
    }

    @Test
    void givenAFlippedByteInAHeader_whenRead_thenItIsNoticed() {
        byte[] archive = new Tar().file("a.json", "x").bytes();
        for (int i = 0; i < 512; i += i == 154 ? 2 : 1) { // byte 155 is filling
            byte[] damaged = archive.clone();
            damaged[i] ^= 0x11;
            assertThatThrownBy(() -> read(damaged)).as("byte " + i).isInstanceOf(InputException.class);
        }
    }

    @Test
    void givenNoise_whenRead_thenItIsRefused() {
        Random random = new Random(1);
        for (int i = 0; i < 100; i++) {
            byte[] noise = new byte[5000];
            random.nextBytes(noise);
            assertThatThrownBy(() -> read(noise)).isInstanceOf(InputException.class);
        }
    }

    private static void assertRefused(byte[] archive, String why) {
        assertThatThrownBy(() -> read(archive))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("x.tgz: ")
                .hasMessageContaining(why);
    }

    private static Map<String, byte[]> read(byte[] archive) throws IOException {
        return TarReader.read(new ByteArrayInputStream(archive), "x.tgz", name -> name.endsWith(".json"));
    }
}
