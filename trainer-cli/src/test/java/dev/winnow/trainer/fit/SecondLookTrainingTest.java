package dev.winnow.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.Classifier;
import dev.winnow.article.Page;
import dev.winnow.bundle.BundleException;
import dev.winnow.feature.PageMeasures;
import dev.winnow.model.Contribution;
import dev.winnow.model.HeadType;
import dev.winnow.model.SecondLook;
import dev.winnow.trainer.InputException;
import dev.winnow.trainer.data.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A binary head with a second look, where no sum over words and traits could tell. */
class SecondLookTrainingTest {
    private static final String TEXT = "minister price said sale talks order";

    private static Plans plans() {
        RivalsRequest rivals = new RivalsRequest("kind", "news", List.of("shop", "forum"), true);
        HeadRequest relevance = new HeadRequest(
                "relevance",
                "label",
                Optional.of(HeadType.BINARY),
                List.of("article", "junk"),
                Optional.empty(),
                Optional.of("aside"),
                Map.of(),
                false,
                false,
                Optional.of(rivals));
        return Plans.of(relevance, new HeadRequest("kind", "kind", Optional.of(HeadType.SINGLE), List.of()))
                .words(1)
                .folds(3);
    }

    @Test
    void givenPagesThatNoSumTellsApart_thenASecondLookDoes_asMuchAsHeldOutRowsAreBestWith() throws BundleException {
        List<Row> rows = rows();
        Training.Outcome outcome = plans().pageFields().train(rows);

        HeadReport report = outcome.heads().get(0);
        SecondLook look = report.rivals().orElseThrow().second().orElseThrow();
        assertThat(look.measures()).isEqualTo(PageMeasures.NAMES);
        double without = report.secondLooks().get(0.0);
        double most = report.secondLooks().values().stream()
                .mapToDouble(measure -> measure)
                .max()
                .orElseThrow();
        assertThat(most).isGreaterThan(without + 0.01);
        assertThat(outcome.bundle().card()).contains("A second look, of 150 trees");
        assertThat(outcome.bundle()
                        .provenance()
                        .at("/heads/relevance/secondLooks/0.0")
                        .doubleValue())
                .isEqualTo(without);
        Classifier classifier = Classifier.of(outcome.bundle());
        long right = rows.stream()
                .filter(row ->
                        classifier.classify(row.page()).heads().get(0).labels().contains("relevant")
                                == row.values("label").contains("article"))
                .count();
        assertThat(right).isGreaterThan(rows.size() * 9L / 10);
    }

    /** That articles are a third is no finding about a page, and belongs to the bias. */
    @Test
    void whatASecondLookAddsIsNothingOnAverage() throws BundleException {
        List<Row> rows = rows();
        Classifier classifier = Classifier.of(plans().pageFields().train(rows).bundle());

        double[] added = rows.stream()
                .map(row -> classifier
                        .explain(row.page(), 1000)
                        .heads()
                        .get(0)
                        .labels()
                        .get(0))
                .flatMap(label -> label.contributions().stream())
                .filter(contribution -> contribution.name().equals("second look"))
                .mapToDouble(Contribution::score)
                .toArray();

        assertThat(added).hasSize(rows.size());
        double far = Arrays.stream(added).map(Math::abs).average().orElseThrow();
        assertThat(Arrays.stream(added).average().orElseThrow()).isBetween(-far / 10, far / 10);
    }

    @Test
    void givenTheSameRows_thenTheBytesAreTheSame_whateverTheThreads() {
        assertThat(plans().pageFields().threads(1).bytes(rows()))
                .isEqualTo(plans().pageFields().threads(2).bytes(rows()));
    }

    /** What is said of bare pages would else be said by a look that never saw one. */
    @Test
    void givenPagesThatAreNeverJudgedOn_thenItLearnsFromThoseThatAreBare_andNotFromOthers() {
        assertThat(asksWhetherBare(withAside(Page.ofText(TEXT)))).isTrue();
        assertThat(asksWhetherBare(withAside(addressed(TEXT)))).isFalse();
    }

    private static boolean asksWhetherBare(List<Row> rows) {
        Training.Outcome outcome = plans().pageFields().train(rows);
        SecondLook look = outcome.heads().get(0).rivals().orElseThrow().second().orElseThrow();
        int bare = SecondLook.columns(3, PageMeasures.NAMES.indexOf("bare"));
        return IntStream.of(look.forest().feature()).anyMatch(feature -> feature == bare);
    }

    /** Rows with an address, and as many junk ones, all the same page, that are never judged on. */
    private static List<Row> withAside(Page junk) {
        List<Row> rows = new ArrayList<>();
        for (Row row : rows()) {
            rows.add(new Row(addressed(row.page().text()), row.fields(), "made up", row.line()));
            Map<String, List<String>> fields =
                    Map.of("label", List.of("junk"), "kind", List.of("shop"), "aside", List.of());
            rows.add(new Row(junk, fields, "made up", 1000 + row.line()));
        }
        return rows;
    }

    private static Page addressed(String text) {
        return new Page(null, "https://a.example/b", null, text, null, null);
    }

    @Test
    void givenAModelThatDoesNotLookAtPages_thenTheErrorSaysSo() {
        assertThatThrownBy(() -> plans().train(rows()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("set pageFields");
    }

    /** News is an article unless it is long; what is of shops never is; what is of forums is one if it is long. */
    private static List<Row> rows() {
        Random random = new Random(7);
        List<Row> rows = new ArrayList<>();
        String[] kinds = {"news", "shop", "forum"};
        String[][] words = {
            {"minister", "said", "talks", "monday", "police", "vote"},
            {"price", "basket", "sale", "size", "order", "delivery"},
            {"posted", "reply", "thread", "member", "joined", "quote"}
        };
        for (int i = 0; i < 360; i++) {
            int kind = i % 3;
            boolean isLong = random.nextInt(100) < 12;
            StringBuilder text = new StringBuilder();
            for (int w = isLong ? 40 : 14; w > 0; w--) {
                int from = random.nextInt(100) < 46 ? kind : random.nextInt(3);
                text.append(words[from][random.nextInt(6)]).append(' ');
            }
            boolean article = kind == 0 ? !isLong : kind == 2 && isLong;
            rows.add(new Row(
                    Page.ofText(text.toString()),
                    Map.of("label", List.of(article ? "article" : "junk"), "kind", List.of(kinds[kind])),
                    "made up",
                    i));
        }
        return rows;
    }
}
