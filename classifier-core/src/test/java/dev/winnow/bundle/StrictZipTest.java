package dev.winnow.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictZipTest {
    private static final byte[] ABC = "abc".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsReadInTheSameOrder() throws IOException {
        Random random = new Random(1);
        for (int round = 0; round < 50; round++) {
            Map<String, byte[]> entries = new LinkedHashMap<>();
            for (int i = random.nextInt(20); i >= 0; i--) {
                byte[] contents = new byte[random.nextInt(1000)];
                random.nextBytes(contents);
                entries.put("entry-" + i + ".bin", contents);
            }

            Map<String, ByteBuffer> read = read(written(entries));

            assertThat(read.keySet()).containsExactlyElementsOf(entries.keySet());
            read.forEach((name, contents) -> assertThat(contents).isEqualTo(ByteBuffer.wrap(entries.get(name))));
        }
    }

    @Test
    void anEntryLargerThanOnePieceOfReadingIsReadWhole() throws IOException {
        byte[] large = new byte[3_000_001];
        new Random(2).nextBytes(large);

        assertThat(read(written(Map.of("large", large))).get("large")).isEqualTo(ByteBuffer.wrap(large));
    }

    @Test
    void contentsAreReadOnly() throws IOException {
        assertThat(read(written(Map.of("a", ABC))).get("a").isReadOnly()).isTrue();
    }

    @Test
    void theFileIsTheOnePutTogetherByHand() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("a", ABC);
        entries.put("empty", new byte[0]);

        assertThat(written(entries)).isEqualTo(two().bytes());
    }

    @Test
    void theZipFileOfTheJdkReadsIt() throws IOException {
        Path file = Files.write(folder.resolve("a.zip"), two().bytes());

        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName)).containsExactly("a", "empty");
            assertThat(zip.stream().map(ZipEntry::getMethod)).containsOnly(ZipEntry.STORED);
            assertThat(zip.stream().map(entry -> entry.getTimeLocal().toString()))
                    .containsOnly("1980-01-01T00:00");
            assertThat(zip.getInputStream(zip.getEntry("a")).readAllBytes()).isEqualTo(ABC);
        }
    }

    @Test
    void noEntryAtAllIsRefusedByTheWriter() {
        assertThatIllegalArgumentException().isThrownBy(() -> written(Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../x", "..", "/x", "a/b", "a\\b", "A", "ä", "a b", "-rf", "a\n", "a\u0000"})
    void badNamesAreRefusedByWriterAndReader(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> written(Map.of(name, ABC)));
        refused(new CraftedZip().add(name, ABC), "An entry ");
    }

    @Test
    void aNameMayHave100Characters() throws IOException {
        assertThat(read(written(Map.of("a".repeat(100), ABC)))).hasSize(1);
        refused(new CraftedZip().add("a".repeat(101), ABC), "An entry has a name of 101 characters");
        refused(new CraftedZip().add("a".repeat(60_000), ABC), "An entry has a name of 60000 characters");
    }

    @Test
    void aNameIsShownWithoutControlCharacters() {
        refused(new CraftedZip().add("a\u001b[2J", ABC), "An entry is called 'a?[2J'");
    }

    @Test
    void tooManyEntriesAreRefusedByWriterAndReader() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        CraftedZip zip = new CraftedZip();
        IntStream.rangeClosed(1, 65).forEach(i -> {
            entries.put("e" + i, ABC);
            zip.add("e" + i, ABC);
        });

        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> written(entries))
                .withMessageContaining("65 entries");
        refused(zip, "The ZIP says that it has 65 entries");
        entries.remove("e65");
        assertThat(read(written(entries))).hasSize(64);
    }

    @Test
    void entriesBeyond2GiBTogetherAreNotWritten() {
        byte[] large = new byte[1 << 26];
        Map<String, byte[]> entries = new LinkedHashMap<>();
        IntStream.range(0, 32).forEach(i -> entries.put("e" + i, large));

        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> StrictZip.write(new ByteArrayOutputStream(0), entries))
                .withMessageContaining("train a smaller model");
    }

    @Test
    void filesAndEntriesBeyondTheLimitsAreRefusedBeforeTheirContentsAreRead() {
        byte[] zip = two().bytes();
        refused(zip, new Limits(64, 2, 1000), "Entry 'a' says that it is 3 bytes long, and the limit is 2");
        refused(zip, new Limits(64, 1000, zip.length - 1), "The file is " + zip.length + " bytes long");
        refused(zip, new Limits(1, 1000, 1000), "The ZIP says that it has 2 entries");
    }

    @ParameterizedTest
    @ValueSource(ints = {1 << 20, Integer.MAX_VALUE - 8, Integer.MAX_VALUE, Integer.MIN_VALUE, -2})
    void aSizeThatTheFileDoesNotHaveIsRefused(int size) {
        CraftedZip zip = two();
        zip.local(1, header -> header.putInt(18, size).putInt(22, size));
        zip.central(1, header -> header.putInt(20, size).putInt(24, size));

        refused(zip, "Entry 'empty' says that it is " + Integer.toUnsignedString(size) + " bytes long");
    }

    @Test
    void ofAHugeFileThatIsNoBundleOnlyBothEndsAreRead() throws IOException {
        Path huge = Files.write(folder.resolve("huge.winnow"), two().bytes());
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(1L << 31);
            refused(huge, "copy or train it again.");
            file.setLength((1L << 31) + 1);
            refused(huge, "check that it is a bundle, or train a smaller model.");
        }
    }

    @Test
    void aDirectoryLargerThanTheFileIsRefused() {
        refused(two().end(end -> end.putInt(12, -1)), "The ZIP directory says that it is 4294967295 bytes long");
        refused(two().end(end -> end.putInt(12, 1 << 20)), "The ZIP directory does not end");
        refused(two().end(end -> end.putInt(16, -2)), "The ZIP directory does not end");
    }

    @Test
    void whatIsNotAZipIsRefused() {
        refused(new byte[0], "The file is not a bundle");
        refused("{\"id\": 1}".getBytes(StandardCharsets.US_ASCII), "The file is not a bundle");
        refused(new byte[100_000], "The file is not a bundle");
        refused(new CraftedZip().beforeEnd(new byte[] {'P', 'K', 5, 6}).bytes(), "The file is not a bundle");
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        refused(folder.resolve("none.winnow"), "does not exist: check the path.");
        refused(folder, "is not a regular file: check the path.");
    }

    @Test
    void aFileCutShortIsRefusedAtEveryLength() {
        byte[] zip = two().bytes();
        for (int length = 0; length < zip.length; length++) {
            refused(Arrays.copyOf(zip, length), "");
        }
        refused(Arrays.copyOf(zip, zip.length - 1), "The end of the ZIP is missing");
    }

    @Test
    void bytesAfterTheEndAreRefused() {
        refused(CraftedZip.join(two().bytes(), new byte[1]), "After the end of the ZIP follow 1 more bytes");
        refused(CraftedZip.join(two().bytes(), new byte[70_000]), "The end of the ZIP is missing");
    }

    @Test
    void bytesBetweenTheDirectoryAndTheEndAreRefused() {
        refused(two().beforeEnd(new byte[30]), "The ZIP directory does not end where");
        refused(two().appendToCentral(1, new byte[5]), "After the last header of the ZIP directory follow 5");
    }

    @Test
    void commentsAreRefused() {
        byte[] commented =
                CraftedZip.join(two().end(end -> end.putShort(20, (short) 2)).bytes(), new byte[2]);
        refused(commented, "The ZIP carries a comment of 2 bytes");
        CraftedZip zip = two().appendToCentral(0, new byte[4]).central(0, header -> header.putShort(32, (short) 4));
        refused(zip, "Entry 'a' carries a comment");
    }

    @Test
    void extraFieldsAreRefused() {
        CraftedZip zip = two().appendToCentral(0, new byte[4]).central(0, header -> header.putShort(30, (short) 4));
        refused(zip, "Entry 'a' has extra fields");
        refused(two().local(0, header -> header.putShort(28, (short) 4)), "Entry 'a' has extra fields");
    }

    @Test
    void compressedEntriesAreRefused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("a"));
            zip.write(ABC);
        }
        refused(out.toByteArray(), "Entry 'a' has a data descriptor");
        refused(two().both(0, 8, 8), "Entry 'a' is compressed (method 8)");
        refused(two().local(0, header -> header.putShort(8, (short) 93)), "Entry 'a' is compressed (method 93)");
    }

    @Test
    void encryptedEntriesAreRefused() {
        refused(two().both(0, 6, 1), "Entry 'a' is encrypted");
        refused(two().local(0, header -> header.putShort(6, (short) 1)), "Entry 'a' is encrypted");
    }

    @Test
    void dataDescriptorsAreRefused() {
        refused(two().both(1, 6, 8), "Entry 'empty' has a data descriptor");
    }

    @Test
    void zip64IsRefused() {
        refused(two().end(end -> end.putInt(16, -1)), "The ZIP is in the zip64 form");
        refused(two().end(end -> end.putShort(10, (short) -1)), "The ZIP is in the zip64 form");
        byte[] locator = new byte[20];
        System.arraycopy(new byte[] {'P', 'K', 6, 7}, 0, locator, 0, 4);
        refused(two().beforeEnd(locator), "The ZIP is in the zip64 form");
        refused(two().central(1, header -> header.putInt(20, -1)), "Entry 'empty' is in the zip64 form");
    }

    @Test
    void duplicateNamesAreRefused() {
        refused(new CraftedZip().add("a", ABC).add("a", ABC), "There are two entries 'a'");
    }

    @Test
    void overlappingEntriesAreRefused() {
        CraftedZip sameTwice = new CraftedZip().add("a", ABC).add("b", ABC);
        refused(sameTwice.central(1, header -> header.putInt(42, 0)), "Entry 'b' begins at byte 0 and not at byte 34");
        CraftedZip early = new CraftedZip().add("a", ABC).add("b", ABC);
        refused(early.central(1, header -> header.putInt(42, 33)), "Entry 'b' begins at byte 33 and not at byte 34");
    }

    @Test
    void gapsBetweenEntriesAreRefused() {
        CraftedZip gap = new CraftedZip().add("a", ABC).add("b", ABC).replaceContents(0, new byte[5]);
        gap.central(1, header -> header.putInt(42, 36));
        refused(gap, "Entry 'b' begins at byte 36 and not at byte 34");
        CraftedZip atTheEnd = two().replaceContents(1, new byte[7]);
        refused(atTheEnd, "The last entry ends at byte 69, and the ZIP directory begins at byte 76");
        CraftedZip shifted = new CraftedZip().add("a", ABC).central(0, header -> header.putInt(42, 7));
        refused(shifted, "Entry 'a' begins at byte 7 and not at byte 0");
    }

    @Test
    void localAndCentralHeadersThatDifferAreRefused() {
        String differ = "The local and the central header of entry 'a' differ";
        refused(two().local(0, header -> header.putInt(14, 1)), differ);
        refused(two().local(0, header -> header.putInt(22, 2)), differ);
        refused(two().local(0, header -> header.put(30, (byte) 'b')), differ);
        refused(two().local(0, header -> header.putShort(26, (short) 2)), differ);
        refused(two().local(1, header -> header.put(0, (byte) 'X')), "there is no entry");
    }

    @Test
    void fieldsThatAreNotAsWinnowWritesThemAreRefused() {
        refused(two().both(0, 10, 1), "The central header of entry 'a' is not as Winnow writes it");
        refused(two().both(0, 6, 1 << 11), "The central header of entry 'a' is not as Winnow writes it");
        refused(two().central(0, header -> header.putInt(38, 1)), "The central header of entry 'a' is not");
        refused(two().end(end -> end.putShort(4, (short) 1)), "The end record of the ZIP is not as Winnow");
        refused(two().end(end -> end.putShort(8, (short) 1)), "The end record of the ZIP is not as Winnow");
    }

    @Test
    void aDirectoryWithAnotherNumberOfHeadersIsRefused() {
        CraftedZip more = two().end(end -> end.putShort(8, (short) 3).putShort(10, (short) 3));
        refused(more, "The ZIP directory has fewer headers than entries");
        CraftedZip fewer = two().end(end -> end.putShort(8, (short) 1).putShort(10, (short) 1));
        refused(fewer, "After the last header of the ZIP directory follow 51 more bytes");
    }

    @Test
    void aWrongCrcIsRefused() {
        refused(two().replaceContents(0, new byte[3]), "The contents of entry 'a' do not match their CRC-32");
    }

    private static CraftedZip two() {
        return new CraftedZip().add("a", ABC).add("empty", new byte[0]);
    }

    private static byte[] written(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StrictZip.write(out, entries);
        return out.toByteArray();
    }

    private Map<String, ByteBuffer> read(byte[] zip) throws IOException {
        return StrictZip.read(Files.write(folder.resolve("read.winnow"), zip), Limits.STANDARD);
    }

    private void refused(CraftedZip zip, String beginning) {
        refused(zip.bytes(), beginning);
    }

    private void refused(byte[] zip, String beginning) {
        refused(zip, Limits.STANDARD, beginning);
    }

    private void refused(byte[] zip, Limits limits, String beginning) {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> StrictZip.read(Files.write(folder.resolve("refused.winnow"), zip), limits))
                .withMessageContaining(beginning)
                .withMessageEndingWith(".")
                .satisfies(e -> assertThat(e.getMessage()).contains(": "));
    }

    private static void refused(Path path, String end) {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> StrictZip.read(path, Limits.STANDARD))
                .withMessageEndingWith(end);
    }
}
