package dev.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.winnow.feature.RandomText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written for every page looks as what Jackson writes. */
class JsonBytesTest {
    @FunctionalInterface
    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    private static String byJackson(Writing writing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = Classification.generator(out)) {
            writing.to(json);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String ours(JsonBytes json) {
        return new String(json.toArray(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "topics",
                "a \"b\" \\ c / d",
                "line\nend\u0000\u001f\u007f~",
                "\u00fcber \u4e2d\u6587 \ud83d\ude00 \u2028"
            })
    void givenAText_thenItIsWrittenAsByJackson_asANameToo(String text) throws IOException {
        String expected = byJackson(json -> json.writeString(text));

        assertThat(ours(new JsonBytes().text(text))).isEqualTo(expected);
        assertThat(ours(new JsonBytes().name(text))).isEqualTo(expected);
        assertThat(ours(new JsonBytes().name(text))).isEqualTo(expected);
    }

    @Test
    void givenAnyText_thenItIsWrittenAsByJackson() throws IOException {
        Random random = new Random(3);
        for (int round = 0; round < 2000; round++) {
            byte[] sound = RandomText.of(random, random.nextInt(60)).getBytes(StandardCharsets.UTF_8);
            String text = new String(sound, StandardCharsets.UTF_8);

            assertThat(ours(new JsonBytes().text(text))).isEqualTo(byJackson(json -> json.writeString(text)));
        }
    }

    @Test
    void givenHalfOfASurrogatePair_thenItBecomesAQuestionMark() {
        assertThat(ours(new JsonBytes().text("a\ud83db\ude00"))).isEqualTo("\"a?b?\"");
    }

    @Test
    void givenAnyProbability_thenItIsWrittenAsByJackson_andReadBackTheSame() throws IOException {
        Random random = new Random(4);
        for (int round = 0; round < 20_000; round++) {
            float number = round < 2 ? round : (float) Math.exp(-random.nextFloat() * (round % 100));
            String written = ours(new JsonBytes().number(number));

            assertThat(written).isEqualTo(byJackson(json -> json.writeNumber(number)));
            assertThat(Float.parseFloat(written)).isEqualTo(number);
        }
    }

    @Test
    void givenMoreThanThereIsRoomFor_thenThereIsMoreRoom() {
        JsonBytes json = new JsonBytes();
        for (int i = 0; i < 1000; i++) {
            json.text("ab").sign(',').text("\u00e4".repeat(i)).sign(',');
        }

        assertThat(ours(json)).startsWith("\"ab\",\"\",\"ab\",\"\u00e4\",").endsWith("\u00e4\",");
        assertThat(ours(json).length()).isEqualTo(1000 * 8 + 999 * 500);
    }

    @Test
    void givenMoreNamesThanAreKept_thenTheyAreWrittenAllTheSame() {
        for (int i = 0; i < 20_000; i++) {
            assertThat(ours(new JsonBytes().name("name " + i))).isEqualTo("\"name " + i + "\"");
        }
    }
}
