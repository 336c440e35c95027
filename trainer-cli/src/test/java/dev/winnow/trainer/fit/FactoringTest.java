package dev.winnow.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.winnow.model.FactoredTable;
import dev.winnow.model.Model;
import dev.winnow.model.Scorer;
import dev.winnow.trainer.InputException;
import dev.winnow.trainer.data.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FactoringTest {
    private static final int LABELS = 12;

    private final List<Row> rows = rows();

    @Test
    void givenMoreFactorsThenDecisionsComeNearerToThoseOfTheFullModel() {
        Model full =
                Plans.of(Plans.head()).train(rows.subList(0, 1_500)).bundle().model();
        double few = equalDecisions(full, ranked(2));
        double many = equalDecisions(full, ranked(LABELS - 1));

        assertThat(many).isGreaterThan(few).isGreaterThan(0.97);
    }

    @Test
    void givenARankThenTheTableHasSoManyFactors() {
        FactoredTable table = (FactoredTable) ranked(5).table();

        assertThat(table.rank()).isEqualTo(5);
        assertThat(table.columns()).isEqualTo(LABELS);
    }

    @Test
    void givenOneThreadOrFourThenTheBundleIsTheSame() {
        List<Row> some = rows.subList(0, 600);

        assertThat(Plans.of(Plans.head()).rank(4).threads(1).bytes(some))
                .isEqualTo(Plans.of(Plans.head()).rank(4).threads(4).bytes(some));
    }

    @Test
    void givenNoMoreOutputsThanFactorsThenItIsRefusedBeforeAnythingIsFitted() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> Plans.of(Plans.head()).rank(LABELS).train(rows.subList(0, 600)))
                .withMessage("--rank 12: the linear heads have 12 outputs in all, and the rank must be below that; "
                        + "--compact alone suits few");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> Plans.of(Plans.head())
                        .trainer(TrainerKind.RANDOM_FOREST)
                        .rank(2)
                        .train(rows.subList(0, 600)))
                .withMessageContaining("the linear heads have 0 outputs");
    }

    private Model ranked(int rank) {
        return Plans.of(Plans.head())
                .rank(rank)
                .train(rows.subList(0, 1_500))
                .bundle()
                .model();
    }

    private double equalDecisions(Model full, Model factored) {
        Scorer exact = new Scorer(full);
        Scorer other = new Scorer(factored);
        int equal = 0;
        List<Row> held = rows.subList(1_500, rows.size());
        for (Row row : held) {
            exact.score("", String.valueOf(row.page().text()));
            other.score("", String.valueOf(row.page().text()));
            equal += exact.result(0).labels().equals(other.result(0).labels()) ? 1 : 0;
        }
        return (double) equal / held.size();
    }

    private static List<Row> rows() {
        Random random = new Random(1);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            String label = String.valueOf((char) ('a' + i % LABELS));
            String other = String.valueOf((char) ('a' + random.nextInt(LABELS)));
            boolean two = i % 3 == 0 && !other.equals(label);
            String text = TestRows.text(label, random) + (two ? TestRows.text(other, random) : "");
            rows.add(two ? TestRows.row(i, text, label, other) : TestRows.row(i, text, label));
        }
        return rows;
    }
}
