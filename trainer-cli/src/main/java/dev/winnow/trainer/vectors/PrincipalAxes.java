package dev.winnow.trainer.vectors;

/** The directions in which vectors vary most. */
final class PrincipalAxes {
    private PrincipalAxes() {}

    /** Takes the mean off, in place. */
    static void centre(float[][] vectors) {
        int width = vectors[0].length;
        double[] mean = new double[width];
        for (float[] vector : vectors) {
            for (int k = 0; k < width; k++) {
                mean[k] += vector[k] / (double) vectors.length;
            }
        }
        for (float[] vector : vectors) {
            for (int k = 0; k < width; k++) {
                vector[k] -= (float) mean[k];
            }
        }
    }

    /**
     * Projects vectors on the axes in which they vary most.
     *
     * @param vectors [n][any, all alike], their mean 0
     * @param dimension how many axes
     * @return [n][dimension]
     */
    static double[][] project(float[][] vectors, int dimension) {
        int width = vectors[0].length;
        double[][] axes = of(covariance(vectors), dimension);
        double[][] out = new double[vectors.length][dimension];
        for (int i = 0; i < vectors.length; i++) {
            for (int j = 0; j < dimension; j++) {
                double sum = 0;
                for (int k = 0; k < width; k++) {
                    sum += vectors[i][k] * axes[j][k];
                }
                out[i][j] = sum;
            }
        }
        return out;
    }

    private static double[][] covariance(float[][] vectors) {
        int width = vectors[0].length;
        double[][] covariance = new double[width][width];
        for (float[] vector : vectors) {
            for (int a = 0; a < width; a++) {
                double x = vector[a];
                double[] row = covariance[a];
                for (int b = a; b < width; b++) {
                    row[b] += x * vector[b];
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

    /** The axes of the largest variances: [dimension][width]. The matrix is destroyed. */
    static double[][] of(double[][] covariance, int dimension) {
        double[][] axes = Eigenvectors.ofLargest(covariance, dimension);
        for (int i = 0; i < axes.length; i++) {
            axes[i] = upright(axes[i]);
        }
        return axes;
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
}
