package dev.winnow.trainer.fit;

import de.bwaldvogel.liblinear.FeatureNode;

/**
 * The feature rows in every shape that Tribuo's trainers ask for, each made once, when first asked for, and shared by all
 * heads, labels and folds. Thread-safe.
 */
final class TrainingData {
    private final FeatureRows rows;
    private final FeatureDomain domain;
    private FeatureNode[][] nodes = new FeatureNode[0][];

    TrainingData(FeatureRows rows) {
        this.rows = rows;
        this.domain = new FeatureDomain(rows.features());
    }

    FeatureRows rows() {
        return rows;
    }

    FeatureDomain domain() {
        return domain;
    }

    /** LibLinear's rows: its indexes count from 1, and the last entry is the bias. */
    synchronized FeatureNode[][] nodes() {
        if (nodes.length == 0) {
            FeatureNode[][] made = new FeatureNode[rows.documents()][];
            for (int d = 0; d < made.length; d++) {
                made[d] = new FeatureNode[rows.size(d) + 1];
                int from = rows.start()[d];
                for (int i = 0; i < rows.size(d); i++) {
                    made[d][i] = new FeatureNode(rows.index()[from + i] + 1, rows.value()[from + i]);
                }
                made[d][rows.size(d)] = new FeatureNode(rows.features() + 1, 1);
            }
            nodes = made;
        }
        return nodes;
    }
}
