package dev.winnow.trainer.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EigenvectorsTest {
    @Test
    void givenADiagonalMatrixThenTheLargestEntriesComeFirst() {
        double[][] found = Eigenvectors.ofLargest(new double[][] {{1, 0, 0}, {0, 9, 0}, {0, 0, 4}}, 2);

        assertThat(found).isDeepEqualTo(new double[][] {{0, 1, 0}, {0, 0, 1}});
    }

    /** The law: {@code M v = l v}, vectors stand at right angles and have length 1, eigenvalues fall. */
    @Test
    void givenAnySymmetricMatrixThenTheMatrixOnlyStretchesThem() {
        Random random = new Random(1);
        for (int n = 1; n <= 40; n++) {
            double[][] matrix = symmetric(random, n);
            double[][] found = Eigenvectors.ofLargest(copy(matrix), n);
            double before = Double.POSITIVE_INFINITY;
            for (int v = 0; v < n; v++) {
                double[] image = times(matrix, found[v]);
                double value = dot(image, found[v]);
                for (int k = 0; k < n; k++) {
                    assertThat(image[k]).isCloseTo(value * found[v][k], within(1e-6));
                }
                for (int w = 0; w <= v; w++) {
                    assertThat(dot(found[v], found[w])).isCloseTo(v == w ? 1 : 0, within(1e-9));
                }
                assertThat(value).isLessThanOrEqualTo(before + 1e-9);
                before = value;
            }
        }
    }

    private static double[][] symmetric(Random random, int n) {
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = random.nextGaussian();
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    private static double[][] copy(double[][] matrix) {
        return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    }

    private static double[] times(double[][] matrix, double[] vector) {
        return Arrays.stream(matrix).mapToDouble(row -> dot(row, vector)).toArray();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
