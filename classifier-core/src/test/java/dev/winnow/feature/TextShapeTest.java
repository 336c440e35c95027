package dev.winnow.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextShapeTest {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+");

    @Test
    void givenTextThatIsWrittenWithSpacesThenWordsAreRunsOfLettersAndDigits() {
        Random random = new Random(1);
        String signs = "aZ\u00e9\u0436\u05d07 \n.,!-";
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(40); n > 0; n--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            assertThat(TextShape.of(text.toString()).words())
                    .as(text.toString())
                    .isEqualTo((int) WORD.matcher(text).results().count());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "\u653f\u5e9c\u5468\u4e8c\u8bf4, 3",
        "'\u653f\u5e9c\u3001\u5468\u4e8c\u3001\u8bf4\u3002', 3",
        "'iPhone \u653f\u5e9c 16', 3",
        "iPhone\u653f\u5e9c16, 3",
        "\u6771\u4eac\u30bf\u30ef\u30fc, 3",
        "\ud55c\uad6d\uc5b4 \ub274\uc2a4, 2",
    })
    void givenTextThatIsWrittenWithoutSpacesThenTwoCharactersAreAWord(String text, int words) {
        assertThat(TextShape.of(text).words()).isEqualTo(words);
    }

    @Test
    void givenALongLineWithoutSpacesThenItIsNotShort() {
        String line = "\u653f\u5e9c\u5468\u4e8c\u8bf4".repeat(4) + "\u3002";

        TextShape shape = TextShape.of(line + "\n" + line);

        assertThat(shape.words()).isEqualTo(20);
        assertThat(shape.lines()).isEqualTo(2);
        assertThat(shape.sentenceLines()).isEqualTo(2);
        assertThat(shape.shortLines()).isZero();
    }
}
