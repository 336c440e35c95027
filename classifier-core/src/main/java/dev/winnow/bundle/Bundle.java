package dev.winnow.bundle;

import static dev.winnow.bundle.BundleException.damaged;

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
import java.util.regex.Pattern;

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
    private static final String NO_VERSION = "000000000000";
    private static final Pattern VERSION = Pattern.compile("[0-9a-f]{12}");

    /**
     * Copies the fields and the provenance, and checks all but the model itself.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    public Bundle {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "a model's name has 1-100 letters, digits, dots, dashes and underscores, not \"" + name + "\"");
        }
        if (!VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException("a model's version has twelve hexadecimal digits");
        }
        if (!provenance.isObject()) {
            throw new IllegalArgumentException("a model's provenance is a JSON object");
        }
        provenance = provenance.deepCopy();
        fields = List.copyOf(fields);
        if (fields.size() != model.heads().size()) {
            throw new IllegalArgumentException("there are " + fields.size() + " fields for "
                    + model.heads().size() + " heads");
        }
        for (int h = 0; h < fields.size(); h++) {
            int values = fields.get(h).values().size();
            int labels = model.heads().get(h).labels().size();
            if (values != 0 && values != labels) {
                throw new IllegalArgumentException("a head has " + values + " values for " + labels + " labels");
            }
        }
    }

    /** Whether a model can be called so: 1-100 letters A to Z, digits, dots, dashes and underscores. */
    public static boolean isName(String name) {
        return name.matches("[A-Za-z0-9._-]{1,100}");
    }

    /**
     * A bundle that gets its version from its contents.
     *
     * @throws BundleException if the model could not be opened again
     */
    public static Bundle of(String name, Model model, List<HeadField> fields, JsonNode provenance, String card)
            throws BundleException {
        Bundle bundle = new Bundle(name, NO_VERSION, model, fields, provenance, card);
        return new Bundle(name, bundle.hash(), model, fields, provenance, card);
    }

    private String hash() throws BundleException {
        requireSound();
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        ManifestCodec.writeModel(answers, model, fields);
        MessageDigest digest = sha256();
        digest.update(StrictJson.write("manifest.json", answers));
        digest.update(WeightsCodec.write(model));
        return HexFormat.of().formatHex(digest.digest(), 0, 6);
    }

    private void requireSound() throws BundleException {
        try {
            ModelCheck.require(model);
        } catch (IllegalArgumentException e) {
            throw new BundleException(
                    "The model cannot be used: " + e.getMessage() + "; train it again with other settings.", e);
        }
    }

    /** The name with the version, as it stands in every classification. */
    public String nameAndVersion() {
        return name + "@" + version;
    }

    /**
     * Writes the bundle; the same bundle gives the same bytes. The stream is left open.
     *
     * @throws BundleException if it could not be opened again, being too large, or having a weight that is not finite or
     *     anything else that cannot be
     * @throws IOException if the stream fails
     */
    public void write(OutputStream out) throws IOException {
        requireSound();
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
        return of(BundleFile.open(path));
    }

    /**
     * Verifies a bundle that is in memory already. Nothing of the array is kept.
     *
     * @throws BundleException as {@link #open} does
     */
    public static Bundle of(byte[] file) throws BundleException {
        return of(BundleFile.of(file));
    }

    /**
     * Opens a bundle that is a resource of the jar that asks, checked as {@link BundleFile#ofResource} does. Nothing of
     * the array is kept.
     *
     * @throws BundleException as {@link #open} does
     */
    public static Bundle ofResource(byte[] file) throws BundleException {
        return of(BundleFile.ofResource(file));
    }

    private static Bundle of(BundleFile file) throws BundleException {
        try {
            ObjectNode manifest = file.manifest();
            Safetensors weights = Safetensors.read(WEIGHTS, file.entry(WEIGHTS));
            ManifestCodec codec = new ManifestCodec(manifest);
            Bundle bundle = new Bundle(
                    codec.text(manifest, "name"),
                    codec.text(manifest, "version"),
                    codec.readModel(weights),
                    codec.readFields(),
                    manifest.path("provenance"),
                    utf8(file.entry(CARD)));
            ModelCheck.require(bundle.model);
            return bundle;
        } catch (IllegalArgumentException e) {
            throw damaged("The model cannot be used: " + Quoted.plain(String.valueOf(e.getMessage()), 300));
        }
    }

    private static String utf8(ByteBuffer bytes) throws BundleException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw damaged("The model card is not UTF-8");
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
