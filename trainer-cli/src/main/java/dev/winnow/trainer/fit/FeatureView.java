package dev.winnow.trainer.fit;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** One way of making features of the documents that a head may be fitted to. Thread-safe. */
final class FeatureView {
    private final double share;
    private final Supplier<FeatureRows> rows;
    private final UnaryOperator<Fitted> fold;
    private TrainingData[] data = new TrainingData[0]; // one, when first asked for

    private FeatureView(double share, Supplier<FeatureRows> rows, UnaryOperator<Fitted> fold) {
        this.share = share;
        this.rows = rows;
        this.fold = fold;
    }

    /** The n-grams alone. */
    static FeatureView plain(FeatureRows rows) {
        return new FeatureView(0, () -> rows, fitted -> fitted);
    }

    /** N-grams and word vectors; with a share of 0 the n-grams as the vectors' words make them. */
    static FeatureView of(VectorFeatures vectors, double share) {
        return new FeatureView(share, () -> vectors.rows(share), fitted -> vectors.fold(fitted, share));
    }

    /** How large the part from vectors is next to the n-grams'. */
    double share() {
        return share;
    }

    /** The documents, made when first asked for. */
    synchronized TrainingData data() {
        if (data.length == 0) {
            data = new TrainingData[] {new TrainingData(rows.get())};
        }
        return data[0];
    }

    /** The same scores from a table over the n-grams alone. */
    Fitted fold(Fitted fitted) {
        return fold.apply(fitted);
    }
}
