package dev.winnow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.winnow.bundle.Bundle;
import dev.winnow.bundle.BundleException;
import dev.winnow.bundle.HeadField;
import dev.winnow.feature.FeatureSpec;
import dev.winnow.feature.NgramHasher;
import dev.winnow.feature.Vocabulary;
import dev.winnow.model.Calibration;
import dev.winnow.model.Head;
import dev.winnow.model.HeadType;
import dev.winnow.model.LinearForm;
import dev.winnow.model.Model;
import dev.winnow.model.Thresholds;
import java.util.Arrays;
import java.util.List;

/** A tiny bundle whose answers can be followed by hand. */
final class TestBundles {
    private static final List<String> WORDS = List.of("minister", "goal", "cookie", "ceasefire");

    private TestBundles() {}

    /** Relevance, topics and kind: ministers and ceasefires are politics, goals sport, cookies junk. */
    static Bundle tiny() throws BundleException {
        long[] keys = WORDS.stream().mapToLong(TestBundles::hash).toArray();
        float[] idf = new float[keys.length];
        Arrays.fill(idf, 1);
        Head relevance = new Head(
                "relevance",
                HeadType.BINARY,
                List.of("relevant", "junk"),
                new LinearForm(0, new float[] {0}),
                Calibration.identity(1),
                new Thresholds(new double[] {0.5}, 0.9, 0.1),
                new float[] {0.75f, 0.25f});
        Head topics = new Head(
                "topics",
                HeadType.MULTI,
                List.of("politics", "sport"),
                new LinearForm(1, new float[] {-2, -2}),
                Calibration.identity(2),
                new Thresholds(new double[] {0.5, 0.5}, 1, 0),
                new float[] {0.5f, 0.25f});
        Head kind = new Head(
                "kind",
                HeadType.SINGLE,
                List.of("news", "listing"),
                new LinearForm(3, new float[] {0, 0}),
                Calibration.identity(2),
                Thresholds.none(),
                new float[] {0.5f, 0.5f});
        float[] table = {
            3, 5, -1, 1, 0, // minister
            3, -1, 5, 1, 0, // goal
            -3, 0, 0, 0, 1, // cookie
            3, 5, -1, 1, 0, // ceasefire
        };
        Model model = new Model(
                FeatureSpec.standard().withWordNgrams(1),
                new Vocabulary(keys, idf),
                List.of(relevance, topics, kind),
                5,
                table);
        List<HeadField> fields = List.of(
                new HeadField("label", List.of("article", "junk")),
                new HeadField("topics", List.of()),
                new HeadField("kind", List.of()));
        return Bundle.of("tiny", model, fields, JsonNodeFactory.instance.objectNode(), "# Tiny\n");
    }

    /** The same for English only, with names for its topics, that looks beside the article. */
    static Bundle english() throws BundleException {
        Bundle tiny = tiny();
        Model model = tiny.model();
        List<Head> heads = model.heads().stream()
                .map(head -> head.name().equals("topics") ? head.withNames(List.of("Politics", "Sport")) : head)
                .toList();
        Model english =
                new Model(model.spec().withPageFields(true), model.vocabulary(), heads, model.table(), List.of("en"));
        return Bundle.of("english", english, tiny.fields(), JsonNodeFactory.instance.objectNode(), "# English\n");
    }

    /** The same, with a relevance that is calibrated for other languages. */
    static Bundle englishWithOtherLanguages() throws BundleException {
        Bundle english = english();
        Calibration half = new Calibration(new double[] {0.5}, new double[] {0.25});
        List<Head> heads = english.model().heads().stream()
                .map(head -> head.type() == HeadType.BINARY ? head.withOtherLanguages(half) : head)
                .toList();
        Model model = english.model().withHeads(heads);
        return Bundle.of("english", model, english.fields(), JsonNodeFactory.instance.objectNode(), "# English\n");
    }

    private static long hash(String word) {
        long[] only = new long[1];
        new NgramHasher(FeatureSpec.standard().withWordNgrams(1), (hashes, count) -> only[0] = hashes[0])
                .hash("", word);
        return only[0];
    }
}
