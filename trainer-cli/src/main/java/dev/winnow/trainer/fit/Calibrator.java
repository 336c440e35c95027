package dev.winnow.trainer.fit;

import dev.winnow.model.Calibration;
import java.util.Arrays;

/** Fits calibrations to out-of-fold scores. */
final class Calibrator {
    /** A label with fewer positives than this shares a pooled calibration. */
    static final int FEWEST_POSITIVES = 5;

    /** Up to so many classes each has an offset of its own; with more, only the common slope is fitted. */
    private static final int MOST_OFFSETS = 100;

    private static final int MOST_STEPS = 100;

    private Calibrator() {}

    /** {@code p = 1 / (1 + exp(-(slope score + offset)))}. */
    record Sigmoid(double slope, double offset) {
        double probability(double score) {
            return Calibration.logistic(slope * score + offset);
        }
    }

    /**
     * Platt scaling with his smoothed targets, by Newton's method with backtracking (Lin, Lin and Weng, "A note on Platt's
     * probabilistic outputs for support vector machines", Machine Learning 68, 2007).
     *
     * @param scores [n]
     * @param positive [n]
     */
    static Sigmoid platt(float[] scores, boolean[] positive) {
        int n = scores.length;
        double positives = 0;
        for (boolean p : positive) {
            positives += p ? 1 : 0;
        }
        double high = (positives + 1) / (positives + 2);
        double low = 1 / (n - positives + 2);
        double a = 0;
        double b = Math.log((positives + 1) / (n - positives + 1));
        double loss = plattLoss(scores, positive, high, low, a, b);
        for (int step = 0; step < MOST_STEPS; step++) {
            double h11 = 1e-12;
            double h22 = 1e-12;
            double h21 = 0;
            double g1 = 0;
            double g2 = 0;
            for (int i = 0; i < n; i++) {
                double p = Calibration.logistic(a * scores[i] + b);
                double weight = p * (1 - p);
                double error = p - (positive[i] ? high : low);
                h11 += (double) scores[i] * scores[i] * weight;
                h22 += weight;
                h21 += scores[i] * weight;
                g1 += scores[i] * error;
                g2 += error;
            }
            if (Math.abs(g1) < 1e-5 && Math.abs(g2) < 1e-5) {
                break;
            }
            double det = h11 * h22 - h21 * h21;
            double da = -(h22 * g1 - h21 * g2) / det;
            double db = -(h11 * g2 - h21 * g1) / det;
            double slope = g1 * da + g2 * db;
            double size = 1;
            double newLoss = plattLoss(scores, positive, high, low, a + da, b + db);
            // Not "above": where rounding hides what is left to gain, the search shall fail and end.
            while (size > 1e-10 && newLoss >= loss + 1e-4 * size * slope) {
                size /= 2;
                newLoss = plattLoss(scores, positive, high, low, a + size * da, b + size * db);
            }
            if (size <= 1e-10) {
                break;
            }
            a += size * da;
            b += size * db;
            loss = newLoss;
        }
        return new Sigmoid(a, b);
    }

    private static double plattLoss(float[] scores, boolean[] positive, double high, double low, double a, double b) {
        double loss = 0;
        for (int i = 0; i < scores.length; i++) {
            double z = a * scores[i] + b;
            double t = positive[i] ? high : low;
            loss += Math.max(z, 0) - z * t + Math.log1p(Math.exp(-Math.abs(z)));
        }
        return loss;
    }

