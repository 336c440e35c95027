package dev.winnow.trainer.data.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.trainer.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rivals as a recipe asks for them. */
class RecipeFileTest {
    @TempDir
    Path folder;

    @Test
    void givenRivals_thenTheyAreRead() throws IOException {
        Recipe.RivalsPlan rivals = read("{\"head\": \"kind\", \"of\": \"news\", \"labels\": [\"shop\"]}")
                .heads()
                .get(0)
                .rivals();

        assertThat(rivals).isEqualTo(new Recipe.RivalsPlan("kind", "news", List.of("shop"), false));
    }

    @Test
    void givenASecondLook_thenItIsRead() throws IOException {
        Recipe.RivalsPlan rivals =
                read("{\"head\": \"kind\", \"of\": \"news\", \"labels\": [\"shop\"], \"secondLook\": true}")
                        .heads()
                        .get(0)
                        .rivals();

        assertThat(rivals).isEqualTo(new Recipe.RivalsPlan("kind", "news", List.of("shop"), true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"head\": \"sort\", \"of\": \"news\", \"labels\": [\"shop\"]}; labels of a head \"sort\"",
                "{\"of\": \"news\", \"labels\": [\"shop\"]}; labels of a head \"null\"",
                "{\"head\": \"kind\", \"labels\": [\"shop\"]}; a label of head \"kind\"",
                "{\"head\": \"kind\", \"of\": \"news\"}; others under",
                "{\"head\": \"kind\", \"of\": \"news\", \"labels\": [\"news\"]}; others under",
                "{\"head\": \"kind\", \"of\": \"news\", \"labels\": [\"shop\"], \"above\": 1}; above"
            })
    void givenRivalsThatCannotBe_thenTheErrorSaysWhereAndWhat(String rivals, String part) {
        assertThatThrownBy(() -> read(rivals))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("recipe.json")
                .hasMessageContaining(part);
    }

    @Test
    void givenNoDropPrecision_thenItIsThatOfKeep() throws IOException {
        assertThat(readFit("\"keepPrecision\": 0.9").fit().dropPrecision()).isEqualTo(0.9);
        assertThat(readFit("\"keepPrecision\": 0.9, \"dropPrecision\": 0.8")
                        .fit()
                        .dropPrecision())
                .isEqualTo(0.8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"keepPrecision\": 1",
                "\"keepPrecision\": 0.9, \"dropPrecision\": -0.1",
                "\"dropPrecision\": 0.9"
            })
    void givenAPrecisionThatIsNone_thenTheErrorSaysWhereAndWhat(String precisions) {
        assertThatThrownBy(() -> readFit(precisions))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("recipe.json")
                .hasMessageContaining("give a number between 0 and 1");
    }

    @Test
    void givenNothingOfFitting_thenTheErrorSaysSo() throws IOException {
        Path file = Files.writeString(
                folder.resolve("recipe.json"), "{\"name\": \"small\", \"heads\": [], \"sources\": []}");

        assertThatThrownBy(() -> RecipeFile.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("recipe.json: there is no \"fit\"; say how heads are fitted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"kind\", \"type\" | \"a/b\", \"type\" | heads: name is \"a/b\": a head's name has 1-64 letters",
                "\"name\": \"kind\" | \"name\": \"relevance\" | there are two heads \"relevance\"",
                "\"single\" | \"singel\" | head kind: type is \"singel\"; there are binary, single, multi",
                "[\"article\", \"junk\"] | [\"article\"] | head relevance: it is binary; give its two values",
                "\"folds\": 2 | \"folds\": \"two\" | what stands at fit.folds has the wrong form",
                "\"folds\": 2 | \"folds\": -1 | fit: folds is -1; give a number from 0 on",
                "\"sources\" | \"sourcs\" | there is no field \"sourcs\" here; there are features, fit, heads",
                "{\"name\": \"kind\" | 5, {\"name\": \"kind\" | what stands at heads.[1] has the wrong form"
            })
    void givenWhatCannotBe_thenTheErrorSaysWhereAndWhat(String written, String instead, String part)
            throws IOException {
        read("null");
        Path file = folder.resolve("recipe.json");
        Files.writeString(file, Files.readString(file).replace(written, instead));

        assertThatThrownBy(() -> RecipeFile.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("recipe.json:")
                .hasMessageContaining(part)
                .message()
                .doesNotContain("dev.winnow");
    }

    private Recipe read(String rivals) throws IOException {
        return read(rivals, "\"keepPrecision\": 0.9");
    }

    private Recipe readFit(String precisions) throws IOException {
        return read("null", precisions);
    }

    private Recipe read(String rivals, String precisions) throws IOException {
        Path file = folder.resolve("recipe.json");
        Files.writeString(file, """
                {"name": "small", "summary": "", "use": [], "languages": [],
                 "features": {"wordNgrams": 1, "minDocuments": 1, "maxFeatures": 100, "vectors": "none"},
                 "fit": {"trainer": "svm", "folds": 2, %s, "seed": 1},
                 "train": ["train"],
                 "heads": [
                   {"name": "relevance", "type": "binary", "field": "label", "values": ["article", "junk"], "rivals": %s},
                   {"name": "kind", "type": "single", "field": "kind"}
                 ],
                 "sources": []}
                """.formatted(precisions, rivals));
        return RecipeFile.read(file).recipe();
    }
}
