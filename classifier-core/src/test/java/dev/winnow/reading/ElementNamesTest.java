package dev.winnow.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the attributes of an element say to reading. */
class ElementNamesTest {
    private final ElementNames names = new ElementNames();

    @ParameterizedTest
    @CsvSource({
        "class=\"Post-Body\", post body post-body",
        "class=articleText, article text articletext",
        "class='a b nav', nav",
        "class='main  main MAIN', main",
        "id=side_bar2 class=ad, side bar side_bar2 ad",
        "role=main data-testid=story name=x itemprop=articleBody, main story article body articlebody",
        "class='\u00dcber-uns', \u00fcber uns \u00fcber-uns",
        "href=/news title=news style=news, ''",
    })
    void givenNames_thenTheirWordsAndWholeNamesAreKnownEachOnce(String attributes, String words) {
        read(attributes);

        assertThat(names.tokens)
                .containsExactly(Arrays.stream(words.split(" "))
                        .filter(word -> !word.isEmpty())
                        .mapToLong(Words::hash)
                        .toArray());
    }

    @Test
    void givenMoreNamesThanAreLookedAt_orTooLongOnes_thenTheRestIsPassedOver() {
        read("class='"
                + IntStream.range(0, 30)
                        .mapToObj(i -> "" + (char) ('a' + i % 26) + (char) ('a' + i / 26))
                        .collect(Collectors.joining(" "))
                + "'");
        assertThat(names.tokens).hasSize(24);

        read("class='" + "x".repeat(41) + " " + "y".repeat(40) + "'");
        assertThat(names.tokens).containsExactly(Words.hash("y".repeat(40)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"style='color:red; display : none'", "STYLE=display:none", "aria-hidden=true"})
    void givenAnElementThatIsNotShown_thenItIsConcealed(String attributes) {
        read(attributes);

        assertThat(names.concealed).isTrue();
        assertThat(names.hidden).isFalse();
    }

    @Test
    void givenTheNextElement_thenNothingOfTheLastIsLeft() {
        read("hidden class=promo aria-hidden=true");
        assertThat(names.hidden).isTrue();

        read("style='display:block' aria-hidden=false");
        assertThat(names.hidden).isFalse();
        assertThat(names.concealed).isFalse();
        assertThat(names.tokens).isEmpty();

        read("");
        assertThat(names.tokens).isEmpty();
    }

    private void read(String attributes) {
        names.read(Jsoup.parse("<div " + attributes + "></div>").body().child(0));
    }
}
