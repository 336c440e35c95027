package dev.winnow.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a bundle, it is refused with a {@link BundleException}, or it is sound. */
class BundleDamageTest {
    @TempDir
    private Path folder;

    private Path file;
    private byte[] sound;

    @BeforeEach
    void aSoundBundle() throws IOException {
        file = folder.resolve("test.winnow");
        sound = SealedBundles.small();
        assertThat(sound.length).isBetween(3000, 6000);
        assertThat(isRefused(sound)).isFalse();
    }

    @Test
    void everyShorterFileIsRefused() throws IOException {
        for (int length = 0; length < sound.length; length++) {
            assertThat(isRefused(Arrays.copyOf(sound, length)))
                    .as("cut to %d bytes", length)
                    .isTrue();
        }
    }

    @Test
    void everySingleFlippedBitIsRefused() throws IOException {
        byte[] flipped = sound.clone();
        for (int bit = 0; bit < sound.length * 8; bit++) {
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(isRefused(flipped)).as("bit %d", bit).isTrue();
            flipped[bit / 8] = sound[bit / 8];
        }
    }

    /** CRC-32 is enough for it. */
    @Test
    void everySingleFlippedBitOfAResourceIsRefused() throws BundleException {
        assertThat(BundleFile.ofResource(sound).entryNames())
                .isEqualTo(BundleFile.of(sound).entryNames());
        byte[] flipped = sound.clone();
        for (int bit = 0; bit < sound.length * 8; bit++) {
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatExceptionOfType(BundleException.class)
                    .as("bit %d", bit)
                    .isThrownBy(() -> BundleFile.ofResource(flipped));
            flipped[bit / 8] = sound[bit / 8];
        }
    }

    @Test
    void twentyThousandMutatedFilesAreRefused() throws IOException {
        Random random = new Random(6);
        for (int round = 0; round < 20_000; round++) {
            byte[] mutant = mutant(random, sound);
            if (!Arrays.equals(mutant, sound)) {
                assertThat(isRefused(mutant)).as("round %d", round).isTrue();
            }
        }
    }

    @Test
    void mutatedManifestsThatAreSealedAgainCauseNoOtherException() throws IOException {
        Random random = new Random(7);
        Map<String, byte[]> entries = SealedBundles.smallEntries();
        byte[] manifest = SealedBundles.manifest(entries).toString().getBytes(StandardCharsets.UTF_8);
        assertThat(isRefused(SealedBundles.sealed(manifest, entries))).isFalse();
        for (int round = 0; round < 5_000; round++) {
            isRefused(SealedBundles.sealed(mutant(random, manifest), entries));
        }
    }

    @Test
    void mutatedWeightsThatAreSealedAgainCauseNoOtherException() throws IOException {
        Random random = new Random(8);
        Map<String, byte[]> entries = SealedBundles.smallEntries();
        byte[] weights = entries.get("weights.safetensors");
        int dataOffset =
                8 + ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN).getInt();
        byte[] header = Arrays.copyOfRange(weights, 8, dataOffset);
        byte[] data = Arrays.copyOfRange(weights, dataOffset, weights.length);
        for (int round = 0; round < 5_000; round++) {
            byte[] mutant = mutant(random, header);
            entries.put("weights.safetensors", CraftedZip.join(length(mutant.length), mutant, data));
            isRefused(SealedBundles.sealed(entries));
            entries.put("weights.safetensors", mutant(random, weights));
            isRefused(SealedBundles.sealed(entries));
        }
    }

    @Test
    void aSealedBundleWithAHugeCountIsRefused() throws IOException {
        refusedWeights(
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647],\"data_offsets\":[0,4]}}",
                "has 4 bytes, and F32 [2147483647, 2147483647] asks for another number");
        refusedWeights(
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[536870911],\"data_offsets\":[0,2147483644]}}",
                "ends at byte 2147483644 of the data, which has 4");
    }

    @Test
    void aSealedBundleWithAWeightThatIsNaNIsRefused() throws IOException {
        refusedWeights(
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
                "Tensor 'w' in entry 'weights.safetensors' holds NaN or infinity at index 0");
    }

    private void refusedWeights(String header, String part) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        byte[] nan = new byte[] {0, 0, (byte) 0xc0, 0x7f};
        Files.write(
                file,
                SealedBundles.sealed(Map.of("weights.safetensors", CraftedZip.join(length(json.length), json, nan))));
        BundleFile bundle = BundleFile.open(file);
        try {
            Safetensors.read("weights.safetensors", bundle.entry("weights.safetensors"));
            fail("accepted");
        } catch (BundleException e) {
            assertThat(e).hasMessageContaining(part);
        }
    }

    private static byte[] length(int bytes) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(bytes)
                .array();
    }

    /** Opens everything; anything thrown but a BundleException of one sentence fails the test. */
    private boolean isRefused(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        try {
            BundleFile bundle = BundleFile.open(file);
            ByteBuffer weights = bundle.entry("weights.safetensors");
            Safetensors.read("weights.safetensors", weights);
            return false;
        } catch (BundleException e) {
            assertThat(e.getMessage()).matches("[ -~]+: [ -~]+\\.");
            return true;
        }
    }

    /** Changes up to four places: a byte set, a run overwritten, bytes removed, or bytes put in. */
    private static byte[] mutant(Random random, byte[] original) {
        byte[] bytes = original;
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            int at = random.nextInt(bytes.length);
            int run = Math.min(1 + random.nextInt(16), bytes.length - at);
            byte[] head = Arrays.copyOf(bytes, at);
            byte[] put = new byte[random.nextInt(4) == 0 ? run : 1];
            random.nextBytes(put);
            if (random.nextBoolean()) {
                put[0] = original[random.nextInt(original.length)];
            }
            int kept = random.nextInt(3) == 0 ? at : at + (random.nextBoolean() ? put.length : run);
            byte[] tail = Arrays.copyOfRange(bytes, Math.min(kept, bytes.length), bytes.length);
            bytes = CraftedZip.join(head, put, tail);
        }
        return bytes;
    }
}
