package dev.winnow.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.Classifier;
import dev.winnow.article.Page;
import dev.winnow.bundle.Bundle;
import dev.winnow.bundle.BundleException;
import dev.winnow.feature.TitleUse;
import dev.winnow.feature.Weighting;
import dev.winnow.model.HeadType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainTest {
    private static final int ROWS = 32;

    private final Workplace workplace;

    TrainTest(@TempDir Path folder) {
        this.workplace = new Workplace(folder);
    }

    @BeforeEach
    void writeTheSameArticlesInEveryFormat() {
        workplace.write("a.jsonl", Articles.jsonLines(ROWS));
        workplace.write("packed.jsonl.gz", Articles.gzip(Articles.jsonLines(ROWS)));
        StringBuilder csv = new StringBuilder("id,body,section\n");
        StringBuilder tsv = new StringBuilder("id\ttext\tlabel\n");
        StringBuilder fastText = new StringBuilder();
        for (Articles.Article article : Articles.articles(ROWS)) {
            csv.append(article.id() + ",\"" + article.text() + "\"," + article.label() + "\n");
            tsv.append(article.id() + "\t" + article.text() + "\t" + article.label() + "\n");
            fastText.append("__label__" + article.label() + " " + article.text() + "\n");
            workplace.write("folder/" + article.label() + "/" + article.id() + ".txt", article.text());
        }
        workplace.write("b.csv", csv.toString());
        workplace.write("c.tsv", tsv.toString());
        workplace.write("d.txt", fastText.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "@a.jsonl, label, text",
        "@packed.jsonl.gz, label, text",
        "@b.csv, section, body",
        "@c.tsv, label, text",
        "@d.txt, label, text",
        "@folder, label, text",
    })
    void learnsFromEveryFormat(String data, String field, String text) throws BundleException {
        Workplace.Result result = workplace.winnow(
                "train", "--data", data, "--head", "k=" + field, "--text-field", text, "--out", "@m.winnow");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.errLines().get(0)).isEqualTo("k: single, 2 labels, 32 of 32 rows");
        assertThat(best("m.winnow", Articles.SPORT)).isEqualTo("sport");
        assertThat(best("m.winnow", Articles.MONEY)).isEqualTo("money");
    }

    @Test
    void learnsFromStandardInput() throws BundleException {
        Workplace.Result result = workplace.winnowReading(
                workplace.bytes("a.jsonl"), "train", "--data", "-", "--head", "k=label", "--out", "@m.winnow");

        assertThat(result.exit()).isZero();
        assertThat(best("m.winnow", Articles.SPORT)).isEqualTo("sport");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "5"})
    void equalInputGivesEqualBytesWithAnyNumberOfThreads(String threads) throws IOException {
        String heads = "--head k=label --values k=sport,money --head topics=topics";
        assertThat(train("first.winnow", heads).exit()).isZero();
        assertThat(train("again.winnow", heads + " --threads " + threads).exit())
                .isZero();

        assertThat(Files.mismatch(workplace.path("first.winnow"), workplace.path("again.winnow")))
                .isEqualTo(-1);
    }

    @Test
    void packedAndPlainRowsGiveTheSameAnswersAndDifferInProvenanceOnly() throws BundleException {
        train("plain.winnow", "--head k=label");
        workplace.winnow("train", "--data", "@packed.jsonl.gz", "--head", "k=label", "--out", "@packed.winnow");

        assertThat(bundle("packed.winnow").nameAndVersion())
                .isEqualTo(bundle("plain.winnow").nameAndVersion());
        assertThat(bundle("packed.winnow").provenance())
                .isNotEqualTo(bundle("plain.winnow").provenance());
    }

    @Test
    void learnsTwoHeadsAtOnceInTheOrderTheyWereNamed() throws BundleException {
        Workplace.Result result = train(
                "m.winnow", "--head topics=topics --head relevance=label --values relevance=sport,money --name two");

        assertThat(result.errLines())
                .contains("topics: multi, 4 labels, 32 of 32 rows", "relevance: binary, 2 labels, 32 of 32 rows")
                .last()
                .asString()
                .startsWith(workplace.path("m.winnow") + " written: two@");
        Bundle bundle = bundle("m.winnow");
        assertThat(bundle.model().heads()).extracting(head -> head.name()).containsExactly("topics", "relevance");
        assertThat(bundle.model().heads().get(1).labels()).containsExactly("relevant", "junk");
        assertThat(bundle.fields().get(1).values()).containsExactly("sport", "money");
    }

    @Test
    void whereKeepsOnlyTheRowsThatHaveTheValue() throws BundleException {
        Workplace.Result result = train("m.winnow", "--head k=label --where split=train --where label=sport");
        assertThat(result.err()).contains("only one label, \"sport\"");

        assertThat(train("m.winnow", "--head k=label --where split=train").errLines())
                .contains("k: single, 2 labels, 24 of 24 rows");
        assertThat(bundle("m.winnow").provenance().path("rows").asInt()).isEqualTo(24);
    }

    @Test
    void sampleIsDrawnByTheSeed() throws IOException {
        Workplace.Result result = train("first.winnow", "--head k=label --sample 12 --seed 7");
        train("again.winnow", "--head k=label --sample 12 --seed 7");
        train("other.winnow", "--head k=label --sample 12 --seed 8");

        assertThat(result.errLines()).contains("k: single, 2 labels, 12 of 12 rows");
        assertThat(Files.mismatch(workplace.path("first.winnow"), workplace.path("again.winnow")))
                .isEqualTo(-1);
        assertThat(Files.mismatch(workplace.path("first.winnow"), workplace.path("other.winnow")))
                .isNotEqualTo(-1);
    }

    @Test
    void rowsWithOtherValuesAreLeftOutAndCounted() {
        workplace.write(
                "more.jsonl",
                Articles.jsonLines(ROWS)
                        + "{\"text\":\"rain and sun\",\"label\":\"weather\"}\n{\"text\":\"nothing\"}\n");

        Workplace.Result result = workplace.winnow(
                "train",
                "--data",
                "@more.jsonl",
                "--head",
                "k=label",
                "--values",
                "k=sport,money",
                "--out",
                "@m.winnow");

        assertThat(result.errLines().get(0))
                .isEqualTo(
                        "k: binary, 2 labels, 32 of 34 rows; left out 1: no field \"label\"; left out 1: other values");
    }

    @Test
    void optionsReachTheModel() throws BundleException {
        Workplace.Result result = train(
                "m.winnow",
                "--head k=topics --type k=multi --trainer logistic --trainer-option cost=3 --weight-field weight --balance"
                        + " --char-ngrams 3-4 --word-ngrams 1 --title separate --weighting count_root --min-documents 2"
                        + " --max-features 50 --name small-1.0");

        assertThat(result.exit()).as(result.err()).isZero();
        Bundle bundle = bundle("m.winnow");
        assertThat(bundle.name()).isEqualTo("small-1.0");
        assertThat(bundle.model().heads().get(0).type()).isEqualTo(HeadType.MULTI);
        assertThat(bundle.model().spec().charNgramMin()).isEqualTo(3);
        assertThat(bundle.model().spec().charNgramMax()).isEqualTo(4);
        assertThat(bundle.model().spec().wordNgrams()).isEqualTo(1);
        assertThat(bundle.model().spec().title()).isEqualTo(TitleUse.SEPARATE);
        assertThat(bundle.model().spec().weighting()).isEqualTo(Weighting.COUNT_ROOT);
        assertThat(bundle.model().vocabulary().size()).isEqualTo(50);
        JsonNode provenance = bundle.provenance();
        assertThat(provenance.path("trainer").asText()).isEqualTo("logistic");
        assertThat(provenance.path("balance").asBoolean()).isTrue();
        assertThat(provenance
                        .path("heads")
                        .path("k")
                        .path("options")
                        .path("cost")
                        .asDouble())
                .isEqualTo(3);
        assertThat(result.err()).doesNotContain("tried");
    }

    @Test
    void withoutFoldsNothingIsTriedAndTheCardSaysThatProbabilitiesAreScores() throws BundleException {
        Workplace.Result result = train("m.winnow", "--head k=label --folds 0");

        assertThat(result.err()).doesNotContain("tried");
        assertThat(bundle("m.winnow").card()).contains("take them as scores");
    }

    @Test
    void aModelMayBeWrittenIntoTheFolderItLearnsFromAndIsNoPartOfTheData() throws IOException {
        String[] command = {"train", "--data", "@folder", "--head", "k=label", "--out", "@folder/m.winnow"};
        assertThat(workplace.winnow(command).exit()).isZero();
        byte[] first = workplace.bytes("folder/m.winnow");
        assertThat(workplace.winnow(command).exit()).isZero();

        assertThat(workplace.bytes("folder/m.winnow")).isEqualTo(first);
    }

    @Test
    void bundleHoldsNeitherPathsNorNames() {
        train("m.winnow", "--head k=label");

        String bytes = new String(workplace.bytes("m.winnow"), StandardCharsets.ISO_8859_1);
        assertThat(bytes).contains("a.jsonl").doesNotContain(workplace.folder().toString());
        for (String told : List.of("user.name", "user.home", "java.io.tmpdir")) {
            String value = System.getProperty(told);
            if (value.length() > 4) {
                assertThat(bytes).as(told).doesNotContain(value);
            }
        }
    }

    @Test
    void quietSaysNothing() {
        Workplace.Result result = train("m.winnow", "--head k=label --quiet");

        assertThat(result).isEqualTo(new Workplace.Result(0, "", ""));
    }

    @Test
    void badRowsAreToldWithFileAndLineSkippedAndCounted() {
        workplace.write(
                "bad.jsonl",
                concat(
                        Articles.jsonLines(ROWS).getBytes(StandardCharsets.UTF_8),
                        "{\"text\":\"".getBytes(StandardCharsets.UTF_8),
                        new byte[] {(byte) 0xFF, (byte) 0xFE},
                        "\",\"label\":\"sport\"}\nnonsense\n[]\n{\"text\":\n".getBytes(StandardCharsets.UTF_8)));

        Workplace.Result result =
                workplace.winnow("train", "--data", "@bad.jsonl", "--head", "k=label", "--out", "@m.winnow");

        String file = workplace.path("bad.jsonl").toString();
        assertThat(result.exit()).isZero();
        assertThat(result.errLines())
                .contains(
                        file + ":33: not UTF-8 (byte 0xFF at column 10) (row skipped)",
                        file + ":35: not a JSON object (row skipped)",
                        "skipped 1: not UTF-8",
                        "skipped 2: not valid JSON",
                        "k: single, 2 labels, 32 of 32 rows");
        assertThat(result.err()).doesNotContain("Source").doesNotContain("\tat ");
    }

    @Test
    void strictStopsAtTheFirstBadRow() {
        workplace.write("bad.jsonl", Articles.jsonLines(ROWS) + "nonsense\n");

        Workplace.Result result = workplace.winnow(
                "train", "--data", "@bad.jsonl", "--head", "k=label", "--out", "@m.winnow", "--strict");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.errLines()).hasSize(1);
        assertThat(result.err()).startsWith("winnow: " + workplace.path("bad.jsonl") + ":33: not valid JSON");
        assertThat(workplace.path("m.winnow")).doesNotExist();
    }

    @Test
    void titlesAloneAreLearnedFromAndTheUserIsTold() {
        Workplace.Result result = train("m.winnow", "--head k=label --text-field body");

        assertThat(result.exit()).isZero();
        assertThat(result.errLines().get(0)).startsWith("note: no row has text in a field \"body\"");
    }

    private Workplace.Result train(String out, String options) {
        return workplace.winnow(Stream.concat(
                        Stream.of("train", "--data", "@a.jsonl", "--out", "@" + out), Arrays.stream(options.split(" ")))
                .toArray(String[]::new));
    }

    private Bundle bundle(String name) throws BundleException {
        return Bundle.open(workplace.path(name));
    }

    private String best(String model, String text) throws BundleException {
        return Classifier.open(workplace.path(model))
                .classify(Page.ofText("", text))
                .heads()
                .get(0)
                .labels()
                .get(0);
    }

    private static byte[] concat(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
