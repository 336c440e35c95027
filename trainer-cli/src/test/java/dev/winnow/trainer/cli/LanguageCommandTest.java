package dev.winnow.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.language.LanguageHead;
import dev.winnow.language.LanguageModelFile;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageCommandTest {
    private static final String[] ENGLISH = {"the council", "will close", "the old bridge", "on monday", "this week"};
    private static final String[] GERMAN = {"der rat", "wird schließen", "die alte brücke", "am montag", "diese woche"};

    private final Workplace workplace;

    LanguageCommandTest(@TempDir Path folder) {
        this.workplace = new Workplace(folder);
    }

    @BeforeEach
    void write() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            line(lines, "en", ENGLISH, i);
            line(lines, "de", GERMAN, i);
            lines.append("{\"text\":\"ο δήμος κλείνει τη γέφυρα\",\"lang\":\"el\"}\n");
        }
        lines.append("{\"text\":\"nobody said of what language\"}\n{\"title\":\"x\",\"lang\":\"en\"}\n");
        workplace.write("texts.jsonl", lines.toString());
    }

    private static void line(StringBuilder lines, String language, String[] words, int i) {
        lines.append("{\"text\":\"");
        for (int n = 0; n < 5; n++) {
            lines.append(words[(i * (n + 1) + n) % words.length]).append(' ');
        }
        lines.append("\",\"lang\":\"").append(language).append("\"}\n");
    }

    @Test
    void theSameTextsGiveTheSameBytesAndTheModelTellsTheLanguages() throws Exception {
        Workplace.Result first = workplace.winnow("language", "train", "--data", "@texts.jsonl", "--out", "@a.bundle");
        Workplace.Result again =
                workplace.winnow("language", "train", "--data", "@texts.jsonl", "--out", "@b.bundle", "-q");

        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(first.err()).contains("180 texts");
        assertThat(again.err()).isEmpty();
        assertThat(workplace.bytes("a.bundle")).isEqualTo(workplace.bytes("b.bundle"));
        LanguageHead head = new LanguageHead(LanguageModelFile.read(workplace.bytes("a.bundle")));
        assertThat(head.guess("the bridge will close this week").code()).isEqualTo("en");
        assertThat(head.guess("der alte rat am montag").code()).isEqualTo("de");
    }

    @Test
    void evaluateCountsLanguageByLanguage() {
        workplace.winnow("language", "train", "--data", "@texts.jsonl", "--out", "@a.bundle", "-q");

        Workplace.Result result = workplace.winnow(
                "language", "evaluate", "--data", "@texts.jsonl", "--model", "@a.bundle", "--json", "@out.json");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.outLines()).hasSize(5);
        assertThat(result.outLines().get(0)).startsWith("language");
        assertThat(result.outLines().get(4)).startsWith("all").contains("180", "1.0000");
        assertThat(new String(workplace.bytes("out.json"), java.nio.charset.StandardCharsets.UTF_8))
                .contains("\"texts\" : 180", "\"bestRight\" : 180");
    }

    @Test
    void theStandardHeadIsEvaluatedWhereNoModelIsNamed() {
        Workplace.Result result = workplace.winnow("language", "evaluate", "--data", "@texts.jsonl", "--letters", "30");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).contains("all");
    }

    @Test
    void wrongInputsGetOneSentence() {
        workplace.write("code.jsonl", "{\"text\":\"some words\",\"lang\":\"English\"}\n");
        workplace.write("one.jsonl", "{\"text\":\"some words\",\"lang\":\"en\"}\n");
        workplace.write("none.jsonl", "{\"text\":\"some words\"}\n");

        failsWith("is not a BCP 47 code", "language", "train", "--data", "@code.jsonl", "--out", "@o");
        failsWith("no two languages of one script", "language", "train", "--data", "@one.jsonl", "--out", "@o");
        failsWith("no two languages of one script", "language", "train", "--data", "@none.jsonl", "--out", "@o");
        failsWith("not a bundle", "language", "evaluate", "--data", "@one.jsonl", "--model", "@one.jsonl");
        failsWith("cannot be read", "language", "evaluate", "--data", "@one.jsonl", "--model", "@missing");
        failsWith("--letters 0", "language", "evaluate", "--data", "@one.jsonl", "--letters", "0");
        assertThat(workplace.contents()).doesNotContainKey("o");
    }

    private void failsWith(String message, String... args) {
        Workplace.Result result = workplace.winnow(args);
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.errLines()).hasSize(1);
        assertThat(result.err()).contains(message);
    }
}
