package dev.winnow.bundle;

import static dev.winnow.bundle.BundleException.damaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A sealed bundle: a manifest and named entries, wholly verified and held in memory.
 *
 * <p>In the file {@code manifest.json} comes first and names length and SHA-256 of every other entry, and
 * {@code manifest.sha256} comes last and holds the SHA-256 of the manifest: every flipped bit is noticed. The hashes
 * guard against damage, not against forgery: whoever changes an entry can seal it anew. What the manifest says and
 * what the entries mean is for others to check.
 *
 * <p>Limits: 64 entries, 2 GiB in all, a manifest of 64 MB with nesting at most 32 and strings of at most 10,000,000
 * characters. Entry names are 1-100 characters a-z, 0-9, '.', '_' and '-', the first a letter or digit. Safe for use
 * by many threads.
 */
public final class BundleFile {
    /** The version of the container that is written, and the only one that is read. */
    public static final int FORMAT_VERSION = 1;

    static final String MANIFEST = "manifest.json";
    static final String SEAL = "manifest.sha256";
    private static final String FORMAT = "winnow-bundle";
    private static final int MANIFEST_BYTES = 64_000_000;

    private final ObjectNode manifest;
    private final Map<String, ByteBuffer> entries;

    private BundleFile(ObjectNode manifest, Map<String, ByteBuffer> entries) {
        this.manifest = manifest;
        this.entries = entries;
    }

    /**
     * Seals a bundle and leaves the stream open. The same manifest and entries give the same bytes; entries lie in the
     * file in the order of their names.
     *
     * @param manifest what the manifest says beside {@code format}, {@code formatVersion} and {@code entries}, which
     *     are added here
     * @param entries contents by name
     * @throws BundleException if it could not be opened again, for its size or a number that is not finite; nothing is
     *     written then
     * @throws IllegalArgumentException if a key or an entry's name is taken or not allowed
     * @throws IOException if the stream fails
     */
    public static void write(OutputStream out, ObjectNode manifest, Map<String, byte[]> entries) throws IOException {
        Map<String, byte[]> sorted = new TreeMap<>(entries);
        ObjectNode sealed = JsonNodeFactory.instance.objectNode();
        sealed.put("format", FORMAT).put("formatVersion", FORMAT_VERSION);
        for (Map.Entry<String, JsonNode> field : manifest.properties()) {
            if (sealed.has(field.getKey()) || field.getKey().equals("entries")) {
                throw new IllegalArgumentException("the manifest's " + Quoted.of(field.getKey()) + " is added here");
            }
            sealed.set(field.getKey(), field.getValue());
        }
        ObjectNode listed = sealed.putObject("entries");
        sorted.forEach((name, contents) -> listed.putObject(name)
                .put("sha256", sha256(ByteBuffer.wrap(contents)))
                .put("bytes", contents.length));
        byte[] json = StrictJson.write(MANIFEST, sealed);
        if (json.length > MANIFEST_BYTES) {
            throw new BundleException("The manifest would be " + json.length + " bytes long, and the limit is "
                    + MANIFEST_BYTES + ": train with fewer labels.");
        }

        Map<String, byte[]> file = new LinkedHashMap<>();
        file.put(MANIFEST, json);
        sorted.forEach((name, contents) -> putNew(file, name, contents));
        putNew(file, SEAL, sealOf(ByteBuffer.wrap(json)).getBytes(StandardCharsets.US_ASCII));
        StrictZip.write(out, file);
    }

    /**
     * Reads and verifies a bundle: first that no bit of it was damaged, then its version, then its entries.
     *
     * @throws BundleException if the file cannot be read or is not exactly what {@link #write} makes
     */
    public static BundleFile open(Path path) throws BundleException {
        return verified(StrictZip.read(path, Limits.STANDARD), true);
    }

    /**
     * The same for the bytes of a file, such as a resource. They are kept, not copied, and must not change.
     *
     * @throws BundleException if they are not exactly what {@link #write} makes
     */
    public static BundleFile of(byte[] file) throws BundleException {
        return verified(StrictZip.read(file, Limits.STANDARD), true);
    }

    /**
     * The same for a resource of the jar that asks. It came with the code that reads it, so that a hash made by the same
     * hands says nothing of it; the CRC-32 of each entry still tells damage. SHA-256 of 6 MB takes 0.1 s of a short
     * program's half second.
     *
     * @throws BundleException as {@link #of} does
     */
    public static BundleFile ofResource(byte[] file) throws BundleException {
        return verified(StrictZip.read(file, Limits.STANDARD), false);
    }

