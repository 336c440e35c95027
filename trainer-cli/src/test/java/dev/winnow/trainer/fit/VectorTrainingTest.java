package dev.winnow.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.Classifier;
import dev.winnow.article.Page;
import dev.winnow.bundle.Bundle;
import dev.winnow.model.HeadResult;
import dev.winnow.model.HeadType;
import dev.winnow.trainer.InputException;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.vectors.WordVectors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VectorTrainingTest {
    private static final String[] SPORT = words("goal match league striker keeper penalty referee stadium coach title");
    private static final String[] MONEY = words("share profit market bond bank loan price trade dollar credit");
    private static final WordVectors VECTORS = TestVectors.groups(SPORT, MONEY);

    private static String[] words(String words) {
        return words.split(" ");
    }

    /** Each row has two words of its topic, of which the last two are never met, among words that say nothing. */
    private static List<Row> rows(int n) {
        Random random = new Random(9);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            String[] topic = i % 2 == 0 ? SPORT : MONEY;
            StringBuilder text = new StringBuilder();
            for (int w = 0; w < 12; w++) {
                text.append(w < 2 ? topic[random.nextInt(8)] : "word" + random.nextInt(300))
                        .append(' ');
            }
            rows.add(TestRows.row(i, text.toString(), Map.of("labels", List.of(i % 2 == 0 ? "sport" : "money"))));
        }
        return rows;
    }

    private static Plans plan(VectorsUse use) {
        return Plans.of(Plans.head(HeadType.SINGLE)).folds(4).vectors(use);
    }

    private static VectorsUse chosen() {
        return VectorsUse.always(VECTORS, OptionalDouble.empty());
    }

    private static VectorsUse fixed() {
        return VectorsUse.always(VECTORS, OptionalDouble.of(0.5));
    }

    private static HeadResult classify(Training.Outcome outcome, String text) {
        return Classifier.of(outcome.bundle())
                .classify(Page.ofText(text))
                .heads()
                .get(0);
    }

    @ParameterizedTest
    @EnumSource(names = {"SVM", "LOGISTIC", "SGD"})
    void givenWordsThatNoRowHas_whenTheyAreLikeWordsOfRows_thenTheyTell(TrainerKind kind) {
        Training.Outcome outcome = plan(fixed()).trainer(kind).train(rows(60));

        assertThat(classify(outcome, "title").labels()).containsExactly("sport");
        assertThat(classify(outcome, "credit").labels()).containsExactly("money");
        assertThat(classify(outcome, "Coach wins the title").labels()).containsExactly("sport");
    }

    @Test
    void givenVectorsThatHelp_whenAHeadChooses_thenItTakesThemAndSaysSo() throws IOException {
        Training.Outcome outcome = plan(chosen()).train(rows(60));

        assertThat(outcome.heads().get(0).share()).isPositive();
        assertThat(outcome.heads().get(0).shares()).containsOnlyKeys(0.0, 0.5);
        assertThat(outcome.bundle().card()).contains("Word vectors: test", "It uses word vectors");
        assertThat(outcome.bundle().provenance().path("vectors").path("sha256").asText())
                .isEqualTo("0".repeat(64));
        assertThat(classify(outcome, "title").labels()).containsExactly("sport");
    }

    @Test
    void givenVectorsThatTellNothing_whenAHeadChooses_thenTheModelAnswersAsWithoutAndIsNoLarger() {
        WordVectors other = TestVectors.groups(words("cat dog"), words("red blue"));
        Training.Outcome without = plan(VectorsUse.never()).train(rows(60));
        Training.Outcome with =
                plan(VectorsUse.always(other, OptionalDouble.empty())).train(rows(60));

        assertThat(with.heads().get(0).share()).isZero();
        assertThat(with.bundle().version()).isEqualTo(without.bundle().version());
        assertThat(with.bundle().provenance().has("vectors")).isFalse();
    }

    @Test
    void givenTwoHeadsOfWhichOneWantsVectors_whenTrained_thenBothAnswer() {
        List<Row> rows = new ArrayList<>();
        for (Row row : rows(60)) {
            int n = rows.size();
            rows.add(TestRows.row(
                    n,
                    row.page().text() + (n % 3 == 0 ? " yes" : " no"),
                    Map.of("labels", row.values("labels"), "said", List.of(n % 3 == 0 ? "yes" : "no"))));
        }
        Training.Outcome outcome = Plans.of(
                        Plans.head(HeadType.SINGLE), new HeadRequest("said", "said", Optional.empty(), List.of()))
                .folds(4)
                .vectors(chosen())
                .train(rows);

        assertThat(outcome.heads().get(0).share()).isPositive();
        assertThat(outcome.heads().get(1).share()).isZero();
        assertThat(Classifier.of(outcome.bundle())
                        .classify(Page.ofText("a title, yes"))
                        .heads())
                .extracting(result -> result.labels().get(0))
                .containsExactly("sport", "yes");
    }

    @Test
    void givenAnyNumberOfThreads_whenTrained_thenTheBundleIsTheSame() throws IOException {
        byte[] one = plan(chosen()).threads(1).bytes(rows(60));

        assertThat(plan(chosen()).threads(1).bytes(rows(60))).isEqualTo(one);
        assertThat(plan(chosen()).threads(2).bytes(rows(60))).isEqualTo(one);
    }

    @Test
    void givenManyLabels_whenTrainedWithVectors_thenEachGainsFromThem() {
        List<Row> rows = new ArrayList<>();
        for (Row row : rows(60)) {
            rows.add(TestRows.row(
                    rows.size(),
                    row.page().text(),
                    Map.of("labels", List.of(row.values("labels").get(0), "all"))));
        }
        for (TrainerKind kind : List.of(TrainerKind.SVM, TrainerKind.MULTILABEL_SGD)) {
            Training.Outcome outcome = Plans.of(Plans.head(HeadType.MULTI))
                    .trainer(kind)
                    .folds(4)
                    .vectors(fixed())
                    .train(rows);
            HeadResult result = classify(outcome, "title title");

            assertThat(result.probability("sport")).isGreaterThan(result.probability("money"));
        }
    }

    @Test
    void givenATrainerThatIsNotLinear_whenVectorsAreAskedFor_thenItIsRefusedInASentence() {
        for (TrainerKind kind : List.of(TrainerKind.NAIVE_BAYES, TrainerKind.RANDOM_FOREST)) {
            assertThatThrownBy(() -> plan(chosen()).trainer(kind).train(rows(20)))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining(kind.title())
                    .hasMessageContaining("--vectors none");
        }
    }

    @Test
    void givenVectorsWhereTheyFit_whenRowsAreNotEnglishOrTheTrainerNotLinear_thenNothingChanges() {
        VectorsUse unasked = VectorsUse.whereFit(() -> {
            throw new AssertionError("the vectors are not needed");
        });
        String[] texts = {"baraza la mawaziri lilikutana jana mjini", "wachezaji walishinda mechi ya fainali jana"};
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            rows.add(TestRows.row(i, texts[i % 2] + " " + i, Map.of("labels", List.of("" + i % 2))));
        }

        assertThat(plan(unasked).bytes(rows)).isEqualTo(plan(VectorsUse.never()).bytes(rows));
        assertThat(plan(unasked).trainer(TrainerKind.NAIVE_BAYES).bytes(rows(30)))
                .isEqualTo(plan(VectorsUse.never())
                        .trainer(TrainerKind.NAIVE_BAYES)
                        .bytes(rows(30)));
    }

    @Test
    void givenAModelWithVectors_whenWrittenAndRead_thenItAnswersTheSame() throws IOException {
        Training.Outcome outcome = plan(fixed()).train(rows(60));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        outcome.bundle().write(out);

        assertThat(Classifier.of(Bundle.of(out.toByteArray()))
                        .classify(Page.ofText("a credit"))
                        .toJson())
                .isEqualTo(Classifier.of(outcome.bundle())
                        .classify(Page.ofText("a credit"))
                        .toJson());
    }
}
