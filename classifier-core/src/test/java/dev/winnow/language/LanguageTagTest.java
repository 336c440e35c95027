package dev.winnow.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However a language is written, its tag is that of BCP 47; what is no language is none. */
class LanguageTagTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "en; en",
                "EN; en",
                "en_us; en-US",
                "zh-hant-tw; zh-Hant-TW",
                "' en '; en",
                "'de, en;q=0.5'; de",
                "eng; en",
                "deu; de",
                "ger; de",
                "eng_Latn; en-Latn",
                "pcm; pcm",
                "English; en",
                "german; de",
                "iw; he",
                "xx; xx"
            })
    void tags(String written, String tag) {
        assertThat(LanguageTag.of(written)).contains(tag);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "und", "mul", "zxx", "x-none", "%", "a language", "klingonish", "e", "12"})
    void noTags(String written) {
        assertThat(LanguageTag.of(written)).isEmpty();
    }

    @Test
    void givenATagThenItIsItsOwnTag() {
        for (String code : Locale.getISOLanguages()) {
            String tag = LanguageTag.of(code).orElse("");
            assertThat(tag).as(code).isNotEmpty();
            assertThat(LanguageTag.of(tag)).as(code).contains(tag);
            String longCode = new Locale.Builder().setLanguage(code).build().getISO3Language();
            assertThat(LanguageTag.of(longCode)).as(longCode).contains(tag);
        }
    }

    @Test
    void givenATagOfMorePartsThenTheLanguageIsItsFirst() {
        assertThat(LanguageTag.language("zh-Hant-TW")).isEqualTo("zh");
        assertThat(LanguageTag.language("en")).isEqualTo("en");
    }
}
