package dev.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"", "topics", "a \"b\" \\ c", "line\nend\u0000", "\u00fcber \u4e2d\u6587 \ud83d\ude00 \u2028"})
    void givenAName_thenItIsWrittenAsTheTextIs(String name) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = Classification.generator(out)) {
            json.writeStartArray();
            json.writeString(JsonNames.of(name));
            json.writeString(name);
            json.writeEndArray();
        }

        String[] both = halves(out.toString(StandardCharsets.UTF_8));
        assertThat(both[0]).isEqualTo(both[1]);
    }

    /** An array of two equal values, each as it is written. */
    private static String[] halves(String array) {
        int middle = array.length() / 2;
        return new String[] {array.substring(1, middle), array.substring(middle + 1, array.length() - 1)};
    }

    @Test
    void givenMoreNamesThanAreKept_thenTheyAreWrittenAllTheSame() {
        for (int i = 0; i < 20_000; i++) {
            assertThat(JsonNames.of("name " + i).getValue()).isEqualTo("name " + i);
        }
    }
}
