package dev.winnow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.winnow.article.Article;
import dev.winnow.article.Page;
import dev.winnow.bundle.Bundle;
import dev.winnow.bundle.BundleException;
import dev.winnow.bundle.HeadField;
import dev.winnow.feature.RandomText;
import dev.winnow.feature.Utf8Text;
import dev.winnow.model.Decision;
import dev.winnow.model.Model;
import dev.winnow.model.RandomModels;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifierTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final Bundle bundle;
    private final Classifier classifier;

    ClassifierTest() throws BundleException {
        bundle = TestBundles.tiny();
        classifier = Classifier.of(bundle);
    }

    @Test
    void givenAPageThenItsClassificationIsOneJsonObjectInTheOrderOfTheDesign() {
        Page page = new Page("42", "https://a.example/1", "Minister resigns", "The minister ...", null, "en");

        // One feature of weight 1: the scores are its row and the bias.
        assertThat(classifier.classify(page).toJson())
                .isEqualTo("{\"id\":\"42\",\"url\":\"https://a.example/1\",\"lang\":\"en\",\"heads\":{"
                        + "\"relevance\":{\"labels\":[\"relevant\"],\"decision\":\"keep\","
                        + "\"probabilities\":{\"relevant\":0.95257413,\"junk\":0.047425866}},"
                        + "\"topics\":{\"labels\":[\"politics\"],"
                        + "\"probabilities\":{\"politics\":0.95257413,\"sport\":0.047425874}},"
                        + "\"kind\":{\"labels\":[\"news\"],"
                        + "\"probabilities\":{\"news\":0.7310586,\"listing\":0.26894143}}},"
                        + "\"model\":\"" + bundle.nameAndVersion() + "\"}");
    }

    @Test
    void givenUtf8ThenTheAnswerIsThatOfTheStrings() {
        Random random = new Random(5);
        for (int round = 0; round < 50; round++) {
            String title = RandomText.of(random, random.nextInt(10));
            String text = new String(
                    (RandomText.of(random, 300) + " goal").getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

            assertThat(classifier
                            .classify(
                                    Utf8Text.of(title.getBytes(StandardCharsets.UTF_8)),
                                    Utf8Text.of(text.getBytes(StandardCharsets.UTF_8)))
                            .toJson())
                    .isEqualTo(classifier
                            .classify(new Article(
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    List.of(),
                                    new String(title.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8),
                                    text,
                                    List.of()))
                            .toJson());
        }
    }

    @Test
    void givenWhatAPageDoesNotHaveThenTheJsonDoesNotNameIt() throws IOException {
        JsonNode json = JSON.readTree(classifier.classify(Page.ofText("goal")).toJson());

        List<String> keys = new ArrayList<>();
        json.fieldNames().forEachRemaining(keys::add);
        assertThat(keys).containsExactly("heads", "model");
        assertThat(json.at("/heads/relevance").has("decision")).isTrue();
        assertThat(json.at("/heads/topics").has("decision")).isFalse();
        assertThat(json.at("/heads/kind").has("decision")).isFalse();
        assertThat(json.toString()).doesNotContain("null");
    }

    @Test
    void givenNamesWithQuotesAndControlCharactersThenTheJsonIsStillJson() throws IOException {
        String id = "a\"b\\c\n\u0001\u2028ü😀";

        JsonNode json = JSON.readTree(
                classifier.classify(Page.ofText("goal").withId(id)).toJson());

        assertThat(json.path("id").textValue()).isEqualTo(id);
    }

    @Test
    void givenPagesThenDecisionsFollowTheWords() {
        assertThat(classifier.classify(Page.ofText("cookie")).head("relevance").decision())
                .isEqualTo(Decision.DROP);
        assertThat(classifier.classify(Page.ofText("cookie")).head("relevance").labels())
                .containsExactly("junk");
        assertThat(classifier
                        .classify(Page.ofText("goal minister"))
                        .head("topics")
                        .labels())
                .containsExactly("politics", "sport");
        assertThat(classifier
                        .classify(Page.ofText("goal cookie"))
                        .head("relevance")
                        .decision())
                .isEqualTo(Decision.REVIEW);
    }

    @Test
    void givenAPageWithNothingKnownThenTheAnswerIsWhatIsUsual() {
        for (Page page : List.of(
                new Page(null, null, null, null, null, null),
                Page.ofText(""),
                Page.ofText("", "unheard of"),
                Page.ofHtml(""),
                Page.ofHtml("<script>minister</script>"))) {
            Classification result = classifier.classify(page);

            assertThat(result.head("relevance").decision()).isEqualTo(Decision.REVIEW);
            assertThat(result.head("relevance").probabilities()).containsExactly(0.75f, 0.25f);
            assertThat(result.head("topics").labels()).isEmpty();
            assertThat(result.head("topics").probabilities()).containsExactly(0.5f, 0.25f);
            assertThat(result.head("kind").labels()).isEmpty();
        }
    }

    @Test
    void givenAPageWithHtmlThenDeletingItsTitleAndTextChangesNoByte() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            String html = "<title>" + RandomText.words(random, 3) + "</title><p>minister " + RandomText.of(random, 50)
                    + "<nav>goal</nav>";
            Page gold = new Page("1", "u", "goal cookie", RandomText.of(random, 20) + " goal", html, "en");
            Page bare = new Page("1", "u", null, null, html, "en");

            assertThat(classifier.classify(gold).toJson())
                    .isEqualTo(classifier.classify(bare).toJson());
        }
        assertThat(classifier
                        .classify(Page.ofHtml("<p>minister<nav>goal</nav>"))
                        .head("topics")
                        .labels())
                .containsExactly("politics");
    }

    @Test
    void givenAnArticleThenItIsClassifiedAsItsPageIs() {
        Article article = new Article("1", "u", "en", null, null, List.of(), "goal", "minister", List.of());

        assertThat(classifier.classify(article).toJson())
                .isEqualTo(classifier
                        .classify(new Page("1", "u", "goal", "minister", null, "en"))
                        .toJson());
    }

    @Test
    void givenEightThreadsAtOnceThenAllResultsAreBitEqualToThoseOfOne() throws Exception {
        Random random = new Random(2);
        Model model = RandomModels.of(random, 6);
        List<HeadField> fields = Collections.nCopies(6, new HeadField("f", List.of()));
        Classifier shared = Classifier.of(Bundle.of("shared", model, fields, JSON.createObjectNode(), ""));
        List<Page> pages = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            pages.add(Page.ofText(RandomText.words(random, 5), RandomText.words(random, random.nextInt(200)))
                    .withId("page " + i));
        }
        List<String> expected = pages.stream()
                .map(page -> Classifier.of(shared.bundle()).classify(page).toJson())
                .toList();

        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<List<String>>> results = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                int first = t * 25;
                results.add(threads.submit(() -> {
                    start.await();
                    List<String> made = new ArrayList<>(Collections.nCopies(200, ""));
                    for (int i = 0; i < 600; i++) {
                        int at = (first + i) % 200;
                        made.set(at, shared.classify(pages.get(at)).toJson());
                    }
                    return made;
                }));
            }
            start.countDown();
            for (Future<List<String>> result : results) {
                assertThat(result.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void givenABundleFileThenItAnswersAsTheBundleInMemory() throws IOException {
        Path file = folder.resolve("tiny.winnow");
        try (OutputStream out = Files.newOutputStream(file)) {
            bundle.write(out);
        }

        Classifier opened = Classifier.open(file);

        for (String text : List.of("minister", "goal goal cookie", "", "cookie minister goal")) {
            assertThat(opened.classify(Page.ofText(text)).toJson())
                    .isEqualTo(classifier.classify(Page.ofText(text)).toJson());
        }
    }

    @Test
    void givenNoBundleThenTheRefusalIsABundleException() {
        assertThatExceptionOfType(BundleException.class).isThrownBy(() -> Classifier.open(folder.resolve("none")));
    }

    @Test
    void givenAnUnknownHeadThenTheKnownOnesAreNamed() {
        Classification result = classifier.classify(Page.ofText("goal"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> result.head("mood"))
                .withMessage("there is no head \"mood\"; there are relevance, topics, kind");
    }
}
