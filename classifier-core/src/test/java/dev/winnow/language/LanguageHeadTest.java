package dev.winnow.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageHeadTest {
    private static final LanguageHead HEAD = LanguageHead.standard();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | The council will decide on Monday whether the old bridge is to be closed for repairs.",
                "de | Der Gemeinderat entscheidet am Montag, ob die alte Brücke wegen der Bauarbeiten gesperrt wird.",
                "fr | Le conseil municipal décidera lundi si le vieux pont doit être fermé pour des travaux.",
                "es | El ayuntamiento decidirá el lunes si el puente viejo se cierra por las obras.",
                "it | Il consiglio comunale deciderà lunedì se chiudere il vecchio ponte per i lavori.",
                "nl | De gemeenteraad beslist maandag of de oude brug wegens werkzaamheden wordt afgesloten.",
                "pl | Rada miasta zdecyduje w poniedziałek, czy stary most zostanie zamknięty na czas remontu.",
                "fi | Kunnanvaltuusto päättää maanantaina, suljetaanko vanha silta korjausten ajaksi.",
                "tr | Belediye meclisi pazartesi günü eski köprünün onarım için kapatılıp kapatılmayacağına karar verecek.",
                "ru | Городской совет решит в понедельник, закрывать ли старый мост на ремонт.",
                "uk | Міська рада вирішить у понеділок, чи закривати старий міст на ремонт.",
                "ar | سيقرر المجلس البلدي يوم الاثنين ما إذا كان الجسر القديم سيغلق من أجل الإصلاح.",
                "el | Το δημοτικό συμβούλιο θα αποφασίσει τη Δευτέρα αν θα κλείσει η παλιά γέφυρα.",
                "zh | 市议会将于星期一决定是否关闭旧桥进行维修。",
                "ja | 市議会は月曜日に、古い橋を修理のために閉鎖するかどうかを決める。",
                "ko | 시의회는 월요일에 낡은 다리를 수리를 위해 폐쇄할지 결정할 예정이다.",
                "ta | பழைய பாலம் மூடப்படுமா என்று நகராட்சி திங்களன்று முடிவு செய்யும்.",
            })
    void sentenceThenItsLanguage(String code, String sentence) {
        LanguageGuess guess = HEAD.guess(sentence);

        assertThat(guess.code()).isEqualTo(code);
        assertThat(guess.probability()).isBetween(0.7f, 1f);
        assertThat(guess.isDetermined()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "\n\t", "12 345,67", "!?...", "😀🎉", "\uD800", "\uDC00x1", "\u0301\u0301", "\u0000"})
    void nothingToReadThenUndetermined(String text) {
        LanguageGuess guess = HEAD.guess(text);

        assertThat(guess.isDetermined()).isFalse();
        assertThat(guess.code()).isEqualTo("und");
        assertThat(guess.probability()).isBetween(0f, 1f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OK", "a", "x y z", "µ"})
    void tooLittleThenUndetermined(String text) {
        assertThat(HEAD.guess(text).isDetermined()).isFalse();
    }

    @Test
    void lettersOfManyScriptsThenUndetermined() {
        assertThat(HEAD.guess("Москва Ελλάδα ירושלים भारत").isDetermined()).isFalse();
    }

    @Test
    void aLanguageThatIsNotOfferedIsNotTakenForAnother() {
        String made = "Vrel kompti zuqaf mentog, iqtaru belwon sixgor tavuxe mpondi qrasu vletik zombareq plotiwu.";

        assertThat(HEAD.guess(made).isDetermined()).isFalse();
    }

    @Test
    void aForeignNameDoesNotChangeTheLanguage() {
        assertThat(HEAD.guess("Министр посетил завод компании Example Motors в понедельник и говорил с рабочими.")
                        .code())
                .isEqualTo("ru");
        assertThat(HEAD.guess("该公司在星期一宣布将与 Example Motors 合作建设新工厂。").code()).isEqualTo("zh");
    }

    @Test
    void composedAndDecomposedTextAreTheSame() {
        String text = "Le conseil décidera à Orléans où l'été a été très sec; Đường phố được nâng cấp.";

        assertThat(HEAD.best(Normalizer.normalize(text, Normalizer.Form.NFD)))
                .isEqualTo(HEAD.best(Normalizer.normalize(text, Normalizer.Form.NFC)));
    }

    @Test
    void capitalsAndWhiteSpaceDoNotMatter() {
        String text = "the council will decide on monday whether the bridge is closed";

        assertThat(HEAD.best(text.toUpperCase(Locale.ROOT))).isEqualTo(HEAD.best(text));
        assertThat(HEAD.best("\n  " + text.replace(" ", "  \t ") + " \u00A0")).isEqualTo(HEAD.best(text));
        assertThat(HEAD.best(text.replace("council", "coun\u00ADcil"))).isEqualTo(HEAD.best(text));
    }

    @Test
    void onlyTheFirstThousandCharactersAreRead() {
        String english = "The council will decide on Monday whether the old bridge is closed. "
                .repeat(20)
                .substring(0, LetterReader.READ);

        assertThat(HEAD.guess(english + "Городской совет решит в понедельник. ".repeat(1000)))
                .isEqualTo(HEAD.guess(english));
    }

    @Test
    void anyCharacterSequenceIsReadAsAString() {
        String text = "Der Gemeinderat entscheidet am Montag über die Brücke.";

        assertThat(HEAD.guess(new StringBuilder(text))).isEqualTo(HEAD.guess(text));
    }

    @Test
    void anyTextGetsAnAnswerWithinTheRanges() {
        Random random = new Random(7);
        for (int i = 0; i < 3000; i++) {
            char[] text = new char[random.nextInt(1200)];
            int from = random.nextInt(0x10000);
            int span = 1 + random.nextInt(0x400);
            for (int c = 0; c < text.length; c++) {
                text[c] = (char) (random.nextInt(6) == 0 ? ' ' : from + random.nextInt(span));
            }
            LanguageGuess guess = HEAD.guess(new String(text));

            assertThat(guess.probability()).isBetween(0f, 1f);
            assertThat(
                            guess.isDetermined()
                                    ? HEAD.languages().contains(guess.code())
                                    : guess.code().equals("und"))
                    .isTrue();
        }
    }

    @Test
    void lettersThatComeApartIntoManyDoNotOverflow() {
        assertThat(HEAD.guess("\u1F82".repeat(5000)).code()).isEqualTo("el");
        assertThat(HEAD.guess("\u01D7".repeat(5000)).probability()).isBetween(0f, 1f);
    }

    @Test
    void threadsShareOneHead() throws Exception {
        String text = "El ayuntamiento decidirá el lunes si el puente viejo se cierra por las obras.";
        LanguageGuess expected = HEAD.guess(text);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Boolean> work =
                    () -> IntStream.range(0, 500).allMatch(i -> HEAD.guess(text).equals(expected));
            for (var done :
                    threads.invokeAll(IntStream.range(0, 4).mapToObj(i -> work).toList())) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void theModelIsSmall() throws Exception {
        try (var resource = LanguageHead.class.getResourceAsStream("standard.bundle")) {
            assertThat(resource.readAllBytes().length).isLessThanOrEqualTo(300_000);
        }
        assertThat(HEAD.languages())
                .hasSize(46)
                .contains("en", "de", "zh", "ar", "sw")
                .isSorted();
    }
}
