package dev.winnow.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.feature.FeatureSpec;
import dev.winnow.feature.RandomText;
import dev.winnow.feature.TitleUse;
import dev.winnow.feature.Vocabulary;
import dev.winnow.feature.Weighting;
import dev.winnow.model.Calibration;
import dev.winnow.model.FactoredTable;
import dev.winnow.model.ForestForm;
import dev.winnow.model.Form;
import dev.winnow.model.Head;
import dev.winnow.model.HeadType;
import dev.winnow.model.LinearForm;
import dev.winnow.model.Model;
import dev.winnow.model.RandomModels;
import dev.winnow.model.Rivals;
import dev.winnow.model.Scorer;
import dev.winnow.model.SecondLook;
import dev.winnow.model.Thresholds;
import dev.winnow.model.Undecided;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTest {
    private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

    @TempDir
    private Path folder;

    @Test
    void givenARandomBundleWhenItIsWrittenAndOpenedThenNothingIsLost() throws IOException {
        Random random = new Random(1);
        for (int round = 0; round < 25; round++) {
            Bundle bundle = RandomBundles.of(random, 1 + random.nextInt(8));

            Bundle opened = open(RandomBundles.written(bundle));

            assertThat(opened)
                    .usingRecursiveComparison()
                    .withStrictTypeChecking()
                    .ignoringFields("provenance")
                    .isEqualTo(bundle);
            assertThat(opened.provenance()).isEqualTo(bundle.provenance());
        }
    }

    @Test
    void givenARandomBundleWhenItIsWrittenAndOpenedThenItsAnswersAreBitEqual() throws IOException {
        Random random = new Random(2);
        for (int round = 0; round < 25; round++) {
            Bundle bundle = RandomBundles.of(random, 1 + random.nextInt(8));
            Scorer before = new Scorer(bundle.model());
            Scorer after = new Scorer(open(RandomBundles.written(bundle)).model());
            for (int article = 0; article < 10; article++) {
                String text = article == 0 ? "" : RandomText.words(random, random.nextInt(100));

                before.score(text, text);
                after.score(text, text);

                for (int h = 0; h < bundle.model().heads().size(); h++) {
                    assertThat(after.scores(h)).isEqualTo(before.scores(h));
                    assertThat(after.result(h).probabilities())
                            .isEqualTo(before.result(h).probabilities());
                    assertThat(after.result(h).labels())
                            .isEqualTo(before.result(h).labels());
                    assertThat(after.result(h).decision())
                            .isEqualTo(before.result(h).decision());
                }
            }
        }
    }

    @Test
    void givenACompactModelOfAnyWidthWhenItIsWrittenAndOpenedThenItsAnswersAreBitEqual() throws IOException {
        for (int labels = 1; labels <= 40; labels++) {
            Random random = new Random(labels);
            Vocabulary vocabulary = RandomModels.of(random, 1).vocabulary();
            float[] bias = new float[labels];
            Head head = RandomModels.head(random, "topics", HeadType.MULTI, labels, new LinearForm(0, bias));
            float[] weights = new float[vocabulary.size() * labels];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (float) random.nextGaussian();
            }
            Model model = new Model(FeatureSpec.standard(), vocabulary, List.of(head), labels, weights).compact();
            Scorer before = new Scorer(model);
            Scorer after = new Scorer(open(RandomBundles.written(bundle(model))).model());
            String text = RandomText.words(random, 100);

            before.score("", text);
            after.score("", text);

            assertThat(after.scores(0)).as(labels + " labels").isEqualTo(before.scores(0));
        }
    }

    @Test
    void givenAFactoredModelWhenItIsWrittenAndOpenedThenItsAnswersAreBitEqual() throws IOException {
        for (int rank = 1; rank <= 20; rank++) {
            Random random = new Random(rank);
            Model model = RandomModels.factored(random, rank, rank + 1 + random.nextInt(20));
            Scorer before = new Scorer(model);
            Model opened = open(RandomBundles.written(bundle(model))).model();
            Scorer after = new Scorer(opened);
            String text = RandomText.words(random, 100);

            before.score("", text);
            after.score("", text);

            assertThat(((FactoredTable) opened.table()).rank()).isEqualTo(rank);
            assertThat(after.scores(0)).as("rank " + rank).isEqualTo(before.scores(0));
        }
    }

    @Test
    void givenTheSameBundleThenItsBytesAreTheSameAlsoAfterItWasOpened() throws IOException {
        byte[] first = RandomBundles.written(RandomBundles.of(new Random(3), 6));

        assertThat(RandomBundles.written(RandomBundles.of(new Random(3), 6))).isEqualTo(first);
        assertThat(RandomBundles.written(open(first))).isEqualTo(first);
    }

    @Test
    void givenAHeadWithRivalsThenTheyAreKept_andWithOthersTheVersionIsAnother() throws IOException {
        Rivals rivals = new Rivals("kind", "kind-label2", 0.3f, List.of("kind-label0", "kind-label3"), 0.7f);
        Bundle written = bundle(withRivals(RandomBundles.three(5), rivals));

        Bundle opened = open(RandomBundles.written(written));

        assertThat(opened.model().head("relevance").rivals()).contains(rivals);
        assertThat(opened.version()).isEqualTo(written.version());
        assertThat(RandomBundles.written(opened)).isEqualTo(RandomBundles.written(written));
        Rivals other = new Rivals("kind", "kind-label2", 0.3f, List.of("kind-label0", "kind-label3"), 0.8f);
        assertThat(List.of(
                        bundle(RandomBundles.three(5)).version(),
                        bundle(withRivals(RandomBundles.three(5), other)).version()))
                .doesNotContain(written.version());
    }

    @Test
    void givenAHeadThatIsCalibratedForOtherLanguagesThenThatIsKept_andTheVersionIsAnother() throws IOException {
        Model three = RandomBundles.three(5);
        Calibration foreign = new Calibration(new double[] {0.7}, new double[] {1.25});
        List<Head> heads = three.heads().stream()
                .map(head -> head.type() == HeadType.BINARY ? head.withOtherLanguages(foreign) : head)
                .toList();
        Bundle written = bundle(three.withHeads(heads));

        Bundle opened = open(RandomBundles.written(written));

        Calibration kept = opened.model().head("relevance").otherLanguages().orElseThrow();
        assertThat(kept.slope()).containsExactly(0.7);
        assertThat(kept.offset()).containsExactly(1.25);
        assertThat(opened.model().head("topics").otherLanguages()).isEmpty();
        assertThat(opened.version())
                .isEqualTo(written.version())
                .isNotEqualTo(bundle(three).version());
        assertThat(RandomBundles.written(opened)).isEqualTo(RandomBundles.written(written));
    }

    @Test
    void givenACalibrationForOtherLanguagesThatIsNoneThenTheModelIsRefused() {
        Model three = RandomBundles.three(5);
        for (Calibration odd :
                List.of(Calibration.identity(2), new Calibration(new double[] {Double.NaN}, new double[] {0}))) {
            List<Head> heads = new ArrayList<>(three.heads());
            heads.set(0, heads.get(0).withOtherLanguages(odd));

            assertThatExceptionOfType(BundleException.class)
                    .isThrownBy(() -> bundle(three.withHeads(heads)))
                    .withMessageContaining("head 'relevance'");
        }
    }

    @Test
    void givenASecondLookThenItIsKept() throws IOException {
        List<String> measures = List.of("words", "left-out:no words", "bare");
        ForestForm forest = RandomModels.forest(new Random(8), 1, SecondLook.columns(4, measures.size()));
        Rivals rivals = new Rivals("kind", "kind-label2", 0.3f, List.of("kind-label0", "kind-label3"), 0.7f);
        Bundle written =
                bundle(withRivals(RandomBundles.three(5), rivals.withSecond(new SecondLook(measures, forest))));

        Bundle opened = open(RandomBundles.written(written));

        SecondLook look =
                opened.model().head("relevance").rivals().orElseThrow().second().orElseThrow();
        assertThat(look.measures()).isEqualTo(measures);
        assertThat(look.forest().leafValue()).isEqualTo(forest.leafValue());
        assertThat(opened.version())
                .isEqualTo(written.version())
                .isNotEqualTo(bundle(withRivals(RandomBundles.three(5), rivals)).version());
        assertThat(RandomBundles.written(opened)).isEqualTo(RandomBundles.written(written));
    }

    private static Model withRivals(Model model, Rivals rivals) {
        List<Head> heads = model.heads().stream()
                .map(head -> head.type() == HeadType.BINARY ? head.withRivals(rivals) : head)
                .toList();
        return new Model(model.spec(), model.vocabulary(), heads, model.table());
    }

    @Test
    void givenAModelWithoutAnyFeatureThenItsBundleIsOpened() throws IOException {
        Model model = RandomBundles.three(0);

        assertThat(open(RandomBundles.written(bundle(model)))
                        .model()
                        .vocabulary()
                        .size())
                .isZero();
    }

    @Test
    void givenALabelOfEveryRowWhoseShareWasSummedUpInFloatsThenItsBundleOpensAndAnswersOne() throws IOException {
        float share = 0;
        for (int i = 0; i < 100_000; i++) {
            share += 1f / 100_000;
        }
        assertThat(share).isGreaterThan(1);
        Head head = new Head(
                "topics",
                HeadType.MULTI,
                List.of("always"),
                new LinearForm(0, new float[1]),
                Calibration.identity(1),
                new Thresholds(new double[] {0.5}, 1, 0),
                new float[] {share});
        Model model = new Model(
                FeatureSpec.standard(), new Vocabulary(new long[0], new float[0]), List.of(head), 1, new float[0]);

        Head opened = open(RandomBundles.written(bundle(model))).model().head("topics");

        assertThat(opened.decideNothing(Undecided.UNKNOWN).probabilities()).containsExactly(1);
    }

    @Test
    void givenAHeadOfTextAloneThenItsBundleSaysSoAndOthersDoNot() throws IOException {
        Model three = RandomBundles.three(7);
        List<Head> heads = new ArrayList<>(three.heads());
        Head first = heads.get(0);
        heads.set(
                0,
                new Head(
                        first.name(),
                        first.type(),
                        first.labels(),
                        first.names(),
                        first.form(),
                        first.calibration(),
                        first.thresholds(),
                        first.priors(),
                        first.rivals(),
                        true,
                        Optional.empty()));
        Model model = new Model(three.spec(), three.vocabulary(), heads, three.table());

        assertThat(open(RandomBundles.written(bundle(model))).model().heads())
                .extracting(Head::textOnly)
                .containsExactly(true, false, false);
    }

    @Test
    void givenAnotherNameCardOrProvenanceThenTheVersionStays() throws IOException {
        Model model = RandomBundles.three(5);
        List<HeadField> fields = RandomBundles.fields(model, new Random(1));
        ObjectNode provenance = JsonNodeFactory.instance.objectNode().put("seed", 1);

        String version = bundle(model).version();

        assertThat(version).matches("[0-9a-f]{12}");
        assertThat(Bundle.of("other", model, fields, NOTHING, "").version()).isEqualTo(version);
        assertThat(Bundle.of("test", model, fields, provenance, "").version()).isEqualTo(version);
        assertThat(Bundle.of("test", model, fields, NOTHING, "# Card").version())
                .isEqualTo(version);
        assertThat(open(RandomBundles.written(bundle(model))).version()).isEqualTo(version);
        assertThat(bundle(model).nameAndVersion()).isEqualTo("test@" + version);
    }

    @Test
    void givenAnythingElseThatDecidesAnswersThenTheVersionIsAnother() throws IOException {
        Model model = RandomBundles.three(5);
        List<Model> changed = new ArrayList<>(List.of(model));
        for (FeatureSpec spec : List.of(
                model.spec().withWordNgrams(1),
                model.spec().withCharNgrams(1, 2),
                model.spec().withTitle(TitleUse.BOTH),
                model.spec().withWeighting(Weighting.COUNT_ROOT))) {
            changed.add(new Model(spec, model.vocabulary(), model.heads(), model.table()));
        }
        changed.add(new Model(model.spec(), model.vocabulary(), model.heads(), 1, new float[] {0, 0, 0, 0, 1e-9f}));
        long[] keys = model.vocabulary().keys().clone();
        keys[4]++;
        changed.add(
                new Model(model.spec(), new Vocabulary(keys, model.vocabulary().idf()), model.heads(), model.table()));
        changed.add(new Model(
                model.spec(),
                new Vocabulary(model.vocabulary().keys(), new float[] {0, 0, 0, 0, 1}),
                model.heads(),
                model.table()));
        Head head = model.heads().get(0);
        changed.add(withFirst(model, new LinearForm(0, new float[] {0.25f}), head.calibration(), head.thresholds()));
        changed.add(withFirst(model, head.form(), Calibration.identity(1), head.thresholds()));
        changed.add(
                withFirst(model, head.form(), head.calibration(), new Thresholds(new double[] {0.123}, 0.875, 0.125)));

        Set<String> versions = new HashSet<>();
        for (Model one : changed) {
            versions.add(bundle(one).version());
        }

        assertThat(versions).hasSameSizeAs(changed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "../up", "ä", "line\n", "a@b"})
    void givenANameThatIsNotAllowedThenItIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> {
                    Model model = RandomBundles.three(5);
                    Bundle.of(name, model, RandomBundles.fields(model, new Random(1)), NOTHING, "");
                })
                .withMessageContaining("1-100 letters, digits, dots, dashes and underscores");
    }

    @Test
    void givenFieldsThatDoNotSuitTheHeadsThenTheyAreRefused() {
        Model model = RandomBundles.three(5);
        HeadField plain = new HeadField("f", List.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bundle.of("test", model, List.of(plain), NOTHING, ""))
                .withMessage("there are 1 fields for 3 heads");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bundle.of(
                        "test", model, List.of(plain, new HeadField("f", List.of("a", "b")), plain), NOTHING, ""))
                .withMessage("a head has 2 values for 3 labels");
    }

    @Test
    void givenProvenanceThatChangesThenTheBundleKeepsItsOwn() throws IOException {
        Model model = RandomBundles.three(5);
        ObjectNode provenance = JsonNodeFactory.instance.objectNode().put("seed", 1);
        Bundle bundle = Bundle.of("test", model, RandomBundles.fields(model, new Random(1)), provenance, "");

        provenance.put("seed", 2);

        assertThat(bundle.provenance().path("seed").intValue()).isEqualTo(1);
    }

    @Test
    void givenAFileThatIsNoBundleThenItIsRefused() throws IOException {
        Path text =
                Files.writeString(folder.resolve("text"), "This is no bundle, but long enough to look at. ".repeat(9));

        assertThatExceptionOfType(BundleException.class).isThrownBy(() -> Bundle.open(text));
        assertThatExceptionOfType(BundleException.class).isThrownBy(() -> Bundle.open(folder));
        assertThatExceptionOfType(BundleException.class).isThrownBy(() -> Bundle.open(folder.resolve("none")));
    }

    private static Bundle bundle(Model model) throws BundleException {
        return Bundle.of("test", model, RandomBundles.fields(model, new Random(1)), NOTHING, "");
    }

    private static Model withFirst(Model model, Form form, Calibration calibration, Thresholds thresholds) {
        List<Head> heads = new ArrayList<>(model.heads());
        Head head = heads.get(0);
        heads.set(0, new Head(head.name(), head.type(), head.labels(), form, calibration, thresholds, head.priors()));
        return new Model(model.spec(), model.vocabulary(), heads, model.table());
    }

    private Bundle open(byte[] bytes) throws IOException {
        return Bundle.open(Files.write(folder.resolve("test.winnow"), bytes));
    }
}
