package dev.winnow.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.model.HeadType;
import dev.winnow.trainer.data.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class AutoTrainerTest {
    private static final List<Row> ROWS = TestRows.synthetic(120, 2, 5);

    @Test
    void topicsAreFittedByNbSvm() {
        for (HeadType type : List.of(HeadType.SINGLE, HeadType.MULTI)) {
            assertThat(weights(TrainerKind.AUTO, Plans.head(type)))
                    .isEqualTo(weights(TrainerKind.NB_SVM, Plans.head(type)))
                    .isNotEqualTo(weights(TrainerKind.SVM, Plans.head(type)));
        }
    }

    @Test
    void aBinaryHeadIsFittedByASupportVectorMachine() {
        HeadRequest head = Plans.head(HeadType.BINARY, "a", "b");

        assertThat(weights(TrainerKind.AUTO, head))
                .isEqualTo(weights(TrainerKind.SVM, head))
                .isNotEqualTo(weights(TrainerKind.NB_SVM, head));
    }

    @Test
    void cardAndProvenanceNameTheTrainerOfEachHead() {
        Training.Outcome outcome = Plans.of(Plans.head(HeadType.MULTI))
                .trainer(TrainerKind.AUTO)
                .folds(3)
                .train(ROWS);

        assertThat(outcome.bundle().card()).contains("trainer auto").contains("Trainer nb-svm. Options: cost");
        assertThat(outcome.bundle().provenance().at("/heads/topics/trainer").asText())
                .isEqualTo("nb-svm");
    }

    private static float[] weights(TrainerKind kind, HeadRequest head) {
        return Plans.weights(Plans.of(head).trainer(kind).folds(3).train(ROWS));
    }
}