    /**
     * One slope for all classes and an offset a class, by maximum likelihood (Newton's method, offsets held by a weak
     * ridge).
     *
     * @param scores [n][classes]
     * @param targets [n]
     */
    static Calibration softmax(float[][] scores, int[] targets, int classes) {
        int offsets = classes <= MOST_OFFSETS ? classes : 0;
        double[] parameters = new double[1 + offsets]; // the slope, then the offsets
        parameters[0] = 1;
        double loss = softmaxLoss(scores, targets, classes, parameters);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] gradient = new double[parameters.length];
            double[][] hessian = new double[parameters.length][parameters.length];
            accumulate(scores, targets, classes, parameters, gradient, hessian);
            double[] move = solve(hessian, gradient);
            double size = 1;
            double[] next = moved(parameters, move, size);
            double newLoss = softmaxLoss(scores, targets, classes, next);
            while (newLoss > loss && size > 1e-8) {
                size /= 2;
                next = moved(parameters, move, size);
                newLoss = softmaxLoss(scores, targets, classes, next);
            }
            boolean done = loss - newLoss < 1e-9 * scores.length;
            if (newLoss <= loss) {
                parameters = next;
                loss = newLoss;
            }
            if (done) {
                break;
            }
        }
        double[] slope = new double[classes];
        double[] offset = new double[classes];
        if (parameters[0] > LEAST_SLOPE) {
            Arrays.fill(slope, parameters[0]);
            System.arraycopy(parameters, 1, offset, 0, offsets);
        } else {
            // A slope below zero would turn the ranking round; that can only come from scores without any worth, or too
            // few of them. Nearly even probabilities then, in the order of the scores: no offset may outweigh them.
            Arrays.fill(slope, LEAST_SLOPE);
        }
        return new Calibration(slope, offset);
    }

    private static final double RIDGE = 1e-3;
    private static final double LEAST_SLOPE = 1e-3;

    private static double softmaxLoss(float[][] scores, int[] targets, int classes, double[] parameters) {
        double loss = 0;
        double[] p = new double[classes];
        for (int i = 0; i < scores.length; i++) {
            loss -= Math.log(Math.max(1e-300, probabilities(scores[i], parameters, p)[targets[i]]));
        }
        for (int k = 1; k < parameters.length; k++) {
            loss += RIDGE * parameters[k] * parameters[k] / 2;
        }
        return loss;
    }

    private static double[] probabilities(float[] scores, double[] parameters, double[] p) {
        double max = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < p.length; k++) {
            p[k] = parameters[0] * scores[k] + (parameters.length > 1 ? parameters[1 + k] : 0);
            max = Math.max(max, p[k]);
        }
        double sum = 0;
        for (int k = 0; k < p.length; k++) {
            p[k] = Math.exp(p[k] - max);
            sum += p[k];
        }
        for (int k = 0; k < p.length; k++) {
            p[k] /= sum;
        }
        return p;
    }

    private static void accumulate(
            float[][] scores, int[] targets, int classes, double[] parameters, double[] gradient, double[][] hessian) {
        double[] p = new double[classes];
        int offsets = parameters.length - 1;
        for (int i = 0; i < scores.length; i++) {
            float[] s = scores[i];
            probabilities(s, parameters, p);
            double mean = 0;
            double square = 0;
            for (int k = 0; k < classes; k++) {
                mean += p[k] * s[k];
                square += p[k] * s[k] * s[k];
            }
            gradient[0] += mean - s[targets[i]];
            hessian[0][0] += square - mean * mean;
            for (int k = 0; k < offsets; k++) {
                gradient[1 + k] += p[k] - (k == targets[i] ? 1 : 0);
                hessian[0][1 + k] += p[k] * (s[k] - mean);
                for (int l = 0; l <= k; l++) {
                    hessian[1 + l][1 + k] += p[k] * ((k == l ? 1 : 0) - p[l]);
                }
            }
        }
        for (int k = 1; k < parameters.length; k++) {
            gradient[k] += RIDGE * parameters[k];
            hessian[k][k] += RIDGE;
        }
        hessian[0][0] += 1e-9;
    }

    /** Solves the symmetric system whose upper triangle is given, by Cholesky's decomposition; the sign is turned. */
    private static double[] solve(double[][] upper, double[] gradient) {
        int n = gradient.length;
        double[][] l = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = upper[j][i];
                for (int k = 0; k < j; k++) {
                    sum -= l[i][k] * l[j][k];
                }
                l[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / l[j][j];
            }
        }
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = -gradient[i];
            for (int k = 0; k < i; k++) {
                sum -= l[i][k] * x[k];
            }
            x[i] = sum / l[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            double sum = x[i];
            for (int k = i + 1; k < n; k++) {
                sum -= l[k][i] * x[k];
            }
            x[i] = sum / l[i][i];
        }
        return x;
    }

    private static double[] moved(double[] from, double[] move, double size) {
        double[] to = new double[from.length];
        for (int k = 0; k < to.length; k++) {
            to[k] = from[k] + size * move[k];
        }
        return to;
    }
}
