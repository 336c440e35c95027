package dev.winnow.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.article.Article;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StyleTest {
    private static final FeatureSpec PAGE = FeatureSpec.standard().withPageFields(true);

    private static String tokens(String text) {
        List<String> names = new ArrayList<>();
        Style.scan(text, (where, from, to) -> names.add(Style.name(where, from, to)));
        return String.join(" ", names);
    }

    private static List<Long> hashes(String title, String text) {
        List<Long> all = new ArrayList<>();
        Article article = new Article(null, null, null, null, null, List.of(), title, text, List.of());
        new NgramHasher(PAGE, Hashes.collector(all)).hash(article, Field.STYLE.ordinal());
        return all;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "The minister resigned in 2026, \"for good\". | the xxxxx xxxxx in 0000 , \" for good \" .",
                "NATO, REUTERS and Reuters | nato , XXXXX and Xxxxx",
                "don't DON\u2019T | don ' t don ' t",
                "\u201Cyes\u201D \u00ABno\u00BB \u201Eoh\u201C | \" yes \" \" no \" \" oh \"",
                "1990\u20131995 \u2014 12345678 | 0000 - 0000 - 00000",
                "A1B2C3 \u05E9\u05DC\u05D5\u05DD\u05D5\u05EA \u4ED6\u4EEC\u6765\u4E86\u5417 | XXXXX xxxxx xxxxx",
                "B2B 4x4s covid19 | b2b 4x4s xxxxx",
                "\u00E9t\u00E9 \u00C9cole e\u0301t | \u00E9t\u00E9 Xxxxx e\u0301t",
                "\uD83D\uDE00\uD83D\uDE00\uD83D | \uD83D\uDE00 \uD83D\uDE00 \uD83D",
            })
    void givenATextThenShortWordsStandForThemselvesAndLongOnesForTheirShape(String text, String expected) {
        assertThat(tokens(text)).isEqualTo(expected);
    }

    @Test
    void givenWhiteSpaceThenOnlyTheEndOfALineCounts() {
        assertThat(tokens("one  two\tthree\u00A0\n \n\nfour\r\nfive ")).isEqualTo("one two xxxxx \\n four \\n five");
        assertThat(tokens("")).isEmpty();
        assertThat(tokens("\n")).isEqualTo("\\n");
    }

    @Test
    void givenRandomTextsThenTokensHaveOneHashExactlyWhereTheyHaveOneName() {
        Random random = new Random(5);
        Map<Long, String> names = new HashMap<>();
        Map<String, Long> hashes = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            Style.scan(RandomText.of(random, 200), (text, from, to) -> {
                String name = Style.name(text, from, to);
                long hash = Style.hash(text, from, to);
                assertThat(names.putIfAbsent(hash, name)).isIn(null, name);
                assertThat(hashes.putIfAbsent(name, hash)).isIn(null, hash);
            });
        }
        assertThat(names).hasSizeGreaterThan(100);
    }

    @Test
    void givenTokensThenNgramsOfUpToThreeAreHashed() {
        assertThat(hashes("", "")).isEmpty();
        assertThat(hashes("", "one")).hasSize(1);
        assertThat(hashes("", "one two .")).hasSize(6);
        assertThat(hashes("", "one two . four")).hasSize(9).doesNotHaveDuplicates();
    }

    @Test
    void givenATitleThenItIsTheFirstLine() {
        assertThat(hashes("Who won?", "No one.")).isEqualTo(hashes("", "Who won?\nNo one."));
    }

    @Test
    void givenAnArticleThenStyleHasNoHashInCommonWithItsWords() {
        String text = "one two . 1 a b the";
        assertThat(hashes("", text)).doesNotContainAnyElementsOf(Hashes.of(PAGE, text));
    }

    @Test
    void givenALongTextThenItsFirstThousandTokensCount() {
        assertThat(hashes("", "- ".repeat(1000))).hasSize(2997);
        assertThat(hashes("", "- ".repeat(1000) + "and more")).isEqualTo(hashes("", "- ".repeat(1000)));
    }

    @Test
    void givenALongTitleThenItDoesNotTakeThePlaceOfTheText() {
        assertThat(hashes("- ".repeat(1000), "and"))
                .endsWith(hashes("", "- -\nand").get(8));
    }

    @Test
    void givenALongRunThenItIsOneToken() {
        assertThat(hashes("", "a".repeat(1_000_000))).hasSize(1);
        assertThat(hashes("", " \n".repeat(500_000))).hasSize(1);
    }
}
