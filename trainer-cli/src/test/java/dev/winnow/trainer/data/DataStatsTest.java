package dev.winnow.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.article.Page;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DataStatsTest {
    private final DataStats stats = new DataStats();
    private final SkipLog log = new SkipLog(new PrintStream(OutputStream.nullOutputStream()), false);

    @Test
    void givenTexts_whenCounted_thenGapsRepetitionsAndLengthsAreKnown() {
        add(Page.ofText("Title", "one two\nthree"));
        add(Page.ofText("Title", "one two\nthree"));
        add(Page.ofText("Title", "One two\nthree"));
        add(Page.ofText(" ", "  "));
        add(new Page("id", null, "Title", null, null, "en"));
        DataStats.Summary summary = stats.summary(log);
        assertThat(summary.rows()).isEqualTo(5);
        assertThat(summary.emptyTexts()).isEqualTo(2);
        assertThat(summary.missingTitles()).isEqualTo(1);
        assertThat(summary.repeated()).isEqualTo(1);
        assertThat(summary.repeatedIsExact()).isTrue();
        assertThat(summary.words()).isEqualTo(new LengthSummary(0, 0, 0, 3, 3, 3, 3, 9 / 5.0));
        assertThat(summary.chars().max()).isEqualTo(13);
        assertThat(summary.languages().top()).containsExactly(Map.entry("en", 1L));
    }

    @Test
    void givenPagesOfHtml_whenCounted_thenTheirTextAndTitleAreNoBusinessOfTheCount() {
        add(new Page(null, null, "gold", "gold", "<p>a", null));
        add(new Page(null, null, null, null, "<p>a", null));
        DataStats.Summary summary = stats.summary(log);
        assertThat(summary.html()).isEqualTo(2);
        assertThat(summary.emptyTexts()).isZero();
        assertThat(summary.missingTitles()).isZero();
        assertThat(summary.repeated()).isEqualTo(1);
        assertThat(summary.chars()).isEqualTo(new LengthSummary(0, 0, 0, 0, 0, 0, 0, 0));
        assertThat(DataStatsTable.of(summary)).contains("pages of HTML").doesNotContain("characters");
    }

    @Test
    void givenFields_whenCounted_thenTheMostFrequentValuesComeFirstAndTiesByName() {
        for (int i = 0; i < 1200; i++) {
            stats.add(new Row(
                    Page.ofText("t" + i),
                    Map.of("labels", i % 3 == 0 ? List.of("a", "b") : List.of("b"), "key", List.of("k" + i)),
                    "x",
                    1));
        }
        Map<String, FieldSummary> fields = stats.summary(log).fields();
        assertThat(fields.get("labels"))
                .isEqualTo(new FieldSummary(1200, 1600, true, 2, Map.of("b", 1200L, "a", 400L)));
        assertThat(fields.get("labels").top().keySet()).containsExactly("b", "a");
        assertThat(fields.get("key")).isEqualTo(new FieldSummary(1200, 1200, false, 0, Map.of()));
        assertThat(DataStatsTable.of(stats.summary(log)))
                .contains("field labels: 2 different values in 1200 rows, 1.33 a row")
                .contains("fields with long or very many values: key");
    }

    @Test
    void givenMoreFieldsThanAreCounted_whenCounted_thenMemoryStaysBounded() {
        for (int i = 0; i < 1000; i++) {
            stats.add(new Row(Page.ofText("t"), Map.of("f" + i, List.of("v")), "x", 1));
        }
        assertThat(stats.summary(log).fields()).hasSize(200);
    }

    @Test
    void givenValuesThatATerminalWouldObey_whenPrinted_thenTheyAreHarmless() {
        stats.add(new Row(Page.ofText("t"), Map.of("la\u001b[2J", List.of("x\ny\u202e")), "x", 1));
        assertThat(DataStatsTable.of(stats.summary(log)))
                .contains("field la?[2J")
                .contains("  x?y?  ")
                .doesNotContain("\u001b");
    }

    @Test
    void givenLengthsOfAnySize_whenSummarised_thenQuantilesAreWithinAThousandth() {
        Random random = new Random(1);
        int[] lengths = random.ints(10_000, 0, 31)
                .map(bits -> (int) (random.nextLong(1L << 31) >>> bits))
                .toArray();
        LengthHistogram histogram = new LengthHistogram();
        Arrays.stream(lengths).forEach(histogram::add);
        Arrays.sort(lengths);
        LengthSummary summary = histogram.summary();
        assertThat(summary.min()).isEqualTo(lengths[0]);
        assertThat(summary.max()).isEqualTo(lengths[9_999]);
        assertClose(summary.p5(), lengths[499]);
        assertClose(summary.p25(), lengths[2_499]);
        assertClose(summary.median(), lengths[4_999]);
        assertClose(summary.p75(), lengths[7_499]);
        assertClose(summary.p95(), lengths[9_499]);
        assertThat(summary.mean()).isCloseTo(Arrays.stream(lengths).average().orElseThrow(), within(1e-3));
    }

    @Test
    void givenManyTexts_whenComparedByHash_thenOnlyRepetitionsAreFound() {
        SeenTexts seen = new SeenTexts();
        for (int i = 0; i < 20_000; i++) {
            assertThat(seen.isRepeated("t" + i, "x")).isFalse();
        }
        for (int i = 0; i < 20_000; i++) {
            assertThat(seen.isRepeated("t" + i, "x")).isTrue();
        }
        assertThat(seen.isRepeated("t", "1x"))
                .as("title and text are kept apart")
                .isFalse();
        assertThat(seen.isFull()).isFalse();
    }

    private static void assertClose(int found, int exact) {
        assertThat(found).isLessThanOrEqualTo(exact).isGreaterThanOrEqualTo(exact - exact / 1000 - 1);
    }

    private void add(Page page) {
        stats.add(new Row(page, Map.of(), "x", 1));
    }
}
