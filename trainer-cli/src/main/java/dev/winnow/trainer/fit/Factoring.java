package dev.winnow.trainer.fit;

import dev.winnow.feature.FeatureVector;
import dev.winnow.model.ByteTable;
import dev.winnow.model.FactoredTable;
import dev.winnow.model.FloatTable;
import dev.winnow.model.Head;
import dev.winnow.model.LinearForm;
import dev.winnow.model.LinearTable;
import dev.winnow.model.Model;
import dev.winnow.trainer.InputException;
import dev.winnow.trainer.vectors.Eigenvectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Linear weights of many columns as factors of few. Of all projections of the scores onto a space of so many dimensions the
 * one is taken that keeps most of what the training documents' scores tell, each column in the unit in which it is decided on
 * (its calibrated slope): the eigenvectors of the scores' covariance, not those of the weights, because words that occur
 * together matter by their sum.
 */
public final class Factoring {
    /** The eigenvectors of more columns would take minutes. */
    public static final int MOST_COLUMNS = 1024;

    private final Model model;
    private final FloatTable table;
    private final FeatureRows rows;
    private final double[] unit; // [columns]
    private final double[] mean; // [columns]

    private Factoring(Model model, FloatTable table, FeatureRows rows) {
        this.model = model;
        this.table = table;
        this.rows = rows;
        this.unit = new double[table.columns()];
        this.mean = new double[table.columns()];
    }

    /**
     * The same model with factors in place of its linear table.
     *
     * @param rows the training documents
     * @param rank how many factors, fewer than the table has columns
     * @throws InputException if there are not more columns than factors, or more than {@value #MOST_COLUMNS}
     */
    static Model factored(Model model, FeatureRows rows, int rank) {
        if (!(model.table() instanceof FloatTable table)) {
            throw new IllegalArgumentException("only fitted weights can be factored");
        }
        require(rank, table.columns());
        return new Factoring(model, table, rows).factored(rank);
    }

    /**
     * Checks that so many columns can be factored so.
     *
     * @throws InputException if not
     */
    static void require(int rank, int columns) {
        if (rank >= columns || columns > MOST_COLUMNS) {
            throw new InputException("--rank " + rank + ": the linear heads have " + columns + " outputs in all, and "
                    + (rank >= columns
                            ? "the rank must be below that; --compact alone suits few"
                            : "at most " + MOST_COLUMNS + " can be factored; leave --rank out"));
        }
    }

    private Model factored(int rank) {
        for (Head head : model.heads()) {
            if (head.form() instanceof LinearForm form) {
                System.arraycopy(head.calibration().slope(), 0, unit, form.firstColumn(), form.outputs());
            }
        }
        int columns = table.columns();
        double[][] vectors = Eigenvectors.ofLargest(covariance(), rank); // [rank][columns]
        float[] factors = new float[Math.multiplyExact(table.rows(), rank)];
        float[] mixing = new float[rank * columns];
        for (int c = 0; c < rank; c++) {
            for (int k = 0; k < columns; k++) {
                mixing[c * columns + k] = (float) (vectors[c][k] / unit[k]);
            }
        }
        for (int row = 0; row < table.rows(); row++) {
            for (int c = 0; c < rank; c++) {
                double sum = 0;
                for (int k = 0; k < columns; k++) {
                    sum += table.weights()[row * columns + k] * unit[k] * vectors[c][k];
                }
                factors[row * rank + c] = (float) sum;
            }
        }
        LinearTable product = new FactoredTable(ByteTable.of(new FloatTable(rank, factors)), columns, mixing);
        return new Model(model.spec(), model.vocabulary(), heads(vectors), product);
    }

    /** Of the scores of the training documents in their columns' units; sets {@link #mean}. */
    private double[][] covariance() {
        int columns = table.columns();
        int documents = rows.documents();
        LinearTable.Summer summer = table.summer();
        FeatureVector vector = new FeatureVector();
        float[] sums = new float[columns];
        double[][] products = new double[columns][columns];
        for (int d = 0; d < documents; d++) {
            rows.copyTo(d, vector);
            summer.sum(vector, sums);
            for (int i = 0; i < columns; i++) {
                double x = sums[i] * unit[i];
                mean[i] += x / documents;
                for (int j = 0; j <= i; j++) {
                    products[i][j] += x * sums[j] * unit[j] / documents;
                }
            }
        }
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j <= i; j++) {
                products[i][j] -= mean[i] * mean[j];
                products[j][i] = products[i][j];
            }
        }
        return products;
    }

    /** The heads with biases that make up for what the factors leave of the mean score. */
    private List<Head> heads(double[][] vectors) {
        double[] left = mean.clone();
        for (double[] vector : vectors) {
            double along = 0;
            for (int k = 0; k < left.length; k++) {
                along += mean[k] * vector[k];
            }
            for (int k = 0; k < left.length; k++) {
                left[k] -= along * vector[k];
            }
        }
        List<Head> heads = new ArrayList<>();
        for (Head head : model.heads()) {
            if (head.form() instanceof LinearForm linear) {
                float[] bias = Arrays.copyOf(linear.bias(), linear.outputs());
                for (int k = 0; k < bias.length; k++) {
                    bias[k] += (float) (left[linear.firstColumn() + k] / unit[linear.firstColumn() + k]);
                }
                heads.add(head.withForm(new LinearForm(linear.firstColumn(), bias)));
            } else {
                heads.add(head);
            }
        }
        return heads;
    }
}
