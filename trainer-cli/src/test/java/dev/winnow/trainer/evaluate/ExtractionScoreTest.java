package dev.winnow.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Expected values are those of a program in Python that computes both public metrics, on the same texts. */
class ExtractionScoreTest {
    private static final double ROUNDING = 5e-7;
    private static final String COUNCIL = "The council put off its vote on the harbour tram";

    private final List<ExtractionScore> all = new ArrayList<>();

    @Test
    void givenTexts_whenScored_thenEveryFigureIsThatOfThePublicMetrics() {
        expect(COUNCIL + ".", COUNCIL + ".", 1, 0, 0, 1);
        expect(
                COUNCIL + " until Monday, it said.",
                "Home News " + COUNCIL + " until Monday, it said. Read more",
                0.733333,
                0.266667,
                0,
                0.875);
        expect("A b", "a B c d e f", 0, 0.75, 0.25, 0.5);
        expect("One two three", "one two three", 0, 0.5, 0.5, 1);
        expect("", "", 0, 0, 0, 1);
        expect("", "words here", 0, 1, 0, 0);
        expect("words here", "", 0, 0, 1, 0);
        expect("Straße_1 İstanbul Ünïcode 市議会は ४२ a_b", "straße_1 istanbul ünïcode 市議会は ४२ a_b", 0, 0.5, 0.5, 0.769231);
        expect("tram tram tram tram tram tram", "tram tram tram tram", 0.333333, 0, 0.666667, 0.8);
        expect("e\u0301tude, it's 3.5% — ok", "étude, its 3.5% ok", 0, 0.333333, 0.666667, 0.5);

        ExtractionFigures figures = ExtractionFigures.of(all);
        assertThat(figures.pages()).isEqualTo(10);
        assertThat(figures.shingleF1()).isCloseTo(0.3146929825, within(ROUNDING));
        assertThat(figures.shinglePrecision()).isCloseTo(0.3416666667, within(ROUNDING));
        assertThat(figures.shingleRecall()).isCloseTo(0.2916666667, within(ROUNDING));
        assertThat(figures.wordF1()).isCloseTo(0.6444230769, within(ROUNDING));
    }

    @Test
    void givenNoPages_thenFiguresAreZeroAndNotUndefined() {
        ExtractionFigures figures = ExtractionFigures.of(List.of());

        assertThat(figures.shingleF1()).isZero();
        assertThat(figures.wordF1()).isZero();
    }

    private void expect(String gold, String found, double shared, double extra, double missing, double wordF1) {
        ExtractionScore score = ExtractionScore.of(gold, found);
        all.add(score);
        assertThat(score.shared()).isCloseTo(shared, within(ROUNDING));
        assertThat(score.extra()).isCloseTo(extra, within(ROUNDING));
        assertThat(score.missing()).isCloseTo(missing, within(ROUNDING));
        assertThat(score.wordF1()).isCloseTo(wordF1, within(ROUNDING));
    }
}
