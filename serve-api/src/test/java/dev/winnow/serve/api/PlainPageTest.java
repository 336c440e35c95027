package dev.winnow.serve.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.Classifier;
import dev.winnow.article.Page;
import dev.winnow.bundle.BundleException;
import dev.winnow.serve.TestModels;
import dev.winnow.serve.http.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read at a glance is what the whole reader says of it; whatever else there is, is left to that. */
class PlainPageTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PIECES = "{}[]:,\"\\/ \n\t\r0a-.\u00e4\u4e2d";
    private static final List<String> FIELDS = List.of("id", "url", "lang", "title", "text");
    private static final List<String> TEXTS = List.of(
            "The two governments met for talks about the match",
            "",
            " ",
            "goal \u00e4\u00f6\u00fc \u4e2d\u6587 \ud83d\ude00 minister",
            "a\u2028b\u0085c\u00a0d\u007fe",
            "New line\nand tab\t \"quoted\" back\\slash",
            "\"goal\" \\ \"",
            "{\"text\": [1]}");

    private static Classifier classifier;

    @BeforeAll
    static void open() throws BundleException {
        classifier = Classifier.open(TestModels.topics());
        assertThat(classifier.isOfTextAlone()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"minister\"}",
                "{\"title\":\"goal\"}",
                " { \"id\" : \"1\" ,\n\"text\" : \"minister resigns\" , \"title\":\"\",\"url\":\"u\",\t\"lang\":\"de\" } \r\n",
                "{\"text\":\"\",\"id\":\"\"}",
                "{\"text\":\"minister\",\"lang\":\"eng\",\"url\":\" \"}",
                "{\"text\":\"minister\",\"lang\":\"no language\"}",
                "{\"text\":\"\\\"minister\\\" \\\\ goal\\/match\\\\\",\"id\":\"\\\"\",\"title\":\"\\\\\\\\\"}",
                "{\"text\":\"\u00fcber \u4e2d\u6587 \ud83d\ude00\u2028\u0085\",\"title\":\"\u00a0\"}",
            })
    void givenAPlainPage_thenItsAnswerIsThatOfTheWholeReader(String body) throws Refusal {
        Optional<PlainPage> plain = PlainPage.of(utf8(body));

        assertThat(plain).isPresent();
        assertThat(plain.get().classify(classifier).toJson()).isEqualTo(whole(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"id\":\"1\"}",
                "{\"text\":\"a\\nb\"}",
                "{\"text\":\"a\\u0041\"}",
                "{\"text\":\"a\\x\"}",
                "{\"text\":\"a\\\"}",
                "{\"text\":\"a\\",
                "{\"te\\/xt\":\"a\"}",
                "{\"text\":\"a\nb\"}",
                "{\"text\":\"\u0000\"}",
                "{\"text\":\"a\"}x",
                "{\"text\":\"a\"",
                "{\"text\":\"a",
                "{\"text\":\"a\",}",
                "{\"text\" \"a\"}",
                "{\"te\\u0078t\":\"a\"}",
                "{\"text\":\"a\",\"text\":\"b\"}",
                "{\"text\":\"\",\"text\":\"\"}",
                "{\"text\":\"a\",\"html\":\"<p>b\"}",
                "{\"text\":\"a\",\"label\":\"b\"}",
                "{\"id\":1,\"text\":\"a\"}",
                "{\"text\":null}",
                "{\"text\":[\"a\"]}",
                "\ufeff{\"text\":\"a\"}",
            })
    void givenAnythingElse_thenItIsLeftToTheWholeReader(String body) {
        assertThat(PlainPage.of(utf8(body))).isEmpty();
    }

    @Test
    void givenBytesThatAreNoUtf8_orMoreThanIsReadAtAGlance_thenItIsLeftToTheWholeReader() {
        byte[] latin = "{\"text\":\"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(PlainPage.of(latin)).isEmpty();
        assertThat(PlainPage.of(utf8("{\"text\":\"" + "a".repeat(16_373) + "\"}")))
                .isPresent();
        assertThat(PlainPage.of(utf8("{\"text\":\"" + "a".repeat(16_374) + "\"}")))
                .isEmpty();
    }

    @Test
    void givenPagesOfAnyFields_andAnyByteOfThemChanged_thenWhatIsReadIsReadTheSame() throws Refusal {
        Random random = new Random(11);
        int plain = 0;
        for (int round = 0; round < 20_000; round++) {
            ObjectNode page = JSON.createObjectNode();
            for (String field : FIELDS) {
                if (random.nextBoolean()) {
                    page.put(field, TEXTS.get(random.nextInt(TEXTS.size())));
                }
            }
            StringBuilder body = new StringBuilder(page.toString());
            for (int change = random.nextInt(3); change > 0; change--) {
                int at = random.nextInt(body.length());
                body.setCharAt(at, PIECES.charAt(random.nextInt(PIECES.length())));
            }
            Optional<PlainPage> read = PlainPage.of(utf8(body.toString()));
            if (read.isPresent()) {
                plain++;
                assertThat(read.get().classify(classifier).toJson())
                        .as(body.toString())
                        .isEqualTo(whole(body.toString()));
            }
        }
        assertThat(plain).isGreaterThan(2000);
    }

    /** Throws where the whole reader refuses. */
    private static String whole(String body) throws Refusal {
        byte[] bytes = utf8(body);
        Page page = PageJson.read(bytes, 0, bytes.length);
        return classifier.classify(page).toJson();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
