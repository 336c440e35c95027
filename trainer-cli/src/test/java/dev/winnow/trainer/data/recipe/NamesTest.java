package dev.winnow.trainer.data.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.article.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "The river Ansa is high|The river  is high",
                "It rose. Ferries stop, said Vell's mayor|It rose. Ferries stop, said  mayor",
                "He said: \"Wait for Lenmark!\" Nobody did|He said: \"Wait for !\" Nobody did",
                "in \u00C5rhus and S\u00E3o Tom\u00E9|in  and  ",
                "no capitals at all|no capitals at all",
                "|",
            })
    void wordsWithACapitalThatNoSentenceBeginsWithAreLeftOut(String text, String without) {
        assertThat(Names.without(text == null ? "" : text)).isEqualTo(without == null ? "" : without);
    }

    @Test
    void eachLineBeginsASentence() {
        assertThat(Names.without("by the sea\nFerries stop\n Vell waits"))
                .isEqualTo("by the sea\nFerries stop\n Vell waits");
    }

    @Test
    void headlinesInCapitalsStay_andWhatIsNotThereStaysAway() {
        Page page = Names.without(Page.ofText("Ferries Stop at Vell Harbour", "They wait at Vell."));

        assertThat(page.title()).isEqualTo("Ferries Stop at Vell Harbour");
        assertThat(page.text()).isEqualTo("They wait at .");
        assertThat(Names.without(Page.ofText("a")).title()).isNull();
        assertThat(Names.without(new Page(null, null, "Ferries stop at Vell", null, null, null))
                        .text())
                .isNull();
    }
}
