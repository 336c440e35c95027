package dev.winnow.trainer.vectors;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Eigenvectors of a symmetric matrix, by Jacobi's rotations in a fixed order, so that they are the same everywhere. */
public final class Eigenvectors {
    private static final int MOST_SWEEPS = 50;
    /** Rotations end when what is left beside the diagonal is this share of the matrix, in squares. */
    private static final double SMALL = 1e-20;

    private final double[][] matrix;
    private final double[][] vectors; // [which][component]

    private Eigenvectors(double[][] matrix) {
        this.matrix = matrix;
        this.vectors = new double[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            vectors[i][i] = 1;
        }
    }

    /**
     * The eigenvectors of the largest eigenvalues, in their order, each of length 1.
     *
     * @param matrix [n][n], symmetric; destroyed
     * @return [count][n]
     */
    public static double[][] ofLargest(double[][] matrix, int count) {
        Eigenvectors found = new Eigenvectors(matrix);
        for (int sweep = 0; sweep < MOST_SWEEPS && !found.isDiagonal(); sweep++) {
            for (int i = 0; i < matrix.length; i++) {
                for (int j = i + 1; j < matrix.length; j++) {
                    found.rotate(i, j);
                }
            }
        }
        return IntStream.range(0, matrix.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -matrix[i][i]))
                .limit(count)
                .map(i -> found.vectors[i])
                .toArray(double[][]::new);
    }

    private boolean isDiagonal() {
        double beside = 0;
        double all = 0;
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                double square = matrix[i][j] * matrix[i][j];
                all += square;
                beside += i == j ? 0 : square;
            }
        }
        return beside <= SMALL * all;
    }

    /** Makes the entry at i and j zero (Golub and Van Loan, Matrix Computations, 8.5). */
    private void rotate(int i, int j) {
        double entry = matrix[i][j];
        if (entry == 0) {
            return;
        }
        double ratio = (matrix[j][j] - matrix[i][i]) / (2 * entry);
        double tangent = (ratio >= 0 ? 1 : -1) / (Math.abs(ratio) + Math.sqrt(ratio * ratio + 1));
        double cosine = 1 / Math.sqrt(tangent * tangent + 1);
        double sine = tangent * cosine;
        for (double[] row : matrix) {
            double x = row[i];
            double y = row[j];
            row[i] = cosine * x - sine * y;
            row[j] = sine * x + cosine * y;
        }
        turn(matrix[i], matrix[j], cosine, sine);
        turn(vectors[i], vectors[j], cosine, sine);
    }

    private static void turn(double[] a, double[] b, double cosine, double sine) {
        for (int k = 0; k < a.length; k++) {
            double x = a[k];
            double y = b[k];
            a[k] = cosine * x - sine * y;
            b[k] = sine * x + cosine * y;
        }
    }
}
