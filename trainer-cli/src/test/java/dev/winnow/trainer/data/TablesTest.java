package dev.winnow.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.winnow.article.Page;
import dev.winnow.trainer.InputException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {
    @TempDir
    Path folder;

    private Reading csv(String... lines) throws IOException {
        return Reading.of(Reading.file(folder, "a.csv", lines));
    }

    private Reading tsv(String... lines) throws IOException {
        return Reading.of(Reading.file(folder, "a.tsv", lines));
    }

    @Test
    void givenAHeader_whenCsvIsRead_thenKnownColumnsAreThePageAndOthersAreFields() throws IOException {
        Row row = csv("id,text,label,title,url,lang,html", "1,\"a, \"\"b\"\"\",sport,T,u,en,")
                .only();
        assertThat(row.page()).isEqualTo(new Page("1", "u", "T", "a, \"b\"", null, "en"));
        assertThat(row.fields()).isEqualTo(Map.of("label", List.of("sport")));
        assertThat(row.line()).isEqualTo(2);
    }

    @Test
    void givenEmptyCells_whenRead_thenFieldsAreAbsentButTheTextIsEmpty() throws IOException {
        Row row = csv("text,title,label", ",,").only();
        assertThat(row.page().text()).isEmpty();
        assertThat(row.page().title()).isNull();
        assertThat(row.fields()).isEmpty();
    }

    @Test
    void givenAQuotedCellOverSeveralLines_whenRead_thenLineNumbersStayRight() throws IOException {
        Reading reading = csv("text,label", "\"a", "", "b\",x", "c,y", "d");
        assertThat(reading.texts()).containsExactly("a\n\nb", "c");
        assertThat(reading.rows()).extracting(Row::line).containsExactly(2L, 5L);
        assertThat(reading.printed()).contains(":6: another number of columns than the header (1 columns where");
    }

    @Test
    void givenAQuoteThatIsNeverClosed_whenRead_thenItCostsItsOwnLineOnly() throws IOException {
        Reading reading = csv("text,label", "a,x", "\"b,x", "c,x", "d,x");
        assertThat(reading.texts()).containsExactly("a", "c", "d");
        assertThat(reading.printed()).contains(":3: a quote that is never closed (row skipped)");
    }

    @Test
    void givenAStrayQuoteThatMeetsALaterOne_whenRead_thenItCostsItsOwnLineOnly() throws IOException {
        Reading reading = csv("text,label", "\"a,x", "b,x", "\"c, c\",x", "d,x");
        assertThat(reading.texts()).containsExactly("b", "c, c", "d");
        assertThat(reading.skipped()).isEqualTo(Map.of("not valid CSV", 1L));
    }

    @Test
    void givenAQuoteInsideAnUnquotedCell_whenRead_thenItIsText() throws IOException {
        assertThat(csv("text,label", "5\" pipe,x", "6\" pipe,x").texts()).containsExactly("5\" pipe", "6\" pipe");
    }

    @Test
    void givenSemicolonsOrTabsInTheHeader_whenReadAsCsv_thenTheyPartTheCells() throws IOException {
        assertThat(csv("text;label", "\"a;b\";x").texts()).containsExactly("a;b");
        assertThat(csv("text\tlabel", "\"a\tb\"\tx").texts()).containsExactly("a\tb");
    }

    @Test
    void givenQuotes_whenTsvIsRead_thenTheyAreText() throws IOException {
        Reading reading = tsv("text\tlabel", "\"a\tx", "b\"\"\ty", "\"c\"\tz");
        assertThat(reading.texts()).containsExactly("\"a", "b\"\"", "\"c\"");
        assertThat(reading.rows().get(2).values("label")).containsExactly("z");
    }

    @Test
    void givenCarriageReturns_whenRead_thenTheyEndLines() throws IOException {
        assertThat(csv("text,label\r", "a,x\r").only().values("label")).containsExactly("x");
        assertThat(tsv("text\tlabel\r", "a\tx\r").only().values("label")).containsExactly("x");
    }

    @Test
    void givenNoTextColumn_whenRead_thenTheErrorNamesTheColumnsAndTheOption() throws IOException {
        assertThatThrownBy(() -> csv("title,body,label", "a,b,c"))
                .isInstanceOf(InputException.class)
                .hasMessage(folder.resolve("a.csv") + ":1: no column is named \"text\"; there are: title, body, label;"
                        + " name the one that holds the text with --text-field");
        assertThatThrownBy(() -> tsv("a\tb", "1\t2"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("there are: a, b");
    }

    @Test
    void givenAnHtmlColumnAndNoText_whenRead_thenThePageIsHtml() throws IOException {
        assertThat(csv("html,label", "<p>,x").only().page().html()).isEqualTo("<p>");
    }

    @Test
    void givenAColumnTwice_whenRead_thenTheErrorNamesIt() throws IOException {
        assertThatThrownBy(() -> csv("text,label,label", "a,b,c"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("a.csv:1: two columns are named \"label\"");
    }

    @Test
    void givenColumnsWithoutAName_whenRead_thenTheyAreLeftOut() throws IOException {
        assertThat(csv(",text,", "0,a,1").only().fields()).isEmpty();
    }

    @Test
    void givenAnEmptyFileOrOnlyAHeader_whenRead_thenThereIsNoRow() throws IOException {
        assertThat(Reading.of(Reading.file(folder, "e.csv", new byte[0])).rows())
                .isEmpty();
        assertThat(Reading.of(Reading.file(folder, "e.tsv", new byte[0])).rows())
                .isEmpty();
        assertThat(csv("text,label").rows()).isEmpty();
    }

    @Test
    void givenACarriageReturnInsideALine_whenRead_thenItIsOneBadRow() throws IOException {
        Reading reading = csv("text,label", "a,x\rb,y", "c,z");
        assertThat(reading.texts()).containsExactly("c");
        assertThat(reading.skipped()).isEqualTo(Map.of("not valid CSV", 1L));
    }

    @Test
    void givenOneColumn_whenItsCellIsAnEmptyQuote_thenTheTextIsEmpty() throws IOException {
        assertThat(csv("text", "\"\"", "", "b").texts()).containsExactly("", "b");
    }

    @Test
    void givenAVeryLongCell_whenRead_thenItIsWhole() throws IOException {
        String text = "word ".repeat(6_000_000);
        assertThat(csv("text,label", "\"" + text + "\",x").only().page().text()).hasSize(text.length());
    }

    @Test
    void givenAnyCells_whenWrittenAsCsvAndReadBack_thenTheyAreTheSame() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        List<List<String>> rows = new ArrayList<>();
        StringWriter written = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(written)) {
            csv.writeRecord("text", "label");
            for (int i = 0; i < 500; i++) {
                List<String> row = List.of(cell(random), cell(random));
                rows.add(row);
                csv.writeRecord(row);
            }
        }
        Reading reading = Reading.of(Reading.file(folder, "a.csv", Reading.bytes(written.toString())));
        assertThat(reading.skipped()).isEmpty();
        assertThat(reading.rows())
                .extracting(row -> List.of(
                        row.page().text(),
                        row.values("label").isEmpty() ? "" : row.values("label").get(0)))
                .isEqualTo(rows);
    }

    private static String cell(SplittableRandom random) {
        List<String> alphabet = List.of("a", "b", " ", ",", ";", "\"", "\n", "\t", "é", "中", "\uD83D\uDE00");
        StringBuilder cell = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            cell.append(alphabet.get(random.nextInt(alphabet.size())));
        }
        return cell.append('.').toString();
    }
}
