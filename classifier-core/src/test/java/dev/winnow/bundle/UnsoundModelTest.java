package dev.winnow.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.feature.FeatureSpec;
import dev.winnow.feature.Vocabulary;
import dev.winnow.model.ByteTable;
import dev.winnow.model.Calibration;
import dev.winnow.model.FactorForm;
import dev.winnow.model.FactoredTable;
import dev.winnow.model.ForestForm;
import dev.winnow.model.Form;
import dev.winnow.model.Head;
import dev.winnow.model.HeadType;
import dev.winnow.model.LinearForm;
import dev.winnow.model.LinearTable;
import dev.winnow.model.Model;
import dev.winnow.model.RandomModels;
import dev.winnow.model.Rivals;
import dev.winnow.model.SecondLook;
import dev.winnow.model.Thresholds;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundles that are validly sealed and say what cannot be: refused with one sentence each. */
class UnsoundModelTest {
    private static final String NEWER =
            ", which this Winnow does not know: use a newer Winnow, or train the model again with this one.";
    private static final String TAIL = ": the bundle is damaged; copy or train it again.";
    private static final int[] NONE = {};

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "/heads/0/type, ternary, type",
        "/heads/0/type, BINARY, type",
        "/heads/1/form, neural, form",
        "/heads/1/form, '', form",
        "/features/weighting, bm25, weighting",
        "/features/title, twice, title"
    })
    void givenAWordOfALaterVersionThenANewerWinnowIsAskedFor(String where, String word, String key) {
        refused(
                where,
                JsonNodeFactory.instance.textNode(word),
                "The manifest's '" + key + "' is '" + word + "'" + NEWER);
    }

    @Test
    void givenFeaturesOfALaterVersionThenANewerWinnowIsAskedFor() {
        refused(
                "/features/version",
                JsonNodeFactory.instance.numberNode(FeatureSpec.PAGE_FIELDS_VERSION + 1),
                "This bundle has features of version 8, and this Winnow knows version 7: use a newer Winnow, or train"
                        + " the model again with this one.");
    }

    @ParameterizedTest
    @CsvSource({
        "/features/version, 0, feature spec version 0",
        "/features/leadWords, 60, feature spec version 2",
        "/features/leadWords, -1, feature spec version 2",
        "/features/version, '\"1\"', whole number under 'version'",
        "/features/version, 1.5, whole number under 'version'",
        "/features/version, 4294967297, whole number under 'version'",
        "/features/wordNgrams, 0, wordNgrams must be 1 to 3",
        "/features/wordNgrams, 4, wordNgrams must be 1 to 3",
        "/features/charNgramMax, 9, character n-grams must lie in 1 to 8",
        "/features/charNgramMin, -1, character n-grams must lie in 1 to 8",
        "/features, null, whole number under 'version'",
        "/heads, null, no array of at most 1000 under 'heads'",
        "/heads, '[]', The manifest names no head",
        "/heads/0, 7, no text under 'type'",
        "/heads/0/name, 7, no text under 'name'",
        "/heads/0/name, '\"topics\"', there are two heads 'topics'",
        "/heads/0/field, null, no text under 'field'",
        "/heads/0/values, '[\"a\"]', a head has 1 values for 2 labels",
        "/heads/0/labels, '[]', Head 0 has 0 labels",
        "/heads/0/labels, '[\"a\"]', Head 0 has 1 labels",
        "/heads/0/labels, '[\"a\",\"b\",\"c\"]', Head 0 has 3 labels",
        "/heads/0/labels, '[\"a\",\"a\"]', head 'relevance': there are two labels 'a'",
        "/heads/0/labels, '[\"a\",1]', \"'labels' holds something that is not text\"",
        "/heads/1/labels, '[]', Head 1 has 0 labels",
        "/heads/0/priors, '[0.5]', \"'priors' has 1 numbers, not 2\"",
        "/heads/0/priors, '[0.5,0.2,0.3]', \"'priors' has 3 numbers, not 2\"",
        "/heads/0/priors, '[0.5,1.5]', 'head ''relevance'': a prior is 1.5, not 0 to 1'",
        "/heads/0/priors, '[0.5,-0.5]', 'head ''relevance'': a prior is -0.5, not 0 to 1'",
        "/heads/0/priors, '[0.5,null]', \"'priors' holds something that is not a number\"",
        "/heads/0/calibration, null, under 'slope'",
        "/heads/0/calibration/slope, '[]', \"'slope' has 0 numbers, not 1\"",
        "/heads/0/calibration/slope, '[1e200]', head 'relevance': its calibration goes beyond 1.0E100",
        "/heads/0/calibration/offset, '[-1e200]', head 'relevance': its calibration goes beyond 1.0E100",
        "/heads/0/calibration/offset, '[\"1\"]', \"'offset' holds something that is not a number\"",
        "/heads/0/rivals, '{}', no text under 'head'",
        "/heads/0/rivals, '{\"head\":\"kind\"}', no text under 'of'",
        "/heads/0/rivals, '{\"head\":\"kind\",\"of\":\"kind-label0\",\"labels\":[\"kind-label1\"],\"weight\":1}', no number under 'gain'",
        "/heads/0/rivals, '{\"head\":\"kind\",\"of\":\"kind-label0\",\"gain\":-1,\"labels\":[\"kind-label1\"],\"weight\":1}', with rivals is 0 to",
        "/heads/0/rivals, '{\"head\":\"kind\",\"of\":\"kind-label0\",\"gain\":0,\"labels\":[],\"weight\":1}', at least one",
        "/heads/0/rivals, '{\"head\":\"kind\",\"of\":\"kind-label0\",\"gain\":0,\"labels\":[\"kind-label1\"],\"weight\":-1}', rivals is above 0",
        "/heads/0/rivals, '{\"head\":\"kind\",\"of\":\"kind-label9\",\"gain\":0,\"labels\":[\"kind-label1\"],\"weight\":1}', with rivals",
        "/heads/0/rivals, '{\"head\":\"kind\",\"of\":\"kind-label0\",\"gain\":0,\"labels\":[\"kind-label9\"],\"weight\":1}', with rivals",
        "/heads/0/rivals, '{\"head\":\"sort\",\"of\":\"kind-label0\",\"gain\":0,\"labels\":[\"kind-label1\"],\"weight\":1}', there is no head",
        "/heads/0/rivals, '{\"head\":\"topics\",\"of\":\"topics-label0\",\"gain\":0,\"labels\":[\"topics-label1\"],\"weight\":1}', has no rivals",
        "/heads/0/rivals, '{\"head\":\"kind\",\"of\":\"kind-label0\",\"gain\":0,\"labels\":[\"kind-label1\"],\"weight\":1,\"secondLook\":7}', no array",
        "/heads/0/rivals, '{\"head\":\"kind\",\"of\":\"kind-label0\",\"gain\":0,\"labels\":[\"kind-label1\"],\"weight\":1,\"secondLook\":[\"smell\"]}', which this Winnow does not know",
        "/heads/0/rivals, '{\"head\":\"kind\",\"of\":\"kind-label0\",\"gain\":0,\"labels\":[\"kind-label1\"],\"weight\":1,\"secondLook\":[\"words\"]}', head.0.second-look",
        "/heads/1/rivals, '{\"head\":\"kind\",\"of\":\"kind-label0\",\"gain\":0,\"labels\":[\"kind-label1\"],\"weight\":1}', is not binary",
        "/heads/0/thresholds, null, under 'assign'",
        "/heads/0/thresholds/assign, '[0.5,0.5]', \"'assign' has 2 numbers, not 1\"",
        "/heads/2/thresholds/assign, '[0.5]', \"'assign' has 1 numbers, not 0\"",
        "/heads/0/thresholds/keep, '\"high\"', no number under 'keep'",
        "/heads/0/thresholds/drop, null, no number under 'drop'",
        "/heads/0/thresholds/drop, 1.25, head 'relevance': it drops below 1.25 and keeps from",
        "/name, null, no text under 'name'",
        "/name, '\"../up\"', \"a model's name has 1-100 letters\"",
        "/version, 1, no text under 'version'",
        "/version, '\"1.0\"', \"a model's version has twelve hexadecimal digits\"",
        "/provenance, null, \"a model's provenance is a JSON object\"",
        "/provenance, '[]', \"a model's provenance is a JSON object\""
    })
    void givenAValueThatCannotBeThenTheSentenceSaysWhich(String where, String json, String part) throws IOException {
        String wanted = part.startsWith("\"") ? part.substring(1, part.length() - 1) : part;
        refused(where, new ObjectMapper().readTree(json), wanted);
    }

    @ParameterizedTest
    @CsvSource({
        "words|words, 0, there are two measures 'words'",
        "words|kept, 9, a tree asks for feature 9 of 9",
        "words|kept, -1, a tree asks for feature -1 of 9"
    })
    void givenASecondLookThatCannotBeThenTheSentenceSaysWhy(String measures, int feature, String part) {
        ForestForm forest = new ForestForm(
                new float[1],
                1,
                new int[] {0},
                new int[] {feature},
                new float[] {0.5f},
                new int[] {-1},
                new int[] {-2},
                new int[] {-1},
                new int[] {0, 0},
                new int[] {0, 1},
                new float[] {1, -1});
        Model model = RandomBundles.three(5);
        List<Head> heads = model.heads().stream()
                .map(head -> head.type() == HeadType.BINARY
                        ? head.withRivals(new Rivals("kind", "kind-label0", 0, List.of("kind-label1"), 1)
                                .withSecond(new SecondLook(List.of(measures.split("\\|")), forest)))
                        : head)
                .toList();

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ModelCheck.require(new Model(model.spec(), model.vocabulary(), heads, model.table())))
                .withMessageContaining(part);
    }

    @Test
    void givenHalfASurrogatePairThenItIsNoText() throws IOException {
        Model model = RandomBundles.three(5);
        ObjectNode manifest = SealedBundles.manifest(RandomBundles.entries(model));
        manifest.setAll(RandomBundles.manifest(model));
        String json = manifest.toString().replace("topics-label1", "\\ud800");

        refused(SealedBundles.sealed(json, new TreeMap<>(RandomBundles.entries(model))), "that is not text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "-1e999", "NaN"})
    void givenANumberThatIsNotFiniteThenTheManifestIsNotRead(String number) throws IOException {
        Model model = RandomBundles.three(5);
        ObjectNode manifest = SealedBundles.manifest(RandomBundles.entries(model));
        manifest.setAll(RandomBundles.manifest(model));
        String json = manifest.toString().replaceFirst("\"keep\":[-0-9.eE]+", "\"keep\":" + number);

        refused(SealedBundles.sealed(json, new TreeMap<>(RandomBundles.entries(model))), "manifest.json");
    }

    @Test
    void givenMoreLabelsThanFitTheWeightsThenNothingIsAllocatedForThem() throws IOException {
        ArrayNode labels = JsonNodeFactory.instance.arrayNode();
        IntStream.range(0, 100_000).forEach(k -> labels.add("label " + k));

        refused("/heads/1/labels", labels, "Tensor 'head.1.bias' in entry 'weights.safetensors' is F32 [3], and F32");
        IntStream.range(0, 1_000_000).forEach(k -> labels.add("more " + k));
        refused("/heads/1/labels", labels, "no array of at most 1000000 under 'labels'");
    }

    @Test
    void givenMoreHeadsThanAllowedThenTheyAreRefused() {
        ArrayNode heads = JsonNodeFactory.instance.arrayNode();
        IntStream.range(0, 1001).forEach(h -> heads.addObject());

        refused("/heads", heads, "no array of at most 1000 under 'heads'");
    }

    @Test
    void givenWeightsOfOtherShapesThenTheyAreRefused() {
        tensor("vocabulary.idf", writer -> writer.add("vocabulary.idf", new float[9], 9), "'vocabulary.idf-runs'");
        tensor("vocabulary.idf-runs", writer -> writer.add("vocabulary.idf-runs", new int[] {9}, 1), "'vocabulary.idf");
        tensor("vocabulary.keys", writer -> writer.add("vocabulary.keys", new long[5], 5, 1), "has not one dimension");
        tensor("vocabulary.keys", writer -> writer.add("vocabulary.keys", new int[5], 5), "'vocabulary.keys'");
        tensor("linear.weights", writer -> writer.add("linear.weights", new float[10], 5, 2), "'linear.weights'");
        tensor("head.1.linear", writer -> writer.add("head.1.linear", new float[15], 3, 5), "'head.1.linear'");
        tensor("head.1.factors", writer -> writer.add("head.1.factors", new float[0], 5, 3, 0), "'head.1.factors'");
        tensor("head.1.sign", writer -> writer.add("head.1.sign", new float[9], 9), "'head.1.factors'");
        tensor("head.1.bias", writer -> writer.add("head.1.bias", new float[2], 2), "'head.1.bias'");
        tensor("head.2.split", writer -> writer.add("head.2.split", new float[0], 0), "'head.2.split'");
        tensor("head.2.scale", writer -> writer.add("head.2.scale", new float[2], 2), "'head.2.scale'");
        tensor("head.2.leaf-start", writer -> writer.add("head.2.leaf-start", new int[0], 0), "'head.2.leaf-start'");
        for (String name : List.of("vocabulary.keys", "linear.weights", "head.0.bias", "head.1.sign", "head.2.roots")) {
            tensor(name, writer -> {}, "There is no tensor '" + name + "'");
        }
    }

    @Test
    void givenFactorsThatDoNotFitOrGoTooFarThenTheyAreRefused() {
        Model sound = RandomModels.factored(new Random(1), 3, 7);
        FactoredTable table = (FactoredTable) sound.table();
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, 1e7f}) {
            float[] mixing = table.mixing().clone();
            mixing[5] = bad;
            writerRefuses(with(sound, new FactoredTable(table.factors(), 7, mixing)), "a number that mixes factors");
        }
        float[] scale = table.factors().scale().clone();
        scale[0] = -1;
        ByteTable negative = new ByteTable(3, table.factors().bytes(), scale);
        writerRefuses(
                with(sound, new FactoredTable(negative, 7, table.mixing())), "a scale of the linear table is -1.0");
        Model full = RandomModels.factored(new Random(1), 7, 7);
        writerRefuses(full, "the linear table has 7 factors for 7 columns");
    }

    private static Model with(Model model, LinearTable table) {
        return new Model(model.spec(), model.vocabulary(), model.heads(), table);
    }

    @Test
    void givenTheSameKeyTwiceThenTheVocabularyIsRefused() {
        tensor(
                "vocabulary.keys",
                writer -> writer.add("vocabulary.keys", new long[] {1, 2, 3, 4, 2}, 5),
                "The model cannot be used: two rows of a vocabulary have the same key 2" + TAIL);
    }

    @Test
    void givenKeysMadeToCollideThenTheyAreRefusedSoon() throws IOException {
        int rows = 300_000;
        byte[] weights = new SafetensorsWriter()
                .add(
                        "vocabulary.keys",
                        LongStream.range(0, rows).map(i -> i << 32).toArray(),
                        rows)
                .add("vocabulary.idf", new float[1], 1)
                .add("vocabulary.idf-runs", new int[] {rows}, 1)
                .toBytes();

        refused(
                SealedBundles.written(RandomBundles.manifest(RandomBundles.three(5)), RandomBundles.entries(weights)),
                "the keys of a vocabulary are not hashes");
    }

    @Test
    void givenNumbersThatScoresWouldOverflowWithThenTheyAreRefused() throws IOException {
        Head linear = linear(new float[] {0});
        unsound(model(new float[] {1e20f}, new float[1], linear), "an idf is 1.0E20, and the limit is 100000.0");
        unsound(model(new float[1], new float[] {-1e30f}, linear), "a weight of the linear table is -1.0E30");
        unsound(model(linear(new float[] {1e30f})), "head 'test': a bias is 1.0E30");
        unsound(
                model(factors(new FactorForm(new float[1], new float[1], new float[] {1e20f}, new float[] {1}))),
                "a factor");
        unsound(
                model(factors(new FactorForm(new float[1], new float[] {1e20f}, new float[1], new float[] {1}))),
                "a linear");
        unsound(
                model(factors(new FactorForm(new float[1], new float[1], new float[1], new float[] {2}))),
                "a sign is 2.0");
        unsound(
                model(forest(new ForestForm(
                        new float[1], 1e20f, NONE, NONE, new float[0], NONE, NONE, NONE, NONE, NONE, new float[0]))),
                "the scale");
        unsound(
                model(forest(new ForestForm(
                        new float[1], 1, NONE, NONE, new float[0], NONE, NONE, NONE, NONE, NONE, new float[] {-1e20f
                        }))),
                "a leaf");
    }

    @Test
    void givenALinearHeadWithANumberThatIsNotFiniteThenTheWriterRefusesIt() {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            writerRefuses(model(linear(new float[] {bad})), "a bias is " + bad);
            writerRefuses(model(new float[1], new float[] {bad}, linear(new float[1])), "a weight");
            writerRefuses(model(new float[] {bad}, new float[1], linear(new float[1])), "an idf");
        }
    }

    @Test
    void givenMoreFactorsThanAThreadShouldSumThenTheyAreRefusedBeforeMemoryIsAskedFor() throws IOException {
        int wide = 5000;
        FactorForm form = new FactorForm(new float[wide], new float[0], new float[0], signs(wide));
        Head head = head(HeadType.SINGLE, wide, form);
        Model model = new Model(
                FeatureSpec.standard(), new Vocabulary(new long[0], new float[0]), List.of(head), 0, new float[0]);

        unsound(model, "its outputs times its factors are 25000000, and the limit is 16777216");
    }

    @Test
    void givenTreesThatAreNoTreesThenTheyAreRefused() throws IOException {
        int[] leaf = {-1};
        int[] self = {0};
        unsound(
                tree(new int[] {0}, self, leaf, leaf, 0),
                "node 0 of a tree points to 0, which is no node or leaf below it");
        unsound(tree(new int[] {0}, leaf, leaf, self, 0), "node 0 of a tree points to 0, which is no node");
        unsound(tree(new int[] {0}, leaf, new int[] {5}, leaf, 0), "node 0 of a tree points to 5, which is no node");
        unsound(tree(new int[] {0}, leaf, new int[] {-2}, leaf, 0), "node 0 of a tree points to -2, which is no node");
        unsound(tree(new int[] {0}, leaf, new int[] {Integer.MIN_VALUE}, leaf, 0), "points to -2147483648");
        unsound(tree(new int[] {1}, leaf, leaf, leaf, 0), "a root of a tree points to 1, which is no node");
        unsound(tree(new int[] {-2}, leaf, leaf, leaf, 0), "a root of a tree points to -2, which is no node");
        unsound(tree(new int[] {0}, leaf, leaf, leaf, 1), "a tree asks for feature 1 of 1");
        unsound(tree(new int[] {0}, leaf, leaf, leaf, -1), "a tree asks for feature -1 of 1");
    }

    @Test
    void givenACycleOrAChildBeforeItsParentThenTheTreeIsRefused() throws IOException {
        unsound(
                forest2(new int[] {0}, new int[] {1, 0}, new int[] {-1, -1}),
                "node 1 of a tree points to 0, which is no node or leaf below it");
        unsound(
                forest2(new int[] {1}, new int[] {-1, 0}, new int[] {-1, -1}),
                "node 1 of a tree points to 0, which is no node or leaf below it");
    }

    @Test
    void givenNodesOnSeveralPathsThenTheTreeIsRefusedBecauseItsWorkWouldKnowNoBound() throws IOException {
        int[] leaf = {-1, -1, -1};
        unsound(forest2(new int[] {0, 0}, leaf, leaf), "node 0 of a tree has two parents");
        unsound(forest2(new int[] {0, 1}, new int[] {1, -1}, leaf), "node 1 of a tree has two parents");
        unsound(forest3(new int[] {1, 2, -1}, new int[] {2, -1, -1}), "node 2 of a tree has two parents");
    }

    @Test
    void givenLeavesOutsideTheirValuesThenTheyAreRefused() throws IOException {
        unsound(leaf(2, new int[] {0}, new int[] {2}, 2), "leaf 0 of a tree points outside its values");
        unsound(leaf(2, new int[] {0}, new int[] {-1}, 2), "leaf 0 of a tree points outside its values");
        unsound(leaf(2, new int[] {0}, new int[] {Integer.MAX_VALUE}, 2), "leaf 0 of a tree points outside");
        unsound(leaf(2, new int[] {-1}, new int[] {1}, 2), "leaf 0 of a tree points outside its values");
        unsound(leaf(2, new int[] {2}, new int[] {0}, 2), "leaf 0 of a tree points outside its values");
        unsound(leaf(2, new int[] {-2}, new int[] {0}, 2), "leaf 0 of a tree points outside its values");
        unsound(leaf(2, new int[] {0, 1}, new int[] {0, 5}, 2), "leaf 1 of a tree points outside its values");
    }

    @Test
    void givenManyTreesOfManyOutputsThenTheirAdditionsAreLimited() throws IOException {
        int outputs = 10_000;
        int[] roots = new int[10_000];
        Arrays.fill(roots, -1);
        ForestForm form = new ForestForm(
                new float[outputs],
                1,
                roots,
                NONE,
                new float[0],
                NONE,
                NONE,
                NONE,
                new int[] {-1},
                new int[] {0},
                new float[outputs]);

        unsound(model(head(HeadType.MULTI, outputs, form)), "its trees times its outputs are 100000000");
    }

    /** Neither opened nor written. */
    private void unsound(Model model, String part) throws IOException {
        refused(RandomBundles.sealed(model), part);
        writerRefuses(model, part);
    }

    private static void writerRefuses(Model model, String part) {
        List<HeadField> fields = Collections.nCopies(model.heads().size(), new HeadField("f", List.of()));
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> Bundle.of("test", model, fields, JsonNodeFactory.instance.objectNode(), ""))
                .withMessageContaining(part)
                .withMessageEndingWith("; train it again with other settings.");
    }

    private void refused(String where, JsonNode value, String part) {
        ObjectNode manifest = RandomBundles.manifest(RandomBundles.three(5));
        int slash = where.lastIndexOf('/');
        JsonNode parent = manifest.at(where.substring(0, slash));
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(where.substring(slash + 1)), value);
        } else {
            ((ObjectNode) parent).set(where.substring(slash + 1), value);
        }
        try {
            refused(SealedBundles.written(manifest, RandomBundles.entries(RandomBundles.three(5))), part);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void refused(byte[] bytes, String part) throws IOException {
        Path file = Files.write(folder.resolve("test.winnow"), bytes);
        assertThatExceptionOfType(BundleException.class)
                .isThrownBy(() -> Bundle.open(file))
                .withMessageContaining(part)
                .satisfies(e -> assertThat(e.getMessage()).matches("[A-Z][ -~]+\\."));
    }

    /** Refused with one tensor of the weights left out, and perhaps another put in its place. */
    private void tensor(String name, Consumer<SafetensorsWriter> instead, String part) {
        try {
            Model model = RandomBundles.three(5);
            Safetensors weights = Safetensors.read("w", ByteBuffer.wrap(WeightsCodec.write(model)));
            SafetensorsWriter writer = new SafetensorsWriter();
            for (Tensor tensor : weights.tensors().values()) {
                int[] shape =
                        tensor.shape().stream().mapToInt(Integer::intValue).toArray();
                if (tensor.name().equals(name)) {
                    instead.accept(writer);
                } else if (tensor.dtype() == Dtype.F32) {
                    writer.add(tensor.name(), weights.floats(tensor.name(), shape), shape);
                } else if (tensor.dtype() == Dtype.I32) {
                    writer.add(tensor.name(), weights.ints(tensor.name(), shape), shape);
                } else {
                    writer.add(tensor.name(), weights.longs(tensor.name(), shape), shape);
                }
            }
            refused(
                    SealedBundles.written(RandomBundles.manifest(model), RandomBundles.entries(writer.toBytes())),
                    part);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Model model(Head head) {
        return model(new float[1], new float[head.form() instanceof LinearForm ? 1 : 0], head);
    }

    private static Model model(float[] idf, float[] table, Head head) {
        return new Model(
                FeatureSpec.standard(), new Vocabulary(new long[] {1}, idf), List.of(head), table.length, table);
    }

    private static Head head(HeadType type, int labels, Form form) {
        int outputs = form.outputs();
        return new Head(
                "test",
                type,
                IntStream.range(0, labels).mapToObj(k -> "label" + k).toList(),
                form,
                Calibration.identity(outputs),
                new Thresholds(new double[type == HeadType.SINGLE ? 0 : outputs], 1, 0),
                new float[labels]);
    }

    private static Head linear(float[] bias) {
        return head(HeadType.BINARY, 2, new LinearForm(0, bias));
    }

    private static Head factors(FactorForm form) {
        return head(HeadType.BINARY, 2, form);
    }

    private static Head forest(ForestForm form) {
        return head(HeadType.BINARY, 2, form);
    }

    /** One tree of one node, with one leaf. */
    private static Model tree(int[] roots, int[] above, int[] below, int[] absent, int feature) {
        return model(forest(new ForestForm(
                new float[1],
                1,
                roots,
                new int[] {feature},
                new float[1],
                above,
                below,
                absent,
                new int[1],
                new int[1],
                new float[1])));
    }

    private static Model forest2(int[] roots, int[] above, int[] below) {
        int[] shown = Arrays.copyOf(below, 2);
        return model(forest(new ForestForm(
                new float[1],
                1,
                roots,
                new int[2],
                new float[2],
                Arrays.copyOf(above, 2),
                shown,
                shown,
                new int[1],
                new int[1],
                new float[1])));
    }

    private static Model forest3(int[] above, int[] below) {
        return model(forest(new ForestForm(
                new float[1],
                1,
                new int[] {0},
                new int[3],
                new float[3],
                above,
                below,
                below,
                new int[1],
                new int[1],
                new float[1])));
    }

    private static Model leaf(int outputs, int[] output, int[] start, int values) {
        ForestForm form = new ForestForm(
                new float[outputs],
                1,
                new int[] {-1},
                NONE,
                new float[0],
                NONE,
                NONE,
                NONE,
                output,
                start,
                new float[values]);
        return model(head(HeadType.MULTI, outputs, form));
    }

    private static float[] signs(int factors) {
        float[] signs = new float[factors];
        Arrays.fill(signs, 1);
        return signs;
    }
}
