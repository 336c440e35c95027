package dev.winnow.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.model.Model;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * One {@code .winnow} file opened: every step from page to classification. Immutable and thread-safe.
 *
 * @param name what it is called, 1-100 letters, digits, dots, dashes and underscores
 * @param version the first twelve hexadecimal digits of a hash of all that decides its answers: equal versions answer
 *     alike
 * @param model features and heads
 * @param fields where each head's labels stand in labelled data, in the order of the heads
 * @param provenance what it was made from: hashes of the data, options, versions; no clock and no path
 * @param card the model card, Markdown
 */
public record Bundle(
        String name, String version, Model model, List<HeadField> fields, JsonNode provenance, String card) {
    private static final String WEIGHTS = "weights.safetensors";
    private static final String CARD = "card.md";

    /** Copies the fields and checks the name. */
    public Bundle {
        if (!name.matches("[A-Za-z0-9._-]{1,100}")) {
            throw new IllegalArgumentException(
                    "a model's name has 1-100 letters, digits, dots, dashes and underscores, not \"" + name + "\"");
        }
        fields = List.copyOf(fields);
    }

    /** A bundle that gets its version from its contents. */
    public static Bundle of(String name, Model model, List<HeadField> fields, JsonNode provenance, String card)
            throws BundleException {
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        ManifestCodec.writeModel(answers, model, fields);
        MessageDigest digest = sha256();
        digest.update(StrictJson.write("manifest.json", answers));
        digest.update(WeightsCodec.write(model));
        return new Bundle(name, HexFormat.of().formatHex(digest.digest(), 0, 6), model, fields, provenance, card);
    }

    /** The name with the version, as it stands in every classification. */
    public String nameAndVersion() {
        return name + "@" + version;
    }

    /**
     * Writes the bundle; the same bundle gives the same bytes. The stream is left open.
     *
     * @throws BundleException if it could not be opened again, being too large or having a weight that is not finite
     * @throws IOException if the stream fails
     */
    public void write(OutputStream out) throws IOException {
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        manifest.put("name", name);
        manifest.put("version", version);
        ManifestCodec.writeModel(manifest, model, fields);
        manifest.set("provenance", provenance);
        BundleFile.write(
                out, manifest, Map.of(WEIGHTS, WeightsCodec.write(model), CARD, card.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Opens and verifies a bundle. It may come from a stranger: nothing of it is run or extracted, and sizes are checked
     * before memory is asked for.
     *
     * @throws BundleException if it is damaged, of an unknown version, or says things that cannot be
     */
    public static Bundle open(Path path) throws BundleException {
        BundleFile file = BundleFile.open(path);
        try {
            ObjectNode manifest = file.manifest();
            Safetensors weights = Safetensors.read(WEIGHTS, file.entry(WEIGHTS));
            ManifestCodec codec = new ManifestCodec(manifest);
            return new Bundle(
                    codec.text(manifest, "name"),
                    codec.text(manifest, "version"),
                    codec.readModel(weights),
                    codec.readFields(),
                    manifest.path("provenance"),
                    utf8(file.entry(CARD)));
        } catch (IllegalArgumentException e) {
            throw BundleException.damaged("The manifest is wrong: " + Quoted.plain(String.valueOf(e.getMessage())));
        }
    }

    private static String utf8(ByteBuffer bytes) throws BundleException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw BundleException.damaged("The model card is not UTF-8");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
