package dev.winnow.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.bundle.BundleException;
import dev.winnow.bundle.BundleFile;
import dev.winnow.bundle.Safetensors;
import dev.winnow.bundle.SafetensorsWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Language models as sealed bundles: the manifest says what the scripts' languages are, {@code weights.safetensors} holds the
 * weights, biases and usual familiarities of each script that several share. Every flipped bit is noticed.
 */
public final class LanguageModelFile {
    private static final String KIND = "language";
    private static final int VERSION = 1;
    private static final String WEIGHTS = "weights.safetensors";

    private LanguageModelFile() {}

    /**
     * Writes a model and leaves the stream open. The same model and provenance give the same bytes.
     *
     * @param provenance what it was made from: no clock and no path
     * @throws IOException if the stream fails
     */
    public static void write(OutputStream out, LanguageModel model, ObjectNode provenance) throws IOException {
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        manifest.put("kind", KIND).put("version", VERSION).put("threshold", model.threshold());
        manifest.put("familiar", model.familiar());
        ObjectNode single = manifest.putObject("single");
        model.single().forEach((script, language) -> single.put(script.name(), language));
        ObjectNode tables = manifest.putObject("tables");
        SafetensorsWriter weights = new SafetensorsWriter();
        for (LanguageTable table : model.tables()) {
            String name = table.script().name();
            ObjectNode node = tables.putObject(name).put("rows", table.rows()).put("step", table.step());
            ArrayNode languages = node.putArray("languages");
            table.languages().forEach(languages::add);
            weights.add(name, table.weights(), table.rows(), table.languages().size());
            weights.add(name + ".bias", table.bias(), table.languages().size());
            weights.add(name + ".usual", table.usual(), table.languages().size());
        }
        manifest.set("provenance", provenance);
        BundleFile.write(out, manifest, Map.of(WEIGHTS, weights.toBytes()));
    }

    /**
     * Reads and verifies a model. It may come from a stranger.
     *
     * @throws BundleException if it is damaged, no language model, of another version, or says things that cannot be
     */
    public static LanguageModel read(byte[] file) throws BundleException {
        BundleFile bundle = BundleFile.of(file);
        ObjectNode manifest = bundle.manifest();
        if (!manifest.path("kind").asText().equals(KIND)) {
            throw new BundleException("This is no language model: give one that \"winnow language train\" wrote.");
        }
        if (manifest.path("version").asInt() != VERSION) {
            throw new BundleException("This language model is of a version that is not known, and this Winnow knows "
                    + VERSION + ": use a newer Winnow, or train the model again.");
        }
        try {
            Safetensors weights = Safetensors.read(WEIGHTS, bundle.entry(WEIGHTS));
            Map<Script, String> single = new EnumMap<>(Script.class);
            for (Map.Entry<String, JsonNode> entry : manifest.path("single").properties()) {
                single.put(script(entry.getKey()), entry.getValue().asText());
            }
            List<LanguageTable> tables = new ArrayList<>();
            for (Map.Entry<String, JsonNode> entry : manifest.path("tables").properties()) {
                tables.add(table(entry.getKey(), entry.getValue(), weights));
            }
            return new LanguageModel(
                    tables, single, (float) manifest.path("threshold").asDouble(-1), (float)
                            manifest.path("familiar").asDouble(-1));
        } catch (IllegalArgumentException e) {
            throw new BundleException("The language model cannot be used: " + e.getMessage() + "; train it again.", e);
        }
    }

    private static LanguageTable table(String name, JsonNode node, Safetensors weights) throws BundleException {
        List<String> languages = new ArrayList<>();
        node.path("languages").forEach(language -> languages.add(language.asText()));
        int rows = node.path("rows").asInt();
        return new LanguageTable(
                script(name),
                languages,
                rows,
                weights.bytes(name, rows, languages.size()),
                (float) node.path("step").asDouble(),
                weights.floats(name + ".bias", languages.size()),
                weights.floats(name + ".usual", languages.size()));
    }

    private static Script script(String name) {
        return Arrays.stream(Script.values())
                .filter(script -> script.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("it has a script that is not known"));
    }
}
