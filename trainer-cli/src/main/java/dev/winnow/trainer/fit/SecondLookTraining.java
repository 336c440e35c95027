package dev.winnow.trainer.fit;

import dev.winnow.feature.FeatureVector;
import dev.winnow.feature.PageMeasures;
import dev.winnow.model.ForestForm;
import dev.winnow.model.Rivals;
import dev.winnow.model.SecondLook;
import dev.winnow.trainer.Progress;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Fits a {@link SecondLook} to documents that were held out, so that what it sees of heads is what they say of pages not seen. */
final class SecondLookTraining {
    private static final int TREES = 150;
    private static final int DEPTH = 4;
    private static final double LEARNING_RATE = 0.06;
    private static final double ROW_SHARE = 0.6;
    private static final double FEATURE_SHARE = 0.2;
    /** How much a bare page that is never judged on counts, of what it counts for the head (docs/decisions.md). */
    private static final float BARE_SHARE = 0.2f;

    /**
     * What is seen of pages.
     *
     * @param measures the measures
     * @param view what the head is fitted over: all documents, with their traits
     * @param options what it is fitted with
     */
    record Pages(PageMeasures measures, FeatureView view, TrainerOptions options) {}

    /** Where {@code bare} stands among the measures. */
    private static final int BARE = PageMeasures.NAMES.indexOf("bare");

    private final HeadData head;
    private final int[] known; // documents to learn from
    private final int width;
    private final float[] columns; // [known][width]
    private final TrainingData data; // the same
    private float usual; // what is added to documents that are judged on, on average

    /**
     * Documents to learn from are those that are judged on, and bare pages, which never are: a look that does not know them is of harm to
     * whoever has nothing but text.
     *
     * @param own the scores of the head for all its documents
     * @param other the head that has its rivals
     * @param asked the scores of that head for the same documents
     */
    SecondLookTraining(
            HeadData head, HeldOutScores own, HeadData other, HeldOutScores asked, Rivals rivals, Pages pages) {
        this.head = head;
        int labels = other.labels().size();
        this.width = SecondLook.columns(labels, pages.measures().count());
        int bare = SecondLook.columns(labels, BARE);
        FeatureRows rows = pages.view().data().rows();
        Rivals.Place place = rivals.among(other.labels());
        FeatureVector vector = new FeatureVector();
        int documents = head.documents().length;
        float[] all = new float[Math.multiplyExact(documents, width)];
        int[] learned = new int[documents];
        float[] one = new float[width];
        int count = 0;
        for (int i = 0; i < documents; i++) {
            if (own.of(i).length == 0 || asked.of(i).length == 0) {
                continue;
            }
            rows.copyTo(head.documents()[i], vector);
            SecondLook.fill(own.of(i)[0], place, asked.of(i), pages.measures(), vector, one);
            if (!head.aside()[i] || one[bare] > 0) {
                System.arraycopy(one, 0, all, count * width, width);
                learned[count++] = i;
            }
        }
        this.known = Arrays.copyOf(learned, count);
        this.columns = Arrays.copyOf(all, count * width);
        int[] start = IntStream.rangeClosed(0, count).map(j -> j * width).toArray();
        int[] index = IntStream.range(0, columns.length).map(i -> i % width).toArray();
        this.data = new TrainingData(new FeatureRows(width, start, index, columns));
    }

    /**
     * [documents] what a second look that has not seen a document's fold adds, less what it adds to documents on average: that most pages
     * are junk is no finding about one of them. 0 where scores are not known.
     */
    float[] heldOut(Parallel parallel, long seed, Progress progress) {
        float[] looks = new float[head.documents().length];
        parallel.map(head.folds(), fold -> {
            int[] held = members(j -> head.fold()[known[j]] == fold);
            int[] rest = members(j -> head.fold()[known[j]] != fold);
            if (held.length > 0 && isOfBothSides(rest)) {
                ForestForm forest = fit(rest, Seeds.derive(seed, fold));
                float[] values = new float[width];
                float[] out = new float[1];
                for (int j : held) {
                    System.arraycopy(columns, j * width, values, 0, width);
                    forest.score(values, out);
                    looks[known[j]] = out[0];
                }
            }
            progress.step(1);
            return fold;
        });
        int[] judged = members(j -> !head.aside()[known[j]]);
        usual = (float) Arrays.stream(judged)
                .mapToDouble(j -> looks[known[j]])
                .average()
                .orElse(0);
        for (int i : known) {
            looks[i] -= usual;
        }
        return looks;
    }

    /** The look that has seen all of them, once {@link #heldOut} has told what is usual. */
    SecondLook look(long seed, float weight) {
        ForestForm forest = fit(members(j -> true), Seeds.derive(seed, head.folds()));
        return new SecondLook(PageMeasures.NAMES, forest.times(weight).plus(-weight * usual));
    }

    private int[] members(IntPredicate test) {
        return IntStream.range(0, known.length).filter(test).toArray();
    }

    private boolean isOfBothSides(int[] members) {
        return Arrays.stream(members).map(this::target).distinct().count() == 2;
    }

    private int target(int j) {
        return head.targets()[known[j]][0];
    }

    private float[] weights(int[] members) {
        float[] weights = new float[members.length];
        for (int m = 0; m < weights.length; m++) {
            int i = known[members[m]];
            weights[m] = (head.weights().length == 0 ? 1 : head.weights()[i]) * (head.aside()[i] ? BARE_SHARE : 1);
        }
        return weights;
    }

    private ForestForm fit(int[] members, long seed) {
        LabelProblem problem = new LabelProblem(
                data,
                members,
                Arrays.stream(members).map(this::target).toArray(),
                2,
                true,
                new float[0],
                weights(members),
                seed);
        HeadTrainer trainer = new XgboostHeadTrainer(TREES, DEPTH, LEARNING_RATE, width, ROW_SHARE, FEATURE_SHARE);
        return ReaderForest.oneSided(
                (ForestForm) trainer.train(problem).fitted().form());
    }
}
