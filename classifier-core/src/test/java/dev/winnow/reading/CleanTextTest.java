package dev.winnow.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.article.Page;
import dev.winnow.feature.RandomText;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTextTest {
    private static final String PROSE = "The two delegations met again on Tuesday to talk about the border.";
    private static final String MORE = "Neither side would say how long the ceasefire was meant to last.";

    @Test
    void givenLinesOfRunningTextThenItIsCertain() {
        assertThat(CleanText.isCertain(PROSE + "\n" + MORE)).isTrue();
        assertThat(CleanText.isCertain(PROSE + "\r\n\r\n  " + MORE + " \r")).isTrue();
        assertThat(CleanText.isCertain("")).isTrue();
    }

    @Test
    void givenLinesBrokenAtSomeWidthThenItIsCertain() {
        String wrapped =
                "The ministry said on Monday that it\nwould publish the report of the\ncommittee by the end of the month.\nshares\n12.5 pct";

        assertThat(CleanText.isCertain(wrapped)).isTrue();
        assertThat(CleanText.isCertain(wrapped + "\nNext Article")).isFalse();
        assertThat(CleanText.isCertain(wrapped + "\n---")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "No time to read? Get a summary",
                "Previous Article",
                "Next Article",
                "We use cookies so that the pages that you read here are nicer to read for you.",
                "The two delegations met again on Tuesday to talk about the border.",
            })
    void givenALineThatMayHaveToGoThenItIsNotCertain(String line) {
        assertThat(CleanText.isCertain(PROSE + "\n" + MORE + "\n" + line)).isFalse();
        assertThat(CleanText.isCertain(line + "\n" + PROSE)).isFalse();
    }

    @Test
    void givenHeadlinesBehindAStoryOrAMenuThenItIsNotCertain() {
        String story = PROSE + "\n" + MORE + "\n" + PROSE.replace("two", "three") + "\n" + MORE.replace("long", "far");
        String headline = "Kurgan teenager charged after a fire";

        assertThat(CleanText.isCertain(story + "\n" + headline)).isTrue();
        assertThat(CleanText.isCertain(story + "\n" + headline + "\nFerries late again"))
                .isFalse();
        assertThat(CleanText.isCertain("Europe\nWorld\nSport\n" + story)).isTrue();
        assertThat(CleanText.isCertain("Europe\nWorld\nSport\nMoney\n" + story)).isFalse();
    }

    @Test
    void givenLinesOfFiguresThenItIsCertain() {
        assertThat(CleanText.isCertain("""
                Shr 39 cts vs 50 cts
                Net 1,545,160 vs 2,188,933
                Revs 25.2 mln vs 19.5 mln
                Year
                Shr 1.53 dlrs vs 1.21 dlrs
                NOTE: 1986 net includes gain of 12 cts
                 Reuter
                """)).isTrue();
    }

    /** The law: where it is certain, reading line by line would leave out nothing. */
    @Test
    void givenAnyTextThenWhatIsCertainIsKeptWhole() {
        Random random = new Random(1);
        List<String> lines = List.of(
                PROSE,
                MORE,
                "Next Article",
                "[]",
                "Share",
                "Read more",
                "",
                "  ",
                "Home | News",
                "\u00A9 2024",
                PROSE + " " + MORE + " " + PROSE.repeat(3),
                "By our own staff",
                "By Lena Marsh",
                "12 March 2026",
                "Lena Marsh is a reporter who covers the harbour.",
                "Write to the author at lena.marsh@mirror.example.",
                "Tags: trams, harbours",
                "#trams #harbours",
                "[Trams](https://mirror.example/trams)",
                "Who pays for the harbour?",
                "Cookies? " + PROSE.repeat(4),
                "Officials in the capital said 12 people were hurt when the bridge fell.",
                "12 min read",
                "the talks, which had begun on Monday, went on",
                "and would be held again, the two",
                "Facebook Twitter",
                "Shr 39 cts vs 50 cts",
                "Kurgan teenager charged after a fire",
                "Home",
                "Most read",
                "1,545,160",
                "No comment was to be had from the harbour board or from its chair",
                "Share prices fell in London",
                "Sign up for the letter that we send to all who read us on each Monday.");
        int certain = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(8); i >= 0; i--) {
                int which = random.nextInt(lines.size() + 8);
                text.append(which < lines.size() ? lines.get(which) : RandomText.words(random, 9) + which + ".")
                        .append('\n');
            }
            if (CleanText.isCertain(text.toString())) {
                certain++;
                assertThat(new PageReader()
                                .readBlocks(Page.ofText(text.toString()))
                                .blocks())
                        .as(text.toString())
                        .allMatch(ReadBlock::kept);
            }
        }
        assertThat(certain).isBetween(1_000, 19_000);
    }
}
