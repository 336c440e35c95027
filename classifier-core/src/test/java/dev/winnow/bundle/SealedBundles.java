package dev.winnow.bundle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Bundles for tests: good ones, and ones sealed by hand around whatever a test puts in. */
final class SealedBundles {
    private SealedBundles() {}

    /** A bundle of some 4 KB as the writer makes it: a card, and weights of every dtype. */
    static byte[] small() throws IOException {
        return written(JsonNodeFactory.instance.objectNode().put("name", "small"), smallEntries());
    }

    static Map<String, byte[]> smallEntries() throws BundleException {
        Random random = new Random(3);
        float[] floats = new float[96];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) random.nextGaussian();
        }
        byte[] bytes = new byte[201];
        random.nextBytes(bytes);
        byte[] weights = new SafetensorsWriter()
                .add("rows", floats, 12, 8)
                .add("quantised", bytes, 201)
                .addUnsigned("shares", bytes, 3, 67)
                .add("short", new short[] {Short.MIN_VALUE, 7}, 2)
                .add("buckets", random.ints(100).toArray(), 100)
                .add("hashes", random.longs(20).toArray(), 20)
                .add("thresholds", new double[] {0.25, Double.MIN_VALUE}, 2)
                .toBytes();
        byte[] card = "# A small model\n\nIt has seen nothing.\n".repeat(10).getBytes(StandardCharsets.UTF_8);
        return new TreeMap<>(Map.of("card.md", card, "weights.safetensors", weights));
    }

    static byte[] written(ObjectNode manifest, Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BundleFile.write(out, manifest, entries);
        return out.toByteArray();
    }

    /** Seals any manifest over any entries, whatever they say. */
    static byte[] sealed(byte[] manifest, Map<String, byte[]> entries) {
        CraftedZip zip = new CraftedZip().add("manifest.json", manifest);
        entries.forEach(zip::add);
        return zip.add("manifest.sha256", (sha256(manifest) + "\n").getBytes(StandardCharsets.US_ASCII))
                .bytes();
    }

    static byte[] sealed(String manifest, Map<String, byte[]> entries) {
        return sealed(manifest.getBytes(StandardCharsets.UTF_8), entries);
    }

    /** Seals a true manifest over any entries. */
    static byte[] sealed(Map<String, byte[]> entries) {
        return sealed(manifest(entries).toString(), entries);
    }

    /** A true manifest of these entries. */
    static ObjectNode manifest(Map<String, byte[]> entries) {
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        manifest.put("format", "winnow-bundle").put("formatVersion", 1);
        ObjectNode listed = manifest.putObject("entries");
        entries.forEach((name, contents) ->
                listed.putObject(name).put("sha256", sha256(contents)).put("bytes", contents.length));
        return manifest;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
