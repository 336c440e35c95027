package dev.winnow.bundle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.feature.FeatureSpec;
import dev.winnow.feature.Vocabulary;
import dev.winnow.model.Head;
import dev.winnow.model.HeadType;
import dev.winnow.model.LinearForm;
import dev.winnow.model.Model;
import dev.winnow.model.RandomModels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Seeded bundles for tests, and models sealed without a question asked. */
final class RandomBundles {
    private static final byte[] CARD = "# Card\n".getBytes(StandardCharsets.UTF_8);

    private RandomBundles() {}

    static Bundle of(Random random, int heads) throws BundleException {
        Model model = RandomModels.of(random, heads);
        ObjectNode provenance = JsonNodeFactory.instance.objectNode().put("data", random.nextLong());
        return Bundle.of("random-" + heads, model, fields(model, random), provenance, "# Ä card\n" + random.nextInt());
    }

    static List<HeadField> fields(Model model, Random random) {
        List<HeadField> fields = new ArrayList<>();
        for (Head head : model.heads()) {
            fields.add(new HeadField("field of " + head.name(), random.nextBoolean() ? head.labels() : List.of()));
        }
        return fields;
    }

    /** A binary linear, a multi factor and a single forest head over a vocabulary of so many rows. */
    static Model three(int rows) {
        Random random = new Random(1);
        long[] keys = random.longs(rows).toArray();
        List<Head> heads = List.of(
                RandomModels.head(random, "relevance", HeadType.BINARY, 2, new LinearForm(0, new float[] {0.5f})),
                RandomModels.head(random, "topics", HeadType.MULTI, 3, RandomModels.factors(new Random(2), 3, rows)),
                RandomModels.head(random, "kind", HeadType.SINGLE, 4, RandomModels.forest(new Random(8), 4, rows)));
        return new Model(FeatureSpec.standard(), new Vocabulary(keys, new float[rows]), heads, 1, new float[rows]);
    }

    static byte[] written(Bundle bundle) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        bundle.write(out);
        return out.toByteArray();
    }

    /** A file of this model, sealed as if it were sound. */
    static byte[] sealed(Model model) throws IOException {
        return SealedBundles.written(manifest(model), entries(model));
    }

    static ObjectNode manifest(Model model) {
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        manifest.put("name", "sealed").put("version", "0123456789ab");
        ManifestCodec.writeModel(manifest, model, fields(model, new Random(1)));
        manifest.putObject("provenance");
        return manifest;
    }

    static Map<String, byte[]> entries(Model model) throws IOException {
        return entries(WeightsCodec.write(model));
    }

    static Map<String, byte[]> entries(byte[] weights) {
        return Map.of("weights.safetensors", weights, "card.md", CARD);
    }
}