    private static BundleFile verified(Map<String, ByteBuffer> read, boolean hashes) throws BundleException {
        Map<String, ByteBuffer> entries = new LinkedHashMap<>(read);
        String first = entries.keySet().iterator().next();
        if (!first.equals(MANIFEST)) {
            throw damaged("The first entry is " + Quoted.of(first) + " and not " + Quoted.of(MANIFEST));
        }
        ByteBuffer json = entries.remove(MANIFEST);
        requireSeal(json, entries, hashes);
        ObjectNode manifest = StrictJson.read(MANIFEST, json);
        requireVersion(manifest);
        requireEntries(manifest, entries, hashes);
        return new BundleFile(manifest, Collections.unmodifiableMap(entries));
    }

    /** The whole manifest, as a copy of the caller's own. */
    public ObjectNode manifest() {
        return manifest.deepCopy();
    }

    /** The names of all entries beside the manifest and its seal, in file order. */
    public Set<String> entryNames() {
        return entries.keySet();
    }

    /**
     * The contents of an entry, as a read-only little-endian buffer of the caller's own.
     *
     * @throws BundleException if there is no such entry
     */
    public ByteBuffer entry(String name) throws BundleException {
        ByteBuffer contents = entries.get(name);
        if (contents == null) {
            throw damaged("There is no entry " + Quoted.of(name));
        }
        return contents.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Takes the seal off {@code entries}. */
    private static void requireSeal(ByteBuffer json, Map<String, ByteBuffer> entries, boolean hashes)
            throws BundleException {
        String last = MANIFEST;
        for (String name : entries.keySet()) {
            last = name;
        }
        if (!last.equals(SEAL)) {
            throw damaged("The last entry is " + Quoted.of(last) + " and not " + Quoted.of(SEAL));
        }
        ByteBuffer seal = entries.remove(SEAL);
        if (json.remaining() > MANIFEST_BYTES) {
            throw damaged("Entry " + Quoted.of(MANIFEST) + " is " + json.remaining() + " bytes long, and the limit is "
                    + MANIFEST_BYTES);
        }
        if (hashes && !seal.equals(StandardCharsets.US_ASCII.encode(sealOf(json)))) {
            throw damaged("Entry " + Quoted.of(MANIFEST) + " does not match its SHA-256 in entry " + Quoted.of(SEAL));
        }
    }

    private static void requireVersion(ObjectNode manifest) throws BundleException {
        JsonNode version = manifest.path("formatVersion");
        if (!manifest.path("format").asText().equals(FORMAT)
                || !version.isIntegralNumber()
                || version.bigIntegerValue().signum() <= 0) {
            throw damaged("Entry " + Quoted.of(MANIFEST) + " does not name the format " + Quoted.of(FORMAT)
                    + " and its version");
        }
        if (!version.canConvertToInt() || version.intValue() != FORMAT_VERSION) {
            throw new BundleException("This bundle has format version " + version.asText()
                    + ", and this Winnow reads version " + FORMAT_VERSION
                    + ": use a newer Winnow, or train the model again with this one.");
        }
    }

    private static void requireEntries(ObjectNode manifest, Map<String, ByteBuffer> entries, boolean hashes)
            throws BundleException {
        if (!(manifest.path("entries") instanceof ObjectNode listed)) {
            throw damaged("Entry " + Quoted.of(MANIFEST) + " does not list the entries");
        }
        for (Iterator<String> names = listed.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!entries.containsKey(name)) {
                throw damaged("Entry " + Quoted.of(name) + " is named in the manifest and is missing");
            }
        }
        for (Map.Entry<String, ByteBuffer> entry : entries.entrySet()) {
            requireEntry(entry.getKey(), entry.getValue(), listed.path(entry.getKey()), hashes);
        }
    }

    private static void requireEntry(String name, ByteBuffer contents, JsonNode listed, boolean hashes)
            throws BundleException {
        if (listed.isMissingNode()) {
            throw damaged("Entry " + Quoted.of(name) + " is not named in the manifest");
        }
        JsonNode bytes = listed.path("bytes");
        if (listed.size() != 2 || !bytes.isInt() || !listed.path("sha256").isTextual()) {
            throw damaged("The manifest does not give the SHA-256 and the length of entry " + Quoted.of(name));
        }
        if (bytes.intValue() != contents.remaining()) {
            throw damaged("Entry " + Quoted.of(name) + " is " + contents.remaining()
                    + " bytes long, and the manifest says " + bytes.intValue());
        }
        if (hashes && !listed.path("sha256").textValue().equals(sha256(contents))) {
            throw damaged("Entry " + Quoted.of(name) + " does not match its SHA-256 in the manifest");
        }
    }

    private static void putNew(Map<String, byte[]> file, String name, byte[] contents) {
        if (file.putIfAbsent(name, contents) != null) {
            throw new IllegalArgumentException("no entry may be called " + Quoted.of(name) + ": it is added here");
        }
    }

    private static String sealOf(ByteBuffer json) {
        return sha256(json) + "\n";
    }

    private static String sha256(ByteBuffer bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes.duplicate());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
