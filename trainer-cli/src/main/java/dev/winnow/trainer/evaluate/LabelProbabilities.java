package dev.winnow.trainer.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Every probability of every document, 4 bytes each, for what needs each label's whole distribution. Beyond a limit
 * (documents x labels) all are let go.
 */
final class LabelProbabilities {
    private static final int CHUNK_SIZE = 1 << 16;

    private final int labels;
    private final long limit;
    private final int chunkRows;
    private final List<float[]> chunks = new ArrayList<>(); // [chunkRows x labels], row-major
    private int rows;
    private boolean complete = true;

    LabelProbabilities(int labels, long limit) {
        this.labels = labels;
        this.limit = limit;
        this.chunkRows = Math.max(1, CHUNK_SIZE / labels);
    }

    void add(double[] probabilities) {
        if (!complete) {
            return;
        }
        if ((rows + 1L) * labels > limit) {
            complete = false;
            chunks.clear();
            return;
        }
        if (rows == chunks.size() * chunkRows) {
            chunks.add(new float[chunkRows * labels]);
        }
        float[] chunk = chunks.get(rows / chunkRows);
        int start = rows % chunkRows * labels;
        for (int label = 0; label < labels; label++) {
            chunk[start + label] = (float) probabilities[label];
        }
        rows++;
    }

    /** Whether the limit was kept. */
    boolean complete() {
        return complete;
    }

    /** The probabilities of one label over all rows, against whether it is the row's. */
    RankedEvents rank(int label, IntPredicate hasLabel) {
        ScoredEvents events = new ScoredEvents(rows);
        for (int row = 0; row < rows; row++) {
            events.add(chunks.get(row / chunkRows)[row % chunkRows * labels + label], hasLabel.test(row));
        }
        return events.rank();
    }
}
