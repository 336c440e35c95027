package dev.winnow.trainer.fit;

import dev.winnow.model.HeadType;
import dev.winnow.model.Unless;
import dev.winnow.trainer.InputException;
import java.util.List;
import java.util.Optional;

/** Whether heads can be silent where others are asked for it; told before hours go into fitting. */
final class UnlessHeads {
    private UnlessHeads() {}

    /** @throws InputException if a head is to be silent by labels that no other head of one label an article has */
    static void require(TrainingPlan plan, List<HeadPreparation> prepared) {
        for (HeadRequest head : plan.heads()) {
            head.unless().ifPresent(unless -> require(head.name(), unless, prepared));
        }
    }

    private static void require(String head, Unless unless, List<HeadPreparation> prepared) {
        Optional<HeadData> other = prepared.stream()
                .map(HeadPreparation::data)
                .filter(data -> data.name().equals(unless.head()))
                .filter(data -> data.type() == HeadType.SINGLE && !data.name().equals(head))
                .findFirst();
        if (other.isEmpty()) {
            throw new InputException("head " + head + " is to be silent by head " + unless.head()
                    + ": it can be by another one of type single, and there is none of that name");
        }
        List<String> labels = other.get().labels();
        List<String> missing = unless.labels().stream()
                .filter(label -> !labels.contains(label))
                .toList();
        if (!missing.isEmpty()) {
            throw new InputException("head " + head + " is to be silent by head " + unless.head()
                    + " with a label that no row has: " + String.join(", ", missing));
        }
        if (unless.labels().containsAll(labels)) {
            throw new InputException("head " + head + " is to be silent by head " + unless.head()
                    + " with all its labels, and would never answer: leave out one at least");
        }
    }
}
