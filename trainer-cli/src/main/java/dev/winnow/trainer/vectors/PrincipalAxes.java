package dev.winnow.trainer.vectors;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The directions in which vectors vary most, by Jacobi's method on their covariance: slow, plain and the same everywhere. */
final class PrincipalAxes {
    private static final int MOST_SWEEPS = 60;
    /** Off-diagonal entries are gone when they are so small next to the diagonal ones. */
    private static final double PRECISION = 1e-12;

    private PrincipalAxes() {}

    /**
     * Projects vectors, their mean taken off, on the axes in which they vary most.
     *
     * @param vectors [n][any, all alike]
     * @param dimension how many axes
     * @return [n][dimension]
     */
    static double[][] project(float[][] vectors, int dimension) {
        int width = vectors[0].length;
        double[] mean = new double[width];
        for (float[] vector : vectors) {
            for (int k = 0; k < width; k++) {
                mean[k] += vector[k] / (double) vectors.length;
            }
        }
        double[][] axes = of(covariance(vectors, mean), dimension);
        double[][] out = new double[vectors.length][dimension];
        for (int i = 0; i < vectors.length; i++) {
            for (int j = 0; j < dimension; j++) {
                double sum = 0;
                for (int k = 0; k < width; k++) {
                    sum += (vectors[i][k] - mean[k]) * axes[j][k];
                }
                out[i][j] = sum;
            }
        }
        return out;
    }

    private static double[][] covariance(float[][] vectors, double[] mean) {
        int width = mean.length;
        double[][] covariance = new double[width][width];
        double[] centred = new double[width];
        for (float[] vector : vectors) {
            for (int k = 0; k < width; k++) {
                centred[k] = vector[k] - mean[k];
            }
            for (int a = 0; a < width; a++) {
                for (int b = a; b < width; b++) {
                    covariance[a][b] += centred[a] * centred[b];
                }
            }
        }
        for (int a = 0; a < width; a++) {
            for (int b = 0; b < a; b++) {
                covariance[a][b] = covariance[b][a];
            }
        }
        return covariance;
    }

    /** The eigenvectors of the largest eigenvalues of a symmetric matrix, which is overwritten: [dimension][width]. */
    static double[][] of(double[][] matrix, int dimension) {
        int width = matrix.length;
        double[][] vectors = new double[width][width]; // a row each
        for (int i = 0; i < width; i++) {
            vectors[i][i] = 1;
        }
        for (int sweep = 0; sweep < MOST_SWEEPS && offDiagonal(matrix) > PRECISION; sweep++) {
            for (int p = 0; p < width; p++) {
                for (int q = p + 1; q < width; q++) {
                    rotate(matrix, vectors, p, q);
                }
            }
        }
        return IntStream.range(0, width)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -matrix[i][i]))
                .limit(dimension)
                .map(i -> upright(vectors[i]))
                .toArray(double[][]::new);
    }

    /** An axis has no direction: the largest part is made positive, so that the outcome is one. */
    private static double[] upright(double[] axis) {
        int largest = 0;
        for (int k = 1; k < axis.length; k++) {
            largest = Math.abs(axis[k]) > Math.abs(axis[largest]) ? k : largest;
        }
        double sign = axis[largest] < 0 ? -1 : 1;
        double[] out = new double[axis.length];
        for (int k = 0; k < out.length; k++) {
            out[k] = sign * axis[k];
        }
        return out;
    }

    private static double offDiagonal(double[][] matrix) {
        double off = 0;
        double on = 0;
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                double square = matrix[i][j] * matrix[i][j];
                if (i == j) {
                    on += square;
                } else {
                    off += square;
                }
            }
        }
        return on == 0 ? 0 : Math.sqrt(off / on);
    }

    /** One Jacobi rotation (Golub and Van Loan, Matrix Computations, 8.5), which makes entry p, q zero. */
    private static void rotate(double[][] matrix, double[][] vectors, int p, int q) {
        double off = matrix[p][q];
        if (off == 0) {
            return;
        }
        double tau = (matrix[q][q] - matrix[p][p]) / (2 * off);
        double t = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.sqrt(1 + tau * tau));
        double c = 1 / Math.sqrt(1 + t * t);
        double s = t * c;
        for (int k = 0; k < matrix.length; k++) {
            double kp = matrix[k][p];
            double kq = matrix[k][q];
            matrix[k][p] = c * kp - s * kq;
            matrix[k][q] = s * kp + c * kq;
        }
        turn(matrix[p], matrix[q], c, s);
        turn(vectors[p], vectors[q], c, s);
    }

    private static void turn(double[] p, double[] q, double c, double s) {
        for (int k = 0; k < p.length; k++) {
            double kp = p[k];
            double kq = q[k];
            p[k] = c * kp - s * kq;
            q[k] = s * kp + c * kq;
        }
    }
}
