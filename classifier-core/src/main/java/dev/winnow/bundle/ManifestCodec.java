package dev.winnow.bundle;

import static dev.winnow.bundle.BundleException.damaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.feature.FeatureSpec;
import dev.winnow.feature.PageMeasures;
import dev.winnow.feature.TitleUse;
import dev.winnow.feature.Vocabulary;
import dev.winnow.feature.Weighting;
import dev.winnow.model.Calibration;
import dev.winnow.model.FactorForm;
import dev.winnow.model.Form;
import dev.winnow.model.Head;
import dev.winnow.model.HeadType;
import dev.winnow.model.LinearForm;
import dev.winnow.model.Model;
import dev.winnow.model.Rivals;
import dev.winnow.model.SecondLook;
import dev.winnow.model.Thresholds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the manifest says of features and heads, read without trust: what is missing or out of range is refused. */
final class ManifestCodec {
    private final ObjectNode manifest;

    ManifestCodec(ObjectNode manifest) {
        this.manifest = manifest;
    }

    static void writeModel(ObjectNode manifest, Model model, List<HeadField> fields) {
        FeatureSpec spec = model.spec();
        ObjectNode features = manifest.putObject("features");
        features.put("version", spec.version())
                .put("wordNgrams", spec.wordNgrams())
                .put("charNgramMin", spec.charNgramMin())
                .put("charNgramMax", spec.charNgramMax())
                .put("title", lower(spec.title()))
                .put("weighting", lower(spec.weighting()));
        if (spec.pageFields()) {
            features.put("pageFields", true);
        }
        if (spec.leadWords() > 0) {
            features.put("leadWords", spec.leadWords());
        }
        if (!model.languages().isEmpty()) {
            strings(manifest.putArray("languages"), model.languages());
        }
        ArrayNode heads = manifest.putArray("heads");
        for (int h = 0; h < model.heads().size(); h++) {
            writeHead(heads.addObject(), model.heads().get(h), fields.get(h));
        }
    }

    private static void writeHead(ObjectNode out, Head head, HeadField field) {
        out.put("name", head.name()).put("type", lower(head.type()));
        out.put("field", field.field());
        strings(out.putArray("values"), field.values());
        strings(out.putArray("labels"), head.labels());
        if (!head.names().equals(head.labels())) {
            strings(out.putArray("names"), head.names());
        }
        out.put("form", formName(head.form()));
        writeCalibration(out.putObject("calibration"), head.calibration());
        ObjectNode thresholds = out.putObject("thresholds");
        numbers(thresholds.putArray("assign"), head.thresholds().assign());
        thresholds.put("keep", head.thresholds().keep());
        thresholds.put("drop", head.thresholds().drop());
        ArrayNode priors = out.putArray("priors");
        for (float prior : head.priors()) {
            priors.add(prior);
        }
        if (head.textOnly()) {
            out.put("textOnly", true);
        }
        head.otherLanguages().ifPresent(fitted -> writeCalibration(out.putObject("otherLanguages"), fitted));
        head.rivals().ifPresent(rivals -> {
            ObjectNode node = out.putObject("rivals").put("head", rivals.head()).put("of", rivals.of());
            node.put("gain", rivals.gain());
            strings(node.putArray("labels"), rivals.labels());
            node.put("weight", rivals.weight());
            rivals.second().ifPresent(look -> strings(node.putArray("secondLook"), look.measures()));
        });
    }

    private static void writeCalibration(ObjectNode out, Calibration calibration) {
        numbers(out.putArray("slope"), calibration.slope());
        numbers(out.putArray("offset"), calibration.offset());
    }

    private static String formName(Form form) {
        if (form instanceof LinearForm) {
            return "linear";
        }
        return form instanceof FactorForm ? "factors" : "forest";
    }

    private static void strings(ArrayNode out, List<String> values) {
        values.forEach(out::add);
    }

