package dev.winnow.trainer.fit;

import com.oracle.labs.mlrg.olcut.util.Pair;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Model;
import dev.winnow.model.LinearForm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.classification.Label;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;
import org.tribuo.common.liblinear.LibLinearModel;
import org.tribuo.provenance.ModelProvenance;

/** {@code svm} and {@code logistic}: LibLinear through Tribuo, fed the shared rows without copying them. */
final class LibLinearHeadTrainer implements HeadTrainer {
    /** The most passes over the data that LibLinear makes. */
    private static final int MOST_ITERATIONS = 1000;

    private final LinearType type;
    private final double penalty;
    private final double tolerance;

    /** Whether features are scaled by {@link LogRatios}. */
    private final boolean scaled;

    LibLinearHeadTrainer(LinearType type, double penalty, double tolerance) {
        this(type, penalty, tolerance, false);
    }

    private LibLinearHeadTrainer(LinearType type, double penalty, double tolerance, boolean scaled) {
        this.type = type;
        this.penalty = penalty;
        this.tolerance = tolerance;
        this.scaled = scaled;
    }

    /** The same over features that are scaled by {@link LogRatios}, one class against the others. */
    LibLinearHeadTrainer scaled() {
        return new LibLinearHeadTrainer(type, penalty, tolerance, true);
    }

    @Override
    public boolean isOneAgainstRest() {
        return scaled;
    }

    @Override
    public boolean honoursWeights() {
        return false;
    }

    @Override
    public Trained train(LabelProblem problem) {
        if (scaled && !problem.margin()) {
            throw new IllegalArgumentException("scaled features are those of one class against the others");
        }
        float[] ratios = scaled ? LogRatios.of(problem) : new float[0];
        SharedRowsTrainer trainer = new SharedRowsTrainer(problem, ratios);
        LibLinearModel<Label> model = trainer.train(problem.dataset());
        Fitted fitted = compile(trainer.captured, model.getOutputIDInfo(), problem);
        for (int f = 0; f < ratios.length; f++) {
            fitted.table()[f] *= ratios[f];
        }
        return new Trained(model, fitted);
    }

    /** LibLinear keeps weights as [feature][column], the bias last; column {@code j} belongs to {@code labels[j]}. */
    private static Fitted compile(Model raw, ImmutableOutputInfo<Label> ids, LabelProblem problem) {
        double[] weights = raw.getFeatureWeights();
        int[] labels = raw.getLabels();
        int features = problem.data().rows().features();
        int columns = labels.length == 2 ? 1 : labels.length;
        int outputs = problem.outputs();
        float[] table = new float[Math.multiplyExact(features, outputs)];
        float[] bias = new float[outputs];
        for (int j = 0; j < labels.length; j++) {
            int output = LabelProblem.classOf(ids.getOutput(labels[j]));
            if (output >= outputs) {
                continue; // the other side of a margin
            }
            // With two classes there is one column, for labels[0]; the other class is its negative.
            int column = columns == 1 ? 0 : j;
            double sign = columns == 1 && j == 1 ? -1 : 1;
            for (int f = 0; f < features; f++) {
                table[f * outputs + output] = (float) (sign * weights[f * columns + column]);
            }
            bias[output] = (float) (sign * weights[features * columns + column]);
        }
        return new Fitted(new LinearForm(0, bias), table);
    }

    /** Tribuo's trainer, given the shared rows and asked for LibLinear's own model. */
    private final class SharedRowsTrainer extends LibLinearClassificationTrainer {
        private final LabelProblem problem;
        private final float[] ratios;
        private Model captured = new Model();

        SharedRowsTrainer(LabelProblem problem, float[] ratios) {
            super(new LinearClassificationType(type), penalty, MOST_ITERATIONS, tolerance, problem.seed());
            this.problem = problem;
            this.ratios = ratios;
            if (problem.classWeights().length > 0) {
                Map<Label, Float> weights = new HashMap<>();
                for (int k = 0; k < problem.classes(); k++) {
                    weights.put(LabelProblem.label(k), problem.classWeights()[k]);
                }
                setLabelWeights(weights);
            }
        }

        @Override
        protected Pair<FeatureNode[][], double[][]> extractData(
                Dataset<Label> data, ImmutableOutputInfo<Label> outputs, ImmutableFeatureMap features) {
            FeatureNode[][] chosen = new FeatureNode[problem.documents().length][];
            double[][] targets = new double[1][chosen.length];
            int i = 0;
            for (Example<Label> example : data) {
                FeatureNode[] row = problem.data().nodes(problem.documents()[i]);
                chosen[i] = ratios.length == 0 ? row : scaled(row, ratios);
                targets[0][i++] = outputs.getID(example.getOutput());
            }
            return new Pair<>(chosen, targets);
        }

        private static FeatureNode[] scaled(FeatureNode[] row, float[] ratios) {
            FeatureNode[] scaled = new FeatureNode[row.length];
            int last = row.length - 1; // the bias
            for (int i = 0; i < last; i++) {
                int feature = row[i].index;
                scaled[i] = new FeatureNode(feature, row[i].value * ratios[feature - 1]);
            }
            scaled[last] = row[last];
            return scaled;
        }

        @Override
        protected LibLinearModel<Label> createModel(
                ModelProvenance provenance,
                ImmutableFeatureMap features,
                ImmutableOutputInfo<Label> outputs,
                List<Model> models) {
            captured = models.get(0);
            return super.createModel(provenance, features, outputs, models);
        }
    }
}
