package dev.winnow.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.winnow.article.Page;
import dev.winnow.bundle.Bundle;
import dev.winnow.reading.BlockModel;
import dev.winnow.reading.PageReader;
import dev.winnow.trainer.InputException;
import dev.winnow.trainer.Progress;
import dev.winnow.trainer.data.Pieces;
import dev.winnow.trainer.data.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReaderTrainingTest {
    private static final ReaderPlan.Trees TREES = new ReaderPlan.Trees(10, 3, 0.3, 0.8, 0.5);
    private static final ReaderPlan PLAN =
            new ReaderPlan(3, 2, 0.1, TREES, TREES, List.of(new ReaderPlan.Emphasis("kind", "news", 2)), 7);
    private static final String[] WORDS =
            "the harbour of a tram in council and mayor said on vote with quay for walls divers by survey to"
                    .split(" ");

    @Test
    void givenPagesWithGoldText_whenTrainedTwiceWithOtherThreads_thenTheBytesAreEqual() throws IOException {
        assertThat(bytes(train(1))).isEqualTo(bytes(train(3)));
    }

    @Test
    void givenAModelOfFewPages_whenAPageLikeThemIsRead_thenItsArticleIsFound() throws IOException {
        PageReader reader = new PageReader(BlockModel.of(train(2)));
        Random random = new Random(99);
        String body = paragraph(random);

        assertThat(reader.read(Page.ofHtml(html(body, random))).text()).isEqualTo(body);
    }

    @Test
    void givenPiecesInPlaceOfTheTextAlone_whenAPageLikeThemIsRead_thenItsArticleIsFound() throws IOException {
        ReaderTraining training = new ReaderTraining(PLAN, 2, Progress.none());
        for (int i = 0; i < 60; i++) {
            Random random = new Random(i);
            String body = paragraph(random);
            Map<String, List<String>> fields = Map.of(
                    "site",
                    List.of("site" + i % 20),
                    "must_have",
                    List.of(body.substring(10, 60)),
                    "must_not_have",
                    List.of("Home", "Contact  the"));
            assertThat(training.add(new Row(Page.ofHtml(html(body, random)), fields, "made.jsonl", i)))
                    .isTrue();
        }
        PageReader reader = new PageReader(BlockModel.of(training.finish(List.of())));
        Random random = new Random(99);
        String body = paragraph(random);

        String read = reader.read(Page.ofHtml(html(body, random))).text();

        assertThat(read).startsWith(body).doesNotContain("Contact", "Home");
    }

    @Test
    void givenPieces_whenAPageIsTakenApart_thenOnlyBlocksThatHaveOneAreLearnedFromAndTheFirstIsTheArticles() {
        ReaderPage page = ReaderPage.ofPieces(
                "site",
                "<p>one  two<p>two three<p>four<p>five two",
                new Pieces(List.of("one two", "three", "nowhere"), List.of("two", " ")),
                1);

        assertThat(page.part()).containsExactly(true, true, false, false);
        assertThat(page.learned()).containsExactly(true, true, false, true);
    }

    @Test
    void givenPiecesThatStandNowhereOrNoneThatMustNotBe_whenTrained_thenItIsRefusedWithASentence() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> trainOn(Map.of("must_have", List.of("nowhere"), "must_not_have", List.of("Home"))))
                .withMessageContaining("too few blocks that are part of an article");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> trainOn(Map.of("must_have", List.of("Today"))))
                .withMessageContaining("too few blocks that are not part of an article");
    }

    @Test
    void givenNoNameOnSoManySites_whenTrained_thenTheMeasuresAloneTell() throws IOException {
        ReaderPlan rare = new ReaderPlan(3, 1000, 0.1, TREES, TREES, List.of(), 7);
        ReaderTraining training = new ReaderTraining(rare, 2, Progress.none());
        for (int i = 0; i < 60; i++) {
            training.add(row(i, new Random(i)));
        }
        PageReader reader = new PageReader(BlockModel.of(training.finish(List.of())));
        Random random = new Random(99);
        String body = paragraph(random);

        assertThat(reader.read(Page.ofHtml(html(body, random))).text()).contains(body);
    }

    private static void trainOn(Map<String, List<String>> pieces) throws IOException {
        ReaderTraining training = new ReaderTraining(PLAN, 1, Progress.none());
        for (int i = 0; i < 20; i++) {
            Map<String, List<String>> fields = new HashMap<>(pieces);
            fields.put("site", List.of("site" + i));
            Random random = new Random(i);
            training.add(new Row(Page.ofHtml(html(paragraph(random), random)), fields, "made.jsonl", i));
        }
        training.finish(List.of());
    }

    @Test
    void givenTooFewSites_whenTrained_thenItIsRefusedWithASentence() {
        ReaderTraining training = new ReaderTraining(PLAN, 1, Progress.none());
        training.add(row(1, new Random(1)));

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> training.finish(List.of()))
                .withMessageContaining("at least 6 sites");
    }

    @Test
    void givenARowWithoutHtmlOrText_whenAdded_thenItIsPassedOver() {
        ReaderTraining training = new ReaderTraining(PLAN, 1, Progress.none());

        assertThat(training.add(new Row(Page.ofText("only text"), Map.of(), "a", 1)))
                .isFalse();
        assertThat(training.add(new Row(Page.ofHtml("<p>only html"), Map.of(), "a", 2)))
                .isFalse();
    }

    private static Bundle train(int threads) throws IOException {
        ReaderTraining training = new ReaderTraining(PLAN, threads, Progress.none());
        for (int i = 0; i < 60; i++) {
            assertThat(training.add(row(i, new Random(i)))).isTrue();
        }
        return training.finish(List.of(new DataSource("made", "0")));
    }

    private static Row row(int i, Random random) {
        String body = paragraph(random);
        Page page = new Page("p" + i, null, null, body, html(body, random), null);
        return new Row(page, Map.of("site", List.of("site" + i % 20), "kind", List.of("news")), "made.jsonl", i);
    }

    private static String html(String body, Random random) {
        return "<nav class=main-menu><a href=/>Home</a><a href=/n>News</a></nav><div class=entry-content><p>" + body
                + "</p></div><div class=related-posts><a href=/r>"
                + paragraph(random).substring(0, 40)
                + "</a></div><div class=site-footer><p>Contact the editors</p></div>";
    }

    private static String paragraph(Random random) {
        StringBuilder text = new StringBuilder("Today");
        for (int i = 0; i < 60; i++) {
            text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.append('.').toString();
    }

    private static byte[] bytes(Bundle bundle) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        bundle.write(out);
        return out.toByteArray();
    }
}
