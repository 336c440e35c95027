package dev.winnow.trainer.fit;

import dev.winnow.model.HeadType;
import dev.winnow.trainer.InputException;
import java.util.List;
import java.util.stream.Stream;

/** Which head has the rivals that another asks for; told before hours go into fitting. */
final class RivalHeads {
    private RivalHeads() {}

    /**
     * [heads] the number of the head that has the rivals of each; -1 where there are none.
     *
     * @throws InputException if a head asks for rivals that there are not, or that cannot be weighed
     */
    static int[] of(TrainingPlan plan, List<HeadPreparation> prepared) {
        int[] rivalling = new int[prepared.size()];
        for (int h = 0; h < rivalling.length; h++) {
            HeadData data = prepared.get(h).data();
            rivalling[h] = plan.heads()
                    .get(h)
                    .rivals()
                    .map(rivals -> of(plan, prepared, data, rivals))
                    .orElse(-1);
        }
        return rivalling;
    }

    private static int of(TrainingPlan plan, List<HeadPreparation> prepared, HeadData head, RivalsRequest rivals) {
        for (int h = 0; h < prepared.size(); h++) {
            HeadData other = prepared.get(h).data();
            if (other.name().equals(rivals.head())
                    && other.type() == HeadType.SINGLE
                    && head.type() == HeadType.BINARY) {
                List<String> missing = Stream.concat(Stream.of(rivals.of()), rivals.labels().stream())
                        .filter(label -> !other.labels().contains(label))
                        .toList();
                if (!missing.isEmpty()) {
                    throw new InputException("head " + head.name() + " has rivals in head " + other.name()
                            + " with a label that no row has: " + String.join(", ", missing));
                }
                requireHeldOut(head, other);
                if (rivals.secondLook() && !plan.spec().pageFields()) {
                    throw new InputException("head " + head.name() + " is to have a second look, which looks at pages:"
                            + " set pageFields in the recipe's features");
                }
                return h;
            }
        }
        throw new InputException("head " + head.name() + " has rivals in head " + rivals.head()
                + ": a binary head can have some in a head of type single, and there is none of that name");
    }

    /** @throws InputException if no row of a head with rivals is held out, by which they could be weighed */
    private static void requireHeldOut(HeadData head, HeadData other) {
        if (!head.isHeldOut()) {
            throw new InputException("head " + head.name() + " has rivals in head " + other.name()
                    + ", and how much they count is chosen by rows that are held out: there are none");
        }
    }
}
