package dev.winnow.trainer.fit;

import de.bwaldvogel.liblinear.FeatureNode;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The feature rows in every shape that Tribuo's trainers ask for, each made once, when first asked for, and shared by all
 * heads, labels and folds. Thread-safe.
 */
final class TrainingData {
    private final FeatureRows rows;
    private final FeatureDomain domain;
    private final AtomicReferenceArray<FeatureNode @Nullable []> nodes; // [documents] those that a head learns from

    TrainingData(FeatureRows rows) {
        this.rows = rows;
        this.domain = new FeatureDomain(rows.features());
        this.nodes = new AtomicReferenceArray<>(rows.documents());
    }

    FeatureRows rows() {
        return rows;
    }

    FeatureDomain domain() {
        return domain;
    }

    /** LibLinear's row of a document: its indexes count from 1, and the last entry is the bias. */
    FeatureNode[] nodes(int document) {
        FeatureNode[] made = nodes.get(document);
        if (made == null) {
            made = make(document);
            nodes.set(document, made); // whoever else made it made the same
        }
        return made;
    }

    private FeatureNode[] make(int document) {
        int size = rows.size(document);
        int from = rows.start()[document];
        FeatureNode[] made = new FeatureNode[size + 1];
        for (int i = 0; i < size; i++) {
            made[i] = new FeatureNode(rows.index()[from + i] + 1, rows.value()[from + i]);
        }
        made[size] = new FeatureNode(rows.features() + 1, 1);
        return made;
    }
}
