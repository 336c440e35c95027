package dev.winnow.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.article.Article;
import dev.winnow.article.Block;
import dev.winnow.article.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BylinesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "By Lena Marsh;author",
                "By Lena Marsh and Otto van Veer, Harbour Staff;author",
                "BY LENA MARSH | FENWICK MIRROR;author",
                "Reporting by Lena Marsh;author",
                "Additional reporting by Otto Veer and Ida Holm.;author",
                "#trams;tags",
                "#trams, #harbour_quays #Fenwick;tags",
                "12 March 2026;date",
                "Published: 12 March 2026, 14:05 | Updated: 3 hours ago;date",
                "Posted on 2nd February 2017;date",
                "2018-01-05 11:03;date",
                "24/06/2015 08:19 BST;date",
                "Tue, August 28, 2012 at 7 p.m.;date"
            })
    void givenALineOnWhoWroteItAndWhen_thenItIsTold(String line, String reason) {
        assertThat(Bylines.reason(line)).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#1 in the charts",
                "# Council puts off the vote",
                "By the numbers",
                "By bus to the sea",
                "Reporting by our harbour desk",
                "$ 53.00",
                "(928) 643-7105",
                "1985",
                "3.5",
                "Sat: 6:00 am - 3:00 pm",
                "March",
                "May the best boat win",
                "Shr 39 cts vs 50 cts"
            })
    void givenALineOfAnotherKind_thenNothingIsTold(String line) {
        assertThat(Bylines.reason(line)).isEmpty();
    }

    @Test
    void givenDatesAmongTheText_thenTheyAreItsOwn() {
        String entry = "The council met in the old customs house and put off the vote on the tram to the harbour.";
        String diary = entry + "\n12 March 2026\n" + entry.replace("council", "board") + "\n13 March 2026\n"
                + entry.replace("council", "mayor");

        assertThat(new PageReader().read(Page.ofText(diary)).text()).isEqualTo(diary);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lena Marsh is a reporter who covers the harbour and what floats in it.",
                "Otto van Veer was the longest-serving editor of the Fenwick Mirror.",
                "Follow her on X.",
                "Write to the author at lena.marsh@mirror.example."
            })
    void givenALineOnTheAuthorAtTheEnd_thenItIsLeftOut(String about) {
        String body = "The council put off its vote.\nDivers have to see the quay walls first, it said on Monday.\n"
                + "Shopkeepers were angry about the delay.\nA second vote is expected before the summer is over.";

        Article article = new PageReader().read(Page.ofText(body + "\n" + about));

        assertThat(article.text()).isEqualTo(body);
        assertThat(article.dropped()).containsExactly(new Block(about, "author"));
    }

    @Test
    void givenALineOnAReporterAtTheBeginning_thenItIsTheArticles() {
        String text = "Lena Marsh is a reporter who covers the harbour.\nShe was in the quay's first tram on Monday.\n"
                + "It ran for eleven minutes.\nThen a wheel broke.\nShe walked home along the water.\nIt was late.";

        assertThat(new PageReader().read(Page.ofText(text)).text()).isEqualTo(text);
    }
}
