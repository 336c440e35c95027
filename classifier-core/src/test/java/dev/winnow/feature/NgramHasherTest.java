package dev.winnow.feature;

import static dev.winnow.feature.Hashes.WORDS;
import static dev.winnow.feature.Hashes.token;
import static dev.winnow.feature.Hashes.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NgramHasherTest {
    private static final FeatureSpec PAIRS = FeatureSpec.standard().withWordNgrams(2);

    @ParameterizedTest
    @CsvSource({
        "NEWS, news",
        "Straße, STRAßE",
        "ΟΔΥΣΣΕΥΣ, οδυσσευς",
        "οδυσσευς, οδυσσευσ",
        "ISTANBUL, istanbul",
        "ıstanbul, Istanbul",
        "МОСКВА, москва",
        "Ёлка, ёлка",
        "ԵՐԵՎԱՆ, երեվան",
        "ǆ, ǅ",
        "Ⅷ, ⅷ",
        "𐐀𐐁, 𐐨𐐩",
        "ﬁ, ﬁ",
        "ſ, s"
    })
    void givenWordsThatDifferInCaseOnlyThenTheyAreOneToken(String a, String b) {
        assertThat(token(a)).isEqualTo(token(b));
    }

    @Test
    void givenALetterThenUpperLowerAndTitleCaseAreOneToken() {
        for (int c = 0; c < 0x1F000; c++) {
            boolean dotted = c == 0x130; // its lower case is two characters: i and the dot
            if (Character.isLetter(c) && !dotted) {
                long token = token(Character.toString(c));
                assertThat(token(Character.toString(Character.toUpperCase(c))))
                        .as("upper case of U+%04X", c)
                        .isEqualTo(token);
                assertThat(token(Character.toString(Character.toLowerCase(Character.toUpperCase(c)))))
                        .as("lower case of U+%04X", c)
                        .isEqualTo(token);
            }
        }
    }

    @Test
    void givenADottedCapitalIThenItIsItsLowerCaseFormWithTheDot() {
        assertThat(token("İzmir")).isEqualTo(token("i\u0307zmir")).isNotEqualTo(token("izmir"));
    }

    @ParameterizedTest
    @CsvSource({"news, mews", "resume, résumé", "pere, père", "и, й", "ο, ό", "ab, ba", "a, aa", "ß, ss", "1, ١", "e, е"
    })
    void givenWordsThatAreSpeltOtherwiseThenTheyAreTwoTokens(String a, String b) {
        assertThat(token(a)).isNotEqualTo(token(b));
    }

    @Test
    void givenAnythingBelow2150ThatDecomposesThenBothFormsHashAlike() {
        FeatureSpec characters = PAIRS.withCharNgrams(1, 5);
        for (int c = 0; c < 0x2150; c++) {
            String composed = "x" + (char) c + "y";
            String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);

            assertThat(Hashes.of(characters, decomposed)).as("U+%04X", c).isEqualTo(Hashes.of(characters, composed));
        }
    }

    @Test
    void givenVietnameseThenTheOrderOfTheMarksDoesNotMatter() {
        assertThat(token("Vi\u1EC7t"))
                .isEqualTo(token("vie\u0323\u0302t"))
                .isEqualTo(token("VIE\u0302\u0323T"))
                .isEqualTo(token("vi\u00EA\u0323t"))
                .isEqualTo(token("vi\u1EB9\u0302t"))
                .isNotEqualTo(token("vi\u00EAt"));
    }

    @Test
    void givenAMarkThenItBelongsToTheLetterBeforeIt() {
        assertThat(token("e\u0301a")).isNotEqualTo(token("ea\u0301"));
        assertThat(token("e\u0301")).isNotEqualTo(token("e\u0301\u0301"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0301", " \u0301", ".\u0301", "\u0301\u0323 \u093F", "\u20E3"})
    void givenMarksWithoutALetterThenThereIsNoToken(String text) {
        assertThat(words(text)).isEmpty();
    }

    @Test
    void givenAMarkAfterASeparatorThenTheNextWordDoesNotGetIt() {
        assertThat(words("a. \u0301b")).isEqualTo(words("a b"));
        assertThat(words("漢\u0301字")).isEqualTo(words("漢字"));
        assertThat(words("😀\u0301b")).isEqualTo(words("😀 b"));
    }

    @Test
    void givenAMarkThatSpacesThenItIsPartOfTheWord() {
        assertThat(words("हिन्दी")).hasSize(1);
        assertThat(token("कि")).isNotEqualTo(token("की"));
    }

    @Test
    void givenDigitsOfAnyScriptThenTheyMakeWords() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (Character.isDigit(c)) {
                assertThat(words(Character.toString(c))).as("U+%04X", c).hasSize(1);
            }
        }
        assertThat(words("2024 covid19 ½ Ⅷ ①")).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({"漢字仮名, 漢字|字仮|仮名", "ไทยแลนด์, ไท|ทย|ยแ|แล|ลน|นด|ด์", "カタカナー, カタ|タカ|カナ|ナー", "ขอบ, ขอ|อบ"})
    void givenAScriptWithoutSpacesThenPairsOfCharactersAreTheTokens(String text, String pairs) {
        assertThat(words(text)).isEqualTo(words(pairs));
        assertThat(words(text)).hasSize(text.length() - 1);
    }

    @Test
    void givenALoneIdeographThenItIsAToken() {
        assertThat(words("漢")).hasSize(1);
        assertThat(words("漢。字")).isEqualTo(List.of(token("漢"), token("字")));
        assertThat(token("漢")).isNotEqualTo(token("漢字"));
    }

    @Test
    void givenIdeographsAmongLatinThenRunsAndWordsEndEachOther() {
        assertThat(words("abc漢字def")).isEqualTo(words("abc 漢字 def"));
        assertThat(words("漢a字")).isEqualTo(words("漢 a 字"));
        assertThat(words("é漢字é")).isEqualTo(words("é 漢字 é"));
        assertThat(words("漢字ж漢")).isEqualTo(words("漢字 ж 漢"));
        assertThat(words("NHKは8日")).isEqualTo(words("nhk は 8 日"));
        assertThat(words("漢字😀漢")).isEqualTo(words("漢字 😀 漢"));
    }

    @Test
    void givenTwoRunsThenTheyMakeNoPairAcrossTheSeparator() {
        assertThat(words("漢字 仮名")).isEqualTo(words("漢字|仮名")).hasSize(2);
    }

    @Test
    void givenIdeographsBeyondTheBasicPlaneThenPairsAreOfCodePoints() {
        assertThat(words("𠀀𠀁𠀂")).isEqualTo(words("𠀀𠀁 𠀁𠀂")).hasSize(2);
    }

    @Test
    void givenEmojiThenEachIsATokenByItself() {
        assertThat(words("😀😀🎉")).isEqualTo(List.of(token("😀"), token("😀"), token("🎉")));
        assertThat(words("good👍news")).isEqualTo(words("good 👍 news"));
    }

    @Test
    void givenEmojiSequencesThenJoinersSkinTonesAndVariationSelectorsArePassedOver() {
        assertThat(words("👨\u200D👩\u200D👧")).isEqualTo(words("👨👩👧"));
        assertThat(words("👍🏽")).isEqualTo(words("👍"));
        assertThat(words("❤\uFE0F")).isEqualTo(words("❤"));
        assertThat(words("葛\uDB40\uDD00城")).isEqualTo(words("葛城"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00AD", "\u200D", "\u200C", "\uFEFF", "\u2060", "\u200E"})
    void givenFormatCharactersInAWordThenTheWordIsWhole(String format) {
        assertThat(token("news" + format + "paper")).isEqualTo(token("newspaper"));
        assertThat(token("caf" + format + "é")).isEqualTo(token("café"));
        assertThat(token("e" + format + "\u0301")).isEqualTo(token("é"));
        assertThat(words(format + " " + format)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\0", "\uD83D", "\uDE00", "\uDE00\uD83D", "\uE000", "\uFFFF", "\u0085", "€", "’", "_", "\u2028"})
    void givenCharactersThatAreNoTextThenTheySeparate(String separator) {
        assertThat(words("a" + separator + "b")).isEqualTo(words("a b"));
        assertThat(words("é" + separator + "é")).isEqualTo(words("é é"));
        assertThat(words("漢" + separator + "字")).isEqualTo(words("漢 字"));
        assertThat(words(separator)).isEmpty();
    }

    @Test
    void givenASurrogatePairAcrossTheWindowThenItIsOneCharacter() {
        for (int before = Utf8Window.CHARACTERS - 4; before <= Utf8Window.CHARACTERS + 4; before++) {
            assertThat(words(" ".repeat(before) + "😀x")).isEqualTo(words("😀 x"));
            assertThat(words(" ".repeat(before) + "𠀀𠀁")).isEqualTo(words("𠀀𠀁"));
            assertThat(words(" ".repeat(before) + "\uD83D")).isEmpty();
            assertThat(words(" ".repeat(before) + "\uD83D\uD83Dx")).isEqualTo(words("x"));
        }
        assertThat(words("\uD83D".repeat(5000))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t .,;:!?", "\u00A0\u3000\u2028", "€$+<=>^`|~", "()[]{}„“"})
    void givenNothingButSeparatorsThenThereIsNoToken(String text) {
        assertThat(words(text)).isEmpty();
        assertThat(words(text.repeat(3000))).isEmpty();
    }

    @Test
    void givenAMegabyteOfOneLetterThenItIsOneToken() {
        String text = "a".repeat(1 << 20);

        assertThat(words(text)).hasSize(1);
        assertThat(words(text)).isNotEqualTo(words(text + "a"));
    }

    @Test
    void givenAWordOfAnyLengthThenItsHashIsTheSameReadByBlocksAndByCharacters() {
        for (int length = 1; length <= 200; length++) {
            StringBuilder word = new StringBuilder();
            for (int i = 0; i < length; i++) {
                word.append("aZ9".charAt(i % 3));
            }
            for (int before = 0; before <= 64; before++) {
                String text = " ".repeat(before) + word;
                assertThat(words(text)).containsExactly(token(word + "\u00AD")); // passed over, but not ASCII
            }
        }
    }

    @Test
    void givenWordsThenNoTwoOfThemHashAlike() {
        List<Long> made = new ArrayList<>();
        for (int number = 0; number < 200_000; number++) {
            made.add(token(Integer.toString(number, 36)));
            made.add(token("internationalisation" + number));
        }

        assertThat(new HashSet<>(made)).hasSameSizeAs(made);
    }

    @Test
    void givenAMegabyteOfOneIdeographThenItIsOnePairOftenRepeated() {
        List<Long> tokens = words("漢".repeat(1 << 20));

        assertThat(tokens).hasSize((1 << 20) - 1);
        assertThat(new HashSet<>(tokens)).containsExactly(token("漢漢"));
    }

    @Test
    void givenTwoWordsThenTheirPairDependsOnTheirOrder() {
        List<Long> ab = Hashes.of(PAIRS, "dog man");
        List<Long> ba = Hashes.of(PAIRS, "man dog");

        assertThat(ab).hasSize(3).startsWith(token("dog"), token("man"));
        assertThat(ab).doesNotContain(ba.get(2));
    }

    @Test
    void givenThreeWordsThenEveryShorterNgramIsAFeatureToo() {
        List<Long> made = Hashes.of(PAIRS.withWordNgrams(3), "a b c");

        assertThat(made).hasSize(6).doesNotHaveDuplicates().containsAll(Hashes.of(PAIRS, "a b c"));
        assertThat(made).containsAll(Hashes.of(PAIRS, "b c"));
    }

    @Test
    void givenPunctuationBetweenWordsThenTheyAreStillNeighbours() {
        assertThat(Hashes.of(PAIRS, "one. Two")).isEqualTo(Hashes.of(PAIRS, "one two"));
    }

    @Test
    void givenATitleThenItMakesNoPairWithTheText() {
        FeatureSpec joined = PAIRS.withTitle(TitleUse.JOINED);

        List<Long> expected = new ArrayList<>(Hashes.of(joined, "one two"));
        expected.addAll(Hashes.of(joined, "three"));
        assertThat(Hashes.of(joined, "one two", "three")).isEqualTo(expected);
        assertThat(Hashes.of(joined, "漢", "字")).isEqualTo(List.of(token("漢"), token("字")));
        assertThat(Hashes.of(joined, "news", "paper")).isEqualTo(List.of(token("news"), token("paper")));
    }

    @Test
    void givenATitleOfItsOwnThenItsFeaturesAreOthers() {
        FeatureSpec spec = PAIRS.withCharNgrams(2, 3);
        List<Long> text = Hashes.of(spec, "ab 漢字 😀");
        List<Long> separate = Hashes.of(spec.withTitle(TitleUse.SEPARATE), "ab 漢字 😀", "");

        assertThat(separate).hasSameSizeAs(text).doesNotContainAnyElementsOf(text);
        assertThat(Hashes.of(spec.withTitle(TitleUse.SEPARATE), "", "ab 漢字 😀")).isEqualTo(text);
    }

    @Test
    void givenBothUsesOfTheTitleThenItCountsAsTextAndAsItself() {
        List<Long> expected = new ArrayList<>(Hashes.of(PAIRS, "one two"));
        expected.addAll(Hashes.of(PAIRS.withTitle(TitleUse.SEPARATE), "one two", ""));
        expected.addAll(Hashes.of(PAIRS, "three"));

        assertThat(Hashes.of(PAIRS.withTitle(TitleUse.BOTH), "one two", "three"))
                .isEqualTo(expected);
    }

    /** What version 2 of the feature spec means. Where this fails, bundles made before would answer otherwise. */
    @Test
    void givenVersionTwoThenItsHashesNeverChange() {
        String text = "The quick BROWN fox, 2024 — Straße Ёлка Việt résumé 漢字仮名 ไทย हिन्दी العربية 한국어 😀👍🏽";
        FeatureSpec spec = new FeatureSpec(2, 3, 3, 5, TitleUse.BOTH, Weighting.LOG_L2, false, 0);

        long sum = 0;
        for (long hash : Hashes.of(spec, "A title", text)) {
            sum = sum * 31 + hash;
        }

        assertThat(token("the")).isEqualTo(5247424129077471790L);
        assertThat(sum).isEqualTo(-6451282521970172836L);
    }

    @Test
    void givenNullForTextThenItIsRefusedAndTheTitleReachesNoOtherArticle() {
        List<Long> made = new ArrayList<>();
        NgramHasher hasher = new NgramHasher(WORDS, Hashes.collector(made));

        assertThatNullPointerException().isThrownBy(() -> hasher.hash("left over", null));

        hasher.hash("", "next");
        assertThat(made).containsExactly(token("next"));
    }
}
