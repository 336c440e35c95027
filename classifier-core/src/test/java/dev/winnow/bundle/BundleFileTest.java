package dev.winnow.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleFileTest {
    private static final byte[] ABC = "abc".getBytes(StandardCharsets.US_ASCII);
    private static final String TAIL = ": the bundle is damaged; copy or train it again.";

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsOpened() throws IOException {
        Random random = new Random(4);
        for (int round = 0; round < 50; round++) {
            ObjectNode manifest = object().put("name", "model-" + random.nextInt());
            manifest.putArray("thresholds").add(random.nextDouble()).add(random.nextInt());
            Map<String, byte[]> entries = new HashMap<>();
            for (int i = random.nextInt(10); i > 0; i--) {
                byte[] contents = new byte[random.nextInt(1000)];
                random.nextBytes(contents);
                entries.put("entry" + random.nextInt(), contents);
            }

            BundleFile bundle = open(SealedBundles.written(manifest, entries));

            assertThat(bundle.entryNames()).containsExactlyElementsOf(new TreeMap<>(entries).keySet());
            for (String name : entries.keySet()) {
                assertThat(bundle.entry(name)).isEqualTo(ByteBuffer.wrap(entries.get(name)));
            }
            ObjectNode read = bundle.manifest();
            assertThat(read.remove("entries")).hasSize(entries.size());
            assertThat(read)
                    .isEqualTo(object().put("format", "winnow-bundle")
                            .put("formatVersion", 1)
                            .setAll(manifest));
        }
    }

    @Test
    void theSameContentsGiveTheSameBytesInWhateverOrderTheyCome() throws IOException {
        Map<String, byte[]> forth = new LinkedHashMap<>();
        forth.put("a", ABC);
        forth.put("b", new byte[9]);
        Map<String, byte[]> back = new LinkedHashMap<>();
        back.put("b", new byte[9]);
        back.put("a", ABC);

        assertThat(SealedBundles.written(object(), forth)).isEqualTo(SealedBundles.written(object(), back));
    }

    @Test
    void theManifestIsReadableTextAndTheSealItsSha256() throws IOException {
        Map<String, ByteBuffer> zip =
                StrictZip.read(file(SealedBundles.written(object().put("x", 1), Map.of("a", ABC))), Limits.STANDARD);

        String manifest = text(zip.get("manifest.json"));
        assertThat(zip.keySet()).containsExactly("manifest.json", "a", "manifest.sha256");
        assertThat(manifest).isEqualTo("""
                        {
                          "format" : "winnow-bundle",
                          "formatVersion" : 1,
                          "x" : 1,
                          "entries" : {
                            "a" : {
                              "sha256" : "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                              "bytes" : 3
                            }
                          }
                        }""");
        assertThat(text(zip.get("manifest.sha256")))
                .isEqualTo(SealedBundles.sha256(manifest.getBytes(StandardCharsets.UTF_8)) + "\n");
    }

    @Test
    void entriesAreReadOnlyLittleEndianAndEachCallersOwn() throws IOException {
        BundleFile bundle = open(SealedBundles.written(object(), Map.of("a", new byte[] {1, 0, 0, 0})));

        assertThat(bundle.entry("a").getInt()).isEqualTo(1);
        assertThat(bundle.entry("a").remaining()).isEqualTo(4);
        assertThat(bundle.entry("a").order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
        assertThat(bundle.entry("a").isReadOnly()).isTrue();
    }

    @Test
    void theManifestIsEachCallersOwn() throws IOException {
        BundleFile bundle = open(SealedBundles.small());

        bundle.manifest().removeAll();

        assertThat(bundle.manifest().path("name").asText()).isEqualTo("small");
    }

    @Test
    void anEntryThatIsNotThereIsNamed() throws IOException {
        BundleFile bundle = open(SealedBundles.small());

        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> bundle.entry("names"))
                .withMessage("There is no entry 'names'" + TAIL);
    }

    @Test
    void theWriterLeavesTheStreamOpen() throws IOException {
        OutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };
        BundleFile.write(out, object(), Map.of("a", ABC));
    }

    @ParameterizedTest
    @ValueSource(strings = {"format", "formatVersion", "entries"})
    void theWriterRefusesKeysThatItAdds(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SealedBundles.written(object().put(key, 1), Map.of("a", ABC)))
                .withMessageContaining(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"manifest.json", "manifest.sha256", "../x", "A"})
    void theWriterRefusesNamesThatAreTakenOrNotAllowed(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> SealedBundles.written(object(), Map.of(name, ABC)));
    }

    @Test
    void theWriterRefusesAManifestThatCouldNotBeOpened() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> BundleFile.write(out, object().put("bias", Double.NaN), Map.of("a", ABC)))
                .withMessageContaining("Entry 'manifest.json' cannot be written (a number that is not finite)");
        ObjectNode deep = object();
        ObjectNode inner = deep;
        for (int i = 0; i < 40; i++) {
            inner = inner.putObject("in");
        }
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> BundleFile.write(out, deep, Map.of("a", ABC)))
                .withMessageContaining("cannot be written (Document nesting depth");
        assertThat(out.size()).isZero();
    }

    @Test
    void aNewerVersionIsRefusedWithWhatToDo() {
        String manifest =
                SealedBundles.manifest(Map.of("a", ABC)).put("formatVersion", 2).toString();
        refused(
                SealedBundles.sealed(manifest, Map.of("a", ABC)),
                "This bundle has format version 2, and this Winnow reads version 1:"
                        + " use a newer Winnow, or train the model again with this one.");
        refused(
                SealedBundles.sealed("{\"format\":\"winnow-bundle\",\"formatVersion\":98765432109876543210}", Map.of()),
                "This bundle has format version 98765432109876543210, and this Winnow reads version 1:"
                        + " use a newer Winnow, or train the model again with this one.");
    }

    @Test
    void damageIsReportedBeforeTheVersion() {
        CraftedZip zip =
                new CraftedZip().add("manifest.json", "{\"formatVersion\":2}".getBytes(StandardCharsets.UTF_8));
        refused(
                zip.add("manifest.sha256", new byte[65]).bytes(),
                "Entry 'manifest.json' does not match its SHA-256 in entry 'manifest.sha256'" + TAIL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"format\":\"winnow-bundle\"}",
                "{\"formatVersion\":1}",
                "{\"format\":\"other\",\"formatVersion\":1}",
                "{\"format\":\"winnow-bundle\",\"formatVersion\":\"1\"}",
                "{\"format\":\"winnow-bundle\",\"formatVersion\":1.0}",
                "{\"format\":\"winnow-bundle\",\"formatVersion\":0}",
                "{\"format\":[\"winnow-bundle\"],\"formatVersion\":1}"
            })
    void aManifestWithoutFormatAndVersionIsRefused(String manifest) {
        refused(
                SealedBundles.sealed(manifest, Map.of()),
                "Entry 'manifest.json' does not name the format 'winnow-bundle' and its version" + TAIL);
    }

    @Test
    void theSealHasToBeLowerCaseHexAndALineFeed() {
        byte[] manifest = SealedBundles.manifest(Map.of()).toString().getBytes(StandardCharsets.UTF_8);
        String hex = SealedBundles.sha256(manifest);
        for (String seal : new String[] {"", hex, hex + "\r\n", hex.toUpperCase() + "\n", hex + "\n\n"}) {
            CraftedZip zip = new CraftedZip().add("manifest.json", manifest);
            zip.add("manifest.sha256", seal.getBytes(StandardCharsets.US_ASCII));
            refused(zip.bytes(), "Entry 'manifest.json' does not match its SHA-256 in entry 'manifest.sha256'" + TAIL);
        }
    }

    @Test
    void manifestAndSealHaveToBeFirstAndLast() {
        refused(new CraftedZip().add("a", ABC).bytes(), "The first entry is 'a' and not 'manifest.json'" + TAIL);
        refused(
                new CraftedZip().add("manifest.json", ABC).bytes(),
                "The last entry is 'manifest.json' and not 'manifest.sha256'" + TAIL);
        refused(
                new CraftedZip().add("manifest.json", ABC).add("a", ABC).bytes(),
                "The last entry is 'a' and not 'manifest.sha256'" + TAIL);
    }

    @Test
    void entriesThatTheManifestDoesNotNameAreRefused() {
        String manifest = SealedBundles.manifest(Map.of("a", ABC)).toString();
        Map<String, byte[]> entries = new TreeMap<>(Map.of("a", ABC, "b", ABC));
        refused(SealedBundles.sealed(manifest, entries), "Entry 'b' is not named in the manifest" + TAIL);
    }

    @Test
    void entriesThatAreMissingAreRefused() {
        String manifest = SealedBundles.manifest(Map.of("a", ABC)).toString();
        refused(SealedBundles.sealed(manifest, Map.of()), "Entry 'a' is named in the manifest and is missing" + TAIL);
        String itself = SealedBundles.manifest(Map.of("manifest.json", ABC)).toString();
        refused(
                SealedBundles.sealed(itself, Map.of()),
                "Entry 'manifest.json' is named in the manifest and is missing" + TAIL);
    }

    @Test
    void entriesOtherThanTheManifestSaysAreRefused() {
        String manifest = SealedBundles.manifest(Map.of("a", ABC)).toString();
        refused(
                SealedBundles.sealed(manifest, Map.of("a", "abd".getBytes(StandardCharsets.US_ASCII))),
                "Entry 'a' does not match its SHA-256 in the manifest" + TAIL);
        refused(
                SealedBundles.sealed(manifest, Map.of("a", new byte[4])),
                "Entry 'a' is 4 bytes long, and the manifest says 3" + TAIL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "{}",
                "{\"sha256\":\"%s\"}",
                "{\"sha256\":\"%s\",\"bytes\":3,\"more\":1}",
                "{\"sha256\":\"%s\",\"bytes\":3.0}",
                "{\"sha256\":\"%s\",\"bytes\":\"3\"}",
                "{\"sha256\":3,\"bytes\":3}",
                "{\"sha256\":\"%s\",\"bytes\":9007199254740993}"
            })
    void anEntryListedInAnotherFormIsRefused(String form) {
        String listed = form.formatted(SealedBundles.sha256(ABC));
        String manifest = "{\"format\":\"winnow-bundle\",\"formatVersion\":1,\"entries\":{\"a\":" + listed + "}}";
        refused(
                SealedBundles.sealed(manifest, Map.of("a", ABC)),
                "The manifest does not give the SHA-256 and the length of entry 'a'" + TAIL);
    }

    @Test
    void aManifestWithoutAListOfEntriesIsRefused() {
        String manifest = "{\"format\":\"winnow-bundle\",\"formatVersion\":1,\"entries\":[]}";
        refused(SealedBundles.sealed(manifest, Map.of()), "Entry 'manifest.json' does not list the entries" + TAIL);
    }

    @Test
    void aValidlySealedBundleWithAPathForANameIsRefused() {
        refused(
                SealedBundles.sealed(Map.of("../x", ABC)),
                "An entry is called '../x', and names are made of a-z, 0-9, '.', '_' and '-'" + TAIL);
    }

    @Test
    void aManifestBeyond64MbIsRefused() {
        byte[] manifest = new byte[64_000_001];
        refused(
                SealedBundles.sealed(manifest, Map.of()),
                "Entry 'manifest.json' is 64000001 bytes long, and the limit is 64000000" + TAIL);
    }

    @Test
    void aManifestThatIsNotStrictJsonIsRefused() {
        refused(
                SealedBundles.sealed("{\"format\":1,\"format\":2}", Map.of()),
                "The JSON in entry 'manifest.json' is not as Winnow writes it (Duplicate field 'format')" + TAIL);
    }

    private BundleFile open(byte[] bytes) throws IOException {
        return BundleFile.open(file(bytes));
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("test.winnow"), bytes);
    }

    private void refused(byte[] bytes, String message) {
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> open(bytes))
                .withMessage(message);
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
