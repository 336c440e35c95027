package dev.winnow.trainer.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.bundle.BundleException;
import dev.winnow.bundle.BundleFile;
import dev.winnow.bundle.Safetensors;
import dev.winnow.bundle.SafetensorsWriter;
import dev.winnow.trainer.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Word vectors as a sealed file, the container of models: {@code words.txt} (a word a line, UTF-8),
 * {@code vectors.safetensors} (I8 {@code vectors} [n, dimension], F32 {@code weight} [n]) and {@code card.md}. Every flipped
 * bit is noticed.
 */
public final class WordVectorsFile {
    private static final String KIND = "word-vectors";
    private static final int VERSION = 1;
    private static final String WORDS = "words.txt";
    private static final String TENSORS = "vectors.safetensors";
    private static final String CARD = "card.md";
    private static final String ENGLISH = "english.vectors";
    /** A file larger than this is not read. */
    private static final long MOST_BYTES = 1L << 30;

    private WordVectorsFile() {}

    /**
     * Writes vectors and leaves the stream open. The same vectors and provenance give the same bytes.
     *
     * @param provenance what they were made from: no clock and no path
     * @throws IOException if the stream fails
     */
    public static void write(OutputStream out, WordVectors vectors, ObjectNode provenance) throws IOException {
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        manifest.put("kind", KIND).put("version", VERSION).put("name", vectors.name());
        manifest.put("language", vectors.language()).put("dimension", vectors.dimension());
        manifest.put("words", vectors.size());
        manifest.set("provenance", provenance);
        byte[] tensors = new SafetensorsWriter()
                .add("weight", vectors.weight(), vectors.size())
                .add("vectors", vectors.bytes(), vectors.size(), vectors.dimension())
                .toBytes();
        BundleFile.write(
                out,
                manifest,
                Map.of(
                        WORDS, (String.join("\n", vectors.words()) + "\n").getBytes(StandardCharsets.UTF_8),
                        TENSORS, tensors,
                        CARD, vectors.card().getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Reads and verifies vectors. They may come from a stranger.
     *
     * @throws InputException if the file cannot be read, or is no vectors file that this Winnow can use
     */
    public static WordVectors read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new InputException(file + " is larger than a vectors file may be, which is 1 GiB");
            }
            return read(Files.readAllBytes(file));
        } catch (BundleException e) {
            throw new InputException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read (" + e.getMessage() + "); check the file", e);
        }
    }

    /** The English vectors that come with Winnow. Read anew at each call. */
    public static WordVectors english() {
        try (InputStream resource = WordVectorsFile.class.getResourceAsStream(ENGLISH)) {
            if (resource == null) {
                throw new IllegalStateException("the English vectors are missing from the program: install it again");
            }
            return read(resource.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("the English vectors cannot be read: install Winnow again", e);
        }
    }

    /**
     * The same for the bytes of a file.
     *
     * @throws BundleException if they are damaged, no vectors, of another version, or say things that cannot be
     */
    public static WordVectors read(byte[] file) throws BundleException {
        BundleFile bundle = BundleFile.of(file);
        ObjectNode manifest = bundle.manifest();
        if (!manifest.path("kind").asText().equals(KIND)) {
            throw new BundleException(
                    "This is no file of word vectors: give one that \"winnow vectors distil\" wrote.");
        }
        if (manifest.path("version").asInt() != VERSION) {
            throw new BundleException("These word vectors are of a version that is not known, and this Winnow knows "
                    + VERSION + ": use a newer Winnow, or distil them again.");
        }
        int dimension = count(manifest, "dimension", WordVectors.MAX_DIMENSION);
        int count = count(manifest, "words", WordVectors.MAX_WORDS);
        List<String> words = text(bundle, WORDS).lines().toList();
        if (words.size() != count) {
            throw new BundleException("The vectors file is damaged: it has " + words.size()
                    + " words, and its manifest says " + count + ". Get it again.");
        }
        Safetensors tensors = Safetensors.read(TENSORS, bundle.entry(TENSORS));
        try {
            return new WordVectors(
                    manifest.path("name").asText(),
                    manifest.path("language").asText(),
                    dimension,
                    words,
                    tensors.bytes("vectors", count, dimension),
                    tensors.floats("weight", count),
                    text(bundle, CARD),
                    sha256(file));
        } catch (IllegalArgumentException e) {
            throw new BundleException("The word vectors cannot be used: " + e.getMessage() + "; distil them again.", e);
        }
    }

    private static int count(ObjectNode manifest, String key, int most) throws BundleException {
        JsonNode value = manifest.path(key);
        if (!value.isInt() || value.intValue() < 1 || value.intValue() > most) {
            throw new BundleException("The vectors file is damaged: its manifest gives no number from 1 to " + most
                    + " of " + key + ". Get it again.");
        }
        return value.intValue();
    }

    private static String text(BundleFile bundle, String entry) throws BundleException {
        ByteBuffer bytes = bundle.entry(entry);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new BundleException("The vectors file is damaged: " + entry + " is not UTF-8. Get it again.", e);
        }
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
