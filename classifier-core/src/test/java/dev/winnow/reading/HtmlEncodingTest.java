package dev.winnow.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlEncodingTest {
    private static final String RUSSIAN = "<p>Совет города отложил на понедельник решение о трамвае к гавани.";
    private static final String JAPANESE = "<p>市議会は月曜日に港への路面電車の計画を延期することを決めました。";

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE"})
    void givenAByteOrderMark_whenDecoded_thenItDecides(String charset) {
        byte[] bytes = ("\uFEFF<meta charset=windows-1252>" + RUSSIAN).getBytes(Charset.forName(charset));

        assertThat(HtmlEncoding.decode(bytes, "text/html; charset=koi8-r")).endsWith(RUSSIAN);
    }

    @Test
    void givenAHeader_whenDecoded_thenItGoesBeforeTheMarkup() {
        byte[] bytes = ("<meta charset=utf-8>" + RUSSIAN).getBytes(Charset.forName("windows-1251"));

        assertThat(HtmlEncoding.decode(bytes, "text/html; charset=\"Windows-1251\""))
                .endsWith(RUSSIAN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<meta charset=windows-1251>|windows-1251",
                "<META CHARSET = 'koi8-r'>|koi8-r",
                "<meta http-equiv=content-type content=\"text/html; charset=windows-1251\">|windows-1251",
                "<?xml version=\"1.0\" encoding=\"windows-1251\"?>|windows-1251",
                "<meta charset=utf-16>|UTF-8",
                "<meta name=x><meta charset=nonsense><meta charset=utf-8>|UTF-8"
            })
    void givenMarkupThatNamesIt_whenDecoded_thenItDecides(String markup, String charset) {
        assertThat(HtmlEncoding.decode((markup + RUSSIAN).getBytes(Charset.forName(charset))))
                .isEqualTo(markup + RUSSIAN);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "windows-1251"})
    void givenRussianAndNoName_whenDecoded_thenItIsGuessed(String charset) {
        assertThat(HtmlEncoding.decode(RUSSIAN.getBytes(Charset.forName(charset))))
                .isEqualTo(RUSSIAN);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "Shift_JIS", "EUC-JP"})
    void givenJapaneseAndNoName_whenDecoded_thenItIsGuessed(String charset) {
        assertThat(HtmlEncoding.decode(JAPANESE.getBytes(Charset.forName(charset))))
                .isEqualTo(JAPANESE);
    }

    @Test
    void givenChineseOrKoreanAndNoName_whenDecoded_thenItIsGuessed() {
        String chinese = "<p>市议会星期一决定推迟通往港口的有轨电车计划，等待潜水员检查码头墙壁。";
        String korean = "<p>시의회는 월요일에 항구로 가는 전차 계획을 연기하기로 결정했다.";

        assertThat(HtmlEncoding.decode(chinese.getBytes(Charset.forName("GB18030"))))
                .isEqualTo(chinese);
        assertThat(HtmlEncoding.decode(korean.getBytes(Charset.forName("EUC-KR"))))
                .isEqualTo(korean);
    }

    @Test
    void givenWesternLettersAndNoName_whenDecoded_thenTheyAreWindows1252() {
        String text = "<p>Der Stadtrat von München verschob die Straßenbahn – für €71 Mio. – “vorerst”.";

        assertThat(HtmlEncoding.decode(text.getBytes(Charset.forName("windows-1252"))))
                .isEqualTo(text);
    }

    @Test
    void givenAnyBytes_whenDecoded_thenThereAreCharacters() {
        Random random = new Random(3);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            assertThat(HtmlEncoding.decode(bytes).length()).isLessThanOrEqualTo(bytes.length);
        }
        assertThat(HtmlEncoding.decode("<meta charset=iso-2022-kr>x".getBytes(StandardCharsets.US_ASCII)))
                .contains("x");
    }
}
