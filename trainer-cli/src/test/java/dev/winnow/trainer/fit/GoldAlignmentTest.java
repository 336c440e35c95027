package dev.winnow.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GoldAlignmentTest {
    private static final String FIRST = "The council put off its vote on the harbour tram until Monday.";
    private static final String SECOND = "Shopkeepers along the route were angry about the long delay again.";
    private static final String GOLD = FIRST + "\n\nWhat next\n\n" + SECOND;

    @Test
    void givenBlocksOfTheGoldText_thenTheyAndOnlyTheyArePart() {
        assertThat(GoldAlignment.of(List.of("Home", FIRST, "What next", SECOND, "Read more about trams"), GOLD))
                .containsExactly(false, true, true, true, false);
    }

    @Test
    void givenAShortBlockOutOfItsPlace_thenItIsNotPart() {
        assertThat(GoldAlignment.of(List.of("What next", FIRST, SECOND), GOLD)).containsExactly(false, true, true);
    }

    @Test
    void givenAParagraphTwice_thenOnlyTheFirstIsPart() {
        assertThat(GoldAlignment.of(List.of(FIRST, SECOND, FIRST), GOLD)).containsExactly(true, true, false);
    }

    @Test
    void givenAParagraphWithAWordChanged_thenItIsStillPart() {
        assertThat(GoldAlignment.of(List.of(FIRST.replace("Monday", "Tuesday")), GOLD))
                .containsExactly(true);
    }

    @Test
    void givenNothing_thenNothingIsPart() {
        assertThat(GoldAlignment.of(List.of(), GOLD)).isEmpty();
        assertThat(GoldAlignment.of(List.of("", "[]", "Home"), "")).containsExactly(false, false, false);
    }
}
