package dev.winnow.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FastTextTest {
    @TempDir
    Path folder;

    private Reading read(String... lines) throws IOException {
        return Reading.of(Reading.file(folder, "a.ft", lines));
    }

    @Test
    void givenLeadingLabels_whenRead_thenTheyAreTheFieldAndTheRestIsTheText() throws IOException {
        Row row = read("__label__food_safety __label__b-2\t How to __label__x  store beef ")
                .only();
        assertThat(row.values("label")).containsExactly("food_safety", "b-2");
        assertThat(row.page().text()).isEqualTo("How to __label__x  store beef ");
        assertThat(row.page().id()).isEqualTo(folder.resolve("a.ft") + ":1");
    }

    @Test
    void givenNoLabel_whenRead_thenTheRowHasNoField() throws IOException {
        assertThat(read("just text").only().fields()).isEmpty();
    }

    @Test
    void givenALabelAndNoText_whenRead_thenTheTextIsEmpty() throws IOException {
        Row row = read("__label__a").only();
        assertThat(row.page().text()).isEmpty();
        assertThat(row.fields()).isEqualTo(Map.of("label", List.of("a")));
    }

    @Test
    void givenALabelWithoutAName_whenRead_thenItIsABadRow() throws IOException {
        Reading reading = read("__label__ text", "", "__label__a text\r");
        assertThat(reading.printed()).contains("a.ft:1: a label without a name (row skipped)");
        assertThat(reading.rows()).extracting(Row::line).containsExactly(3L);
        assertThat(reading.texts()).containsExactly("text");
    }
}
