package dev.winnow.trainer.data.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.winnow.article.Page;
import dev.winnow.trainer.InputException;
import dev.winnow.trainer.data.ReadOptions;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.data.SkipLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeRowsTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void data() throws IOException {
        write("sets/pages/pages.jsonl", """
                {"id":"1","text":"a","split":"train","lang":"en","kind":"tag","label":"junk","site":"one.example"}
                {"id":"2","text":"b","split":"train","lang":"de","kind":"tag","label":"junk","site":"one.example"}
                {"id":"3","text":"c","split":"dev","kind":"tag","label":"junk","site":"two.example"}
                {"id":"4","text":"d","split":"train","kind":"odd","form":"news","label":"near","sure":0.4,"site":"two.example"}
                {"id":"5","text":"e","split":"train","kind":"odd","sure":0.9,"site":"three.example"}
                """);
        write("sets/news/train.jsonl", "{\"id\":\"6\",\"text\":\"f\",\"labels\":[\"x\",\"y\"],\"main\":\"x\"}\n");
        write("sets/news/test.jsonl", "{\"id\":\"7\",\"text\":\"g\",\"labels\":[\"x\"],\"site\":\"two.example\"}\n");
        write(
                "maps/kinds.json",
                "{\"tag\":\"listing\",\"news\":\"news\",\"odd\":{\"to\":null,\"why\":\"tells nothing\"}}");
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static final String HEADS = """
            {"name":"relevance","type":"binary","field":"label","values":["article","junk"]},
            {"name":"kind","type":"single","field":"kind"},
            {"name":"topics","type":"multi","field":"labels","textOnly":true}""";

    private RecipeFile recipe(String sources) throws IOException {
        return RecipeFile.read(write("r.json", """
                {"name":"test","summary":"A test.","languages":["en"],
                 "features":{"wordNgrams":1,"pageFields":true,"minDocuments":1,"maxFeatures":100,"vectors":"none"},
                 "fit":{"trainer":"svm","folds":0,"keepPrecision":0.9,"seed":1,"compact":false},
                 "train":["train"],
                 "heads":[%s],
                 "sources":[%s]}
                """.formatted(HEADS, sources)));
    }

    private RecipeFile both(String more) throws IOException {
        return recipe("""
                {"set":"pages","terms":"open","licence":"MIT","credit":"us","files":{"*":"pages.jsonl"},"heads":{
                  "relevance":{"from":[{"field":"label"}]%s},
                  "kind":{"from":[{"field":"form","map":"kinds"},{"field":"kind","map":"kinds"}]}}},
                {"set":"news","terms":"share-alike","licence":"x","credit":"them",
                 "files":{"train":"train.jsonl","test":"test.jsonl"},
                 "heads":{"topics":{"from":[{"field":"labels"}],"weight":0.5,"copies":2}}}""".formatted(more));
    }

    @Test
    void pagesOfHtmlAreLearnedOnceMoreAsBareTextWhereTheRecipeSaysSo() throws IOException {
        String prose = "The council voted on Monday to close the old bridge for two years, and a ferry runs instead.";
        write("sets/web/pages.jsonl", """
                {"id":"1","url":"https://one.example/a","html":"<title>Old bridge closes</title><p>%s<p>%s","label":"article","site":"one.example"}
                {"id":"2","text":"b","label":"junk","site":"two.example"}
                """.formatted(prose, prose + " So it goes."));
        String source = "{\"set\":\"web\",\"terms\":\"open\",\"licence\":\"MIT\",\"credit\":\"us\",%s"
                + "\"files\":{\"train\":\"pages.jsonl\"},"
                + "\"heads\":{\"relevance\":{\"from\":[{\"field\":\"label\"}],\"weight\":0.5}}}";
        RecipeFile once = recipe(source.formatted(""));
        RecipeFile twice = recipe(source.formatted("\"asText\":0.4,"));

        List<Row> rows = rows(twice, true, "train");

        assertThat(rows).extracting(row -> row.page().id()).containsExactly("1", "1", "2");
        Row again = rows.get(1);
        assertThat(again.page().html()).isNull();
        assertThat(again.page().url()).isNull();
        assertThat(again.page().text()).startsWith("Bare: <title>Old bridge").contains(prose);
        assertThat(again.values("label")).containsExactly("article");
        assertThat(again.values("site")).containsExactly("one.example");
        assertThat(again.values(RecipeRows.weightField("relevance"))).containsExactly("0.2");
        assertThat(again.fields()).containsKeys(Row.COPY, RecipeRows.asideField("relevance"));
        assertThat(rows.get(0).fields()).doesNotContainKey(Row.COPY);
        assertThat(rows(once, true, "train")).hasSize(2);
        assertThat(rows(twice, false, "train")).hasSize(2);
    }

    private static Page bare(Page page) {
        return Page.ofText("Bare: " + page.html()).withId(page.id());
    }

    /** The rows that weights are learned from, or that are to measure with. */
    private List<Row> rows(RecipeFile file, boolean toTrain, String... splits) {
        return allRows(file, toTrain, splits).stream()
                .filter(row -> !row.fields().containsKey(Row.OTHER_LANGUAGE))
                .toList();
    }

    private List<Row> allRows(RecipeFile file, boolean toTrain, String... splits) {
        SkipLog log = new SkipLog(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), true);
        List<Row> rows = new ArrayList<>();
        try (RecipeRows all = RecipeRows.open(
                file,
                folder.resolve("sets"),
                Set.of(splits),
                toTrain,
                ReadOptions.defaults(),
                log,
                RecipeRowsTest::bare)) {
            for (Row row = all.next(); row != null; row = all.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    @Test
    void givenARowInAnotherLanguageThenItIsMarkedInTraining_andPassedOverInMeasuring() throws IOException {
        List<Row> rows = allRows(both(""), true, "train");
        rows.removeIf(row -> !row.fields().containsKey(Row.OTHER_LANGUAGE));

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.page().id()).isEqualTo("2");
            assertThat(row.values("label")).containsExactly("junk");
            assertThat(row.fields()).doesNotContainKeys(Row.COPY, RecipeRows.weightField("relevance"));
        });
        assertThat(allRows(both(""), false, "train"))
                .extracting(row -> row.page().id())
                .doesNotContain("2");
        assertThat(allRows(both(",\"aside\":true"), true, "train").get(1).values("label"))
                .isEmpty();
    }

    @Test
    void givenSourcesThenEachRowHoldsTheLabelsOfItsHeadsAndNoOthers() throws IOException {
        List<Row> rows = rows(both(""), true, "train");

        assertThat(rows).extracting(row -> row.page().id()).containsExactly("1", "4", "6", "6", "6");
        assertThat(rows.get(0).values("label")).containsExactly("junk");
        assertThat(rows.get(0).values("kind")).containsExactly("listing");
        assertThat(rows.get(1).values("kind")).containsExactly("news");
        assertThat(rows.get(2).values("labels")).containsExactly("x", "y");
        assertThat(rows.get(2).values(RecipeRows.weightField("topics"))).containsExactly("0.5");
        assertThat(rows.get(2).fields()).doesNotContainKeys("label", "kind");
        assertThat(rows.get(3).values("labels")).containsExactly("x");
        assertThat(rows)
                .extracting(row -> row.fields().containsKey(Row.COPY))
                .containsExactly(false, false, false, true, true);
        assertThat(rows.get(3).values(RecipeRows.weightField("topics"))).containsExactly("0.5");
    }

    @Test
    void givenRowsToLearnWithoutNamesThenTheyAndTheirCopiesComeOnceMoreWithoutThem() throws IOException {
        write("sets/named/train.jsonl", """
                {"id":"8","title":"Talks of Lenmark go on","text":"On Monday the Lenmark team met.","labels":["x","y"],"main":"y"}
                {"id":"9","html":"<p>Of Lenmark.","labels":["x"],"main":"x"}
                """);
        RecipeFile file = recipe("""
                {"set":"named","terms":"open","licence":"MIT","credit":"us","files":{"train":"train.jsonl"},
                 "heads":{"topics":{"from":[{"field":"labels"}],"copies":1,"withoutNames":true}}}""");

        List<Row> rows = rows(file, true, "train");

        assertThat(rows).extracting(row -> row.page().id()).containsExactly("8", "8", "8", "8", "9", "9");
        assertThat(rows.subList(0, 2)).allMatch(row -> row.page().text().contains("Lenmark"));
        assertThat(rows.subList(2, 4))
                .extracting(row -> row.page().title() + "/" + row.page().text())
                .containsOnly("Talks of  go on/On  the  team met.");
        assertThat(rows)
                .extracting(row -> String.join("+", row.values("labels")))
                .containsExactly("x+y", "y", "x+y", "y", "x", "x");
        assertThat(rows.subList(2, 4))
                .allSatisfy(row -> assertThat(row.fields()).containsKeys(Row.COPY, RecipeRows.asideField("topics")));
        assertThat(rows(file, false, "train")).hasSize(2);
    }

    @Test
    void givenASourceOfDefinitionsThenTheyAreReadFromFieldsOfTheirOwn_andNotCounted() throws IOException {
        write(
                "sets/terms/all.jsonl",
                "{\"id\":\"8\",\"name\":\"treaty\",\"definition\":\"An agreement.\",\"labels\":[\"x\"]}\n");
        RecipeFile file = recipe("""
                {"set":"terms","terms":"open","licence":"MIT","credit":"us","files":{"train":"all.jsonl"},
                 "text":"definition","title":"name","uncounted":true,"heads":{"topics":{"from":[{"field":"labels"}]}}}""");

        Row row = rows(file, true, "train").get(0);

        assertThat(row.page().title()).isEqualTo("treaty");
        assertThat(row.page().text()).isEqualTo("An agreement.");
        assertThat(row.fields()).containsKey(Row.COPY);
    }

    @Test
    void givenASetThatComesWithTheRecipe_thenItIsReadFromThere_andCalledByItsName() throws IOException {
        write("own/briefs.jsonl", "{\"id\":\"10\",\"text\":\"h\",\"labels\":[\"x\"]}\n");
        String source = "{\"set\":\"./%s\",\"terms\":\"open\",\"licence\":\"MIT\",\"credit\":\"us\","
                + "\"files\":{\"train\":\"briefs.jsonl\"},\"heads\":{\"topics\":{\"from\":[{\"field\":\"labels\"}]}}}";
        RecipeFile file = recipe(source.formatted("own"));

        assertThat(rows(file, true, "train")).extracting(row -> row.page().id()).containsExactly("10");
        assertThat(file.recipe().sources().get(0).name()).isEqualTo("own");
        RecipeFile missing = recipe(source.formatted("other"));
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> rows(missing, true, "train"))
                .withMessageContaining(folder.resolve("other/briefs.jsonl").toString());
    }

    @Test
    void givenRowsToEvaluateThenNoneIsCopied() throws IOException {
        assertThat(rows(both(""), false, "train", "test"))
                .extracting(row -> row.page().id())
                .containsExactly("1", "4", "6", "7");
    }

    @Test
    void givenALeastNumberThenRowsBelowTellThatHeadNothing() throws IOException {
        List<Row> rows = rows(both(",\"atLeast\":{\"sure\":0.5}"), true, "train");

        assertThat(rows).extracting(row -> row.page().id()).startsWith("1", "4");
        assertThat(rows).noneMatch(row -> row.fields().containsKey("label"));
    }

    @Test
    void givenABeginningThenRowsThatBeginOtherwiseTellThatHeadNothing() throws IOException {
        List<Row> byId = rows(both(",\"beginsWith\":{\"id\":\"4\"}"), true, "train");
        List<Row> bySite = rows(both(",\"beginsWith\":{\"site\":\"on\"}"), true, "train");

        assertThat(byId)
                .filteredOn(row -> row.fields().containsKey("label"))
                .extracting(row -> row.page().id())
                .containsExactly("4");
        assertThat(bySite)
                .filteredOn(row -> row.fields().containsKey("label"))
                .extracting(row -> row.page().id())
                .containsExactly("1");
    }

    @Test
    void givenSitesToKeepApartThenTheirRowsTellThatHeadNothing() throws IOException {
        List<Row> rows = rows(both(",\"notSitesOf\":[\"news/test.jsonl\"]"), true, "train");

        assertThat(rows.get(0).fields()).containsKey("label");
        assertThat(rows.get(1).page().id()).isEqualTo("4");
        assertThat(rows.get(1).fields()).doesNotContainKey("label");
    }

    @Test
    void givenAnUnknownFieldHeadOrMapThenTheErrorSaysWhere() throws IOException {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> recipe("{\"set\":\"pages\",\"colour\":1}"))
                .withMessageContaining("r.json:")
                .withMessageContaining("colour");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(
                        () -> recipe(
                                "{\"set\":\"pages\",\"terms\":\"open\",\"licence\":\"\",\"credit\":\"\",\"files\":{},\"heads\":{\"mood\":{}}}"))
                .withMessageContaining("names a head \"mood\"; there are relevance, kind, topics");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> both(",\"weight\":1").map("none").labels("x"));
    }

    @Test
    void givenAFileThatIsNotThereThenTheErrorNamesIt() throws IOException {
        Files.delete(folder.resolve("sets/news/train.jsonl"));
        RecipeFile file = both("");

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> rows(file, true, "train"))
                .withMessageContaining("train.jsonl: the recipe needs this file")
                .withMessageContaining("--datasets");
    }
}
