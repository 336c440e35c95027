package dev.winnow.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.winnow.trainer.vectors.WordVectors;
import dev.winnow.trainer.vectors.WordVectorsFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorsCommandTest {
    private final Path folder;
    private final Workplace workplace;

    VectorsCommandTest(@TempDir Path folder) {
        this.folder = folder;
        this.workplace = new Workplace(folder);
    }

    @BeforeEach
    void write() throws IOException {
        WordVectors vectors = new WordVectors(
                "own",
                "en",
                2,
                List.of("goal", "match", "penalty", "share", "profit"),
                new byte[] {100, 0, 99, 5, 98, -3, 0, 100, 4, 99},
                new float[] {1, 1, 1, 1, 1},
                "# own\n",
                "");
        try (OutputStream out = Files.newOutputStream(folder.resolve("own.vectors"))) {
            WordVectorsFile.write(out, vectors, JsonNodeFactory.instance.objectNode());
        }
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            String word = new String[] {"goal", "share", "match", "profit"}[i % 4];
            rows.append("{\"text\":\"a ").append(word).append(" of the year ").append(i % 7);
            rows.append("\",\"topic\":\"")
                    .append(i % 2 == 0 ? "sport" : "money")
                    .append("\"}\n");
        }
        workplace.write("rows.jsonl", rows.toString());
        workplace.write("new.jsonl", "{\"text\":\"penalty\"}\n");
    }

    private Workplace.Result train(String... more) {
        String[] plain = {"train", "--data", "@rows.jsonl", "--head", "topic=topic", "--out", "@m.winnow"};
        String[] all = Arrays.copyOf(plain, plain.length + more.length);
        System.arraycopy(more, 0, all, plain.length, more.length);
        return workplace.winnow(all);
    }

    @Test
    void inspectShowsTheNearestWordsFirst() {
        Workplace.Result result = workplace.winnow(
                "vectors", "inspect", "--vectors", "@own.vectors", "--neighbours", "2", "GOAL", "share");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.outLines())
                .containsExactly("goal: penalty 1.00, match 1.00", "share: profit 1.00, match 0.05");
    }

    @Test
    void inspectWithoutWordsPrintsTheCard() {
        Workplace.Result result = workplace.winnow("vectors", "inspect", "--vectors", "@own.vectors");

        assertThat(result.out()).startsWith("# own").contains("SHA-256 ");
        assertThat(workplace.winnow("vectors", "inspect").out()).contains("English words", "Apache-2.0");
    }

    @Test
    void inspectOfAnUnknownWordSaysSo() {
        Workplace.Result result = workplace.winnow("vectors", "inspect", "--vectors", "@own.vectors", "zebra");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("\"zebra\" is not among the 5 words").doesNotContain("\tat ");
    }

    @Test
    void aModelTrainedWithVectorsKnowsWordsOfNoRow() {
        Workplace.Result trained = train("--vectors", "@own.vectors", "--vectors-share", "1");
        Workplace.Result result =
                workplace.winnow("classify", "--model", "@m.winnow", "@new.jsonl", "--format", "table");

        assertThat(trained.exit()).as(trained.err()).isZero();
        assertThat(trained.err()).contains("uses word vectors with a share of 1.0");
        assertThat(result.out()).contains("sport");
    }

    @Test
    void wrongOptionsAreRefusedInASentence() {
        assertThat(train("--vectors", "@rows.jsonl").err()).contains("rows.jsonl: ");
        assertThat(train("--vectors", "@none.vectors").err()).contains("none.vectors: cannot be read");
        assertThat(train("--vectors-share", "1").err()).contains("--vectors-share needs --vectors");
        assertThat(train("--vectors", "english", "--vectors-share", "0").err()).contains("above 0");
        assertThat(train("--vectors", "english", "--trainer", "naive-bayes").err())
                .contains("naive-bayes cannot learn with word vectors");
        Workplace.Result distil = workplace.winnow(
                "vectors", "distil", "--data", "@rows.jsonl", "--out", "@x.vectors", "--encoder-jars", "@none");
        assertThat(distil.exit()).isEqualTo(1);
        assertThat(distil.err()).contains("mvn -P encoder");
        assertThat(folder.resolve("x.vectors")).doesNotExist();
    }
}
