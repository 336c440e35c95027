package dev.winnow.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BlockPatternsTest {
    @Test
    void givenBlocksWhoseElementsAreCalledAlike_thenTheyAreTakenTogether() {
        HtmlBlocks page = HtmlBlocks.of("<p>one two</p><p>one two three four</p>"
                + "<div class=promo><a>read this</a></div><div class=promo><a>and that one too</a></div>");

        BlockPatterns patterns = new BlockPatterns(page.blocks);

        assertThat(patterns.of(0)).isSameAs(patterns.of(1)).isNotSameAs(patterns.of(2));
        assertThat(patterns.of(2)).isSameAs(patterns.of(3));
        assertThat(patterns.of(0).meanWords()).isEqualTo(3);
        assertThat(patterns.of(0).linkShare()).isZero();
        assertThat(patterns.of(3).blocks()).isEqualTo(2);
        assertThat(patterns.of(3).linkShare()).isGreaterThan(0.7f);
    }
}
