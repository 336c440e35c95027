package dev.winnow.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.feature.RandomText;
import dev.winnow.model.HeadResult;
import dev.winnow.model.Model;
import dev.winnow.model.RandomModels;
import dev.winnow.model.Scorer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a sealed bundle says, it is refused with a sentence, or works: nothing else, and no hang. */
@Timeout(600)
class ManifestFuzzTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @TempDir
    private Path folder;

    private int opened;
    private int refused;

    @Test
    void givenRandomChangesOfTheManifestThenItIsRefusedOrWorks() throws IOException {
        Random random = new Random(1);
        for (int round = 0; round < 1200; round++) {
            Model model = RandomModels.of(new Random(round % 40), 1 + round % 5);
            ObjectNode manifest = RandomBundles.manifest(model);
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                change(random, manifest);
            }
            check(manifest, RandomBundles.entries(model), "round " + round);
        }
        assertThat(opened).isGreaterThan(50);
        assertThat(refused).isGreaterThan(300);
    }

    @Test
    void givenRandomChangesOfTheWeightsThenTheyAreRefusedOrWork() throws IOException {
        Random random = new Random(2);
        for (int round = 0; round < 500; round++) {
            Model floats = RandomModels.of(new Random(round % 40), 1 + round % 5);
            Model model = round % 3 == 0
                    ? floats
                    : round % 3 == 1
                            ? floats.compact()
                            : RandomModels.factored(new Random(round), 1 + round % 9, 10 + round % 7);
            byte[] weights = WeightsCodec.write(model);
            ByteBuffer buffer = ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN);
            int data = Long.BYTES + (int) buffer.getLong(0);
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                int at = data + 4 * random.nextInt((weights.length - data) / 4);
                buffer.putInt(at, random.nextBoolean() ? random.nextInt(40) - 20 : random.nextInt());
            }
            check(RandomBundles.manifest(model), RandomBundles.entries(weights), "round " + round);
        }
        assertThat(opened).isGreaterThan(50);
        assertThat(refused).isGreaterThan(50);
    }

    private void check(ObjectNode manifest, Map<String, byte[]> entries, String description) throws IOException {
        Path file = Files.write(folder.resolve("test.winnow"), SealedBundles.written(manifest, entries));
        Bundle bundle;
        try {
            bundle = Bundle.open(file);
        } catch (BundleException e) {
            refused++;
            assertThat(e.getMessage()).as(description).matches("[A-Z][ -~]+\\.");
            return;
        }
        opened++;
        Scorer scorer = new Scorer(bundle.model());
        for (String text : List.of("", RandomText.words(new Random(1), 300), "w".repeat(100))) {
            scorer.score(text, text);
            for (int h = 0; h < bundle.model().heads().size(); h++) {
                HeadResult result = scorer.result(h);
                assertThat(result.head().labels()).as(description).containsAll(result.labels());
                for (float p : result.probabilities()) {
                    assertThat(p >= 0 && p <= 1).as(description).isTrue();
                }
            }
        }
        assertThat(Bundle.open(Files.write(file, RandomBundles.written(bundle))).version())
                .as(description)
                .isEqualTo(bundle.version());
    }

    private static void change(Random random, ObjectNode manifest) {
        List<JsonNode> containers = new ArrayList<>();
        collect(manifest, containers);
        JsonNode container = containers.get(random.nextInt(containers.size()));
        if (container instanceof ObjectNode object && !object.isEmpty()) {
            List<String> keys = new ArrayList<>();
            object.fieldNames().forEachRemaining(keys::add);
            String key = keys.get(random.nextInt(keys.size()));
            if (random.nextInt(6) == 0) {
                object.remove(key);
            } else {
                object.set(key, value(random, containers, object.get(key)));
            }
        } else if (container instanceof ArrayNode array) {
            int at = random.nextInt(array.size() + 1);
            switch (array.isEmpty() ? 1 : random.nextInt(3)) {
                case 0 -> array.remove(Math.min(at, array.size() - 1));
                case 1 -> array.insert(at, value(random, containers, array));
                default -> {
                    int i = Math.min(at, array.size() - 1);
                    array.set(i, value(random, containers, array.get(i)));
                }
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private static JsonNode value(Random random, List<JsonNode> containers, JsonNode before) {
        if (before.isNumber() && random.nextBoolean()) {
            return JSON.numberNode(before.doubleValue() * (random.nextDouble() * 4 - 1));
        }
        return switch (random.nextInt(16)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.numberNode(random.nextInt(5) - 1);
            case 2 -> JSON.numberNode(Integer.MAX_VALUE);
            case 3 -> JSON.numberNode(Long.MIN_VALUE);
            case 4 -> JSON.numberNode((random.nextBoolean() ? 1 : -1) * Math.pow(10, random.nextInt(300)));
            case 5 -> JSON.numberNode(random.nextDouble());
            case 6 -> JSON.numberNode(-0.0);
            case 7 -> JSON.textNode("");
            case 8 -> JSON.textNode("\u202e\n\u0000'\"".repeat(1 + random.nextInt(50)));
            case 9 -> JSON.textNode(List.of("binary", "single", "multi").get(random.nextInt(3)));
            case 10 -> JSON.textNode(List.of("linear", "factors", "forest").get(random.nextInt(3)));
            case 11 ->
                JSON.textNode(List.of("log_l2", "count_root", "joined", "both").get(random.nextInt(4)));
            case 12 -> JSON.booleanNode(random.nextBoolean());
            case 13 -> JSON.arrayNode();
            case 14 -> JSON.objectNode();
            default -> containers.get(random.nextInt(containers.size())).deepCopy();
        };
    }
}