    private static void numbers(ArrayNode out, double[] values) {
        for (double value : values) {
            out.add(value);
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    Model readModel(Safetensors weights) throws BundleException {
        FeatureSpec spec = readSpec(manifest.path("features"));
        Vocabulary vocabulary = WeightsCodec.readVocabulary(weights);
        List<Head> heads = new ArrayList<>();
        int columns = 0;
        for (JsonNode node : array(manifest, "heads", ModelCheck.MOST_HEADS)) {
            Head head = readHead(node, heads.size(), columns, vocabulary.size(), weights);
            heads.add(head);
            columns += head.form() instanceof LinearForm ? head.form().outputs() : 0;
        }
        if (heads.isEmpty()) {
            throw damaged("The manifest names no head");
        }
        return new Model(
                spec,
                vocabulary,
                heads,
                WeightsCodec.readTable(weights, vocabulary.size(), columns),
                manifest.has("languages") ? texts(manifest, "languages") : List.of());
    }

    List<HeadField> readFields() throws BundleException {
        List<HeadField> fields = new ArrayList<>();
        for (JsonNode node : array(manifest, "heads", ModelCheck.MOST_HEADS)) {
            fields.add(new HeadField(text(node, "field"), texts(node, "values")));
        }
        return fields;
    }

    private FeatureSpec readSpec(JsonNode node) throws BundleException {
        int version = whole(node, "version");
        if (version > FeatureSpec.PAGE_FIELDS_VERSION) {
            throw new BundleException("This bundle has features of version " + version
                    + ", and this Winnow knows version " + FeatureSpec.PAGE_FIELDS_VERSION
                    + ": use a newer Winnow, or train the model again with this one.");
        }
        return new FeatureSpec(
                version,
                whole(node, "wordNgrams"),
                whole(node, "charNgramMin"),
                whole(node, "charNgramMax"),
                constant(TitleUse.class, node, "title"),
                constant(Weighting.class, node, "weighting"),
                flag(node, "pageFields"),
                node.has("leadWords") ? whole(node, "leadWords") : 0);
    }

    /** Absent means no. */
    private static boolean flag(JsonNode node, String key) throws BundleException {
        JsonNode value = node.path(key);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw damaged("The manifest has neither true nor false under " + Quoted.of(key));
        }
        return value.asBoolean(false);
    }

    private Head readHead(JsonNode node, int number, int firstColumn, int rows, Safetensors weights)
            throws BundleException {
        HeadType type = constant(HeadType.class, node, "type");
        List<String> labels = texts(node, "labels");
        boolean binary = type == HeadType.BINARY;
        if (labels.isEmpty() || (binary && labels.size() != 2)) {
            throw damaged("Head " + number + " has " + labels.size() + " labels");
        }
        int outputs = binary ? 1 : labels.size();
        Form form = switch (text(node, "form")) {
            case "linear" -> WeightsCodec.readLinear(weights, number, outputs, firstColumn);
            case "factors" -> WeightsCodec.readFactors(weights, number, outputs, rows);
            case "forest" -> WeightsCodec.readForest(weights, number, outputs);
            default -> throw unknown("form", text(node, "form"));
        };
        JsonNode thresholds = node.path("thresholds");
        double[] priors = numbers(node, "priors", labels.size());
        float[] floats = new float[priors.length];
        for (int k = 0; k < floats.length; k++) {
            floats[k] = (float) priors[k];
        }
        return new Head(
                text(node, "name"),
                type,
                labels,
                node.has("names") ? texts(node, "names") : labels,
                form,
                readCalibration(node.path("calibration"), outputs),
                new Thresholds(
                        numbers(thresholds, "assign", type == HeadType.SINGLE ? 0 : outputs),
                        number(thresholds, "keep"),
                        number(thresholds, "drop")),
                floats,
                node.has("rivals") ? Optional.of(readRivals(node.path("rivals"), number, weights)) : Optional.empty(),
                flag(node, "textOnly"),
                node.has("otherLanguages")
                        ? Optional.of(readCalibration(node.path("otherLanguages"), outputs))
                        : Optional.empty());
    }

    private static Calibration readCalibration(JsonNode node, int outputs) throws BundleException {
        return new Calibration(numbers(node, "slope", outputs), numbers(node, "offset", outputs));
    }

    private Rivals readRivals(JsonNode node, int head, Safetensors weights) throws BundleException {
        Rivals rivals = new Rivals(
                text(node, "head"), text(node, "of"), (float) number(node, "gain"), texts(node, "labels"), (float)
                        number(node, "weight"));
        if (!node.has("secondLook")) {
            return rivals;
        }
        List<String> measures = texts(node, "secondLook");
        for (String measure : measures) {
            if (!PageMeasures.NAMES.contains(measure)) {
                throw unknown("secondLook", measure);
            }
        }
        return rivals.withSecond(new SecondLook(measures, WeightsCodec.readSecondLook(weights, head)));
    }

    String text(JsonNode node, String key) throws BundleException {
        JsonNode value = node.path(key);
        if (!isText(value)) {
            throw damaged("The manifest has no text under " + Quoted.of(key));
        }
        return value.textValue();
    }

    /** Half a surrogate pair can be written in JSON, and in no file of UTF-8. */
    private static boolean isText(JsonNode value) {
        return value.isTextual() && StandardCharsets.UTF_8.newEncoder().canEncode(value.textValue());
    }

    private static double number(JsonNode node, String key) throws BundleException {
        JsonNode value = node.path(key);
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw damaged("The manifest has no number under " + Quoted.of(key));
        }
        return value.doubleValue();
    }

    private static int whole(JsonNode node, String key) throws BundleException {
        JsonNode value = node.path(key);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw damaged("The manifest has no whole number under " + Quoted.of(key));
        }
        return value.intValue();
    }

    private <E extends Enum<E>> E constant(Class<E> type, JsonNode node, String key) throws BundleException {
        String name = text(node, key);
        for (E value : type.getEnumConstants()) {
            if (lower(value).equals(name)) {
                return value;
            }
        }
        throw unknown(key, name);
    }

    private static BundleException unknown(String key, String value) {
        return new BundleException("The manifest's " + Quoted.of(key) + " is " + Quoted.of(value)
                + ", which this Winnow does not know: use a newer Winnow, or train the model again with this one.");
    }

    private static JsonNode array(JsonNode node, String key, int most) throws BundleException {
        JsonNode value = node.path(key);
        if (!value.isArray() || value.size() > most) {
            throw damaged("The manifest has no array of at most " + most + " under " + Quoted.of(key));
        }
        return value;
    }

    private static List<String> texts(JsonNode node, String key) throws BundleException {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : array(node, key, ModelCheck.MOST_LABELS)) {
            if (!isText(value)) {
                throw damaged("The manifest's " + Quoted.of(key) + " holds something that is not text");
            }
            texts.add(value.textValue());
        }
        return texts;
    }

    private static double[] numbers(JsonNode node, String key, int size) throws BundleException {
        JsonNode array = array(node, key, ModelCheck.MOST_LABELS);
        if (array.size() != size) {
            throw damaged("The manifest's " + Quoted.of(key) + " has " + array.size() + " numbers, not " + size);
        }
        double[] numbers = new double[size];
        for (int i = 0; i < size; i++) {
            JsonNode value = array.get(i);
            if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
                throw damaged("The manifest's " + Quoted.of(key) + " holds something that is not a number");
            }
            numbers[i] = value.doubleValue();
        }
        return numbers;
    }
}
