package dev.winnow.trainer.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * McNemar's test of whether two models are right equally often: of the documents that just one of them got right, either
 * should have half. Two-sided; the mid-p value is the one to read, the exact one errs on the safe side (Fagerland,
 * Lydersen and Laake 2013, doi:10.1186/1471-2288-13-91).
 *
 * @param onlyA documents that only A got right
 * @param onlyB documents that only B got right
 * @param exact {@code min(1, 2 P(X <= min(onlyA, onlyB)))}, X binomial over onlyA + onlyB with 1/2
 * @param midP {@code exact - P(X = min)}; {@code 1 - P(X = min) / 2} where both are equal; 1 where both are 0
 */
public record McNemar(int onlyA, int onlyB, double exact, double midP) {

    /** The test of two counts, neither negative. */
    public static McNemar of(int onlyA, int onlyB) {
        int least = Math.min(onlyA, onlyB);
        int trials = Math.addExact(onlyA, onlyB);
        if (trials == 0) {
            return new McNemar(0, 0, 1, 1);
        }
        double point = Math.exp(logBinomialHalf(trials, least));
        double tail = 0;
        double term = point;
        for (int k = least; k >= 0 && term > tail * 1e-17; k--) {
            tail += term;
            term *= k / (trials - k + 1.0);
        }
        boolean even = onlyA == onlyB;
        double exact = even ? 1 : Math.min(1, 2 * tail);
        return new McNemar(onlyA, onlyB, exact, even ? 1 - point / 2 : exact - point);
    }

    /** {@code ln P(X = k)} for X binomial over n with 1/2. */
    private static double logBinomialHalf(int n, int k) {
        double log = -n * Math.log(2);
        for (int i = 1; i <= k; i++) {
            log += Math.log((n - k + i) / (double) i);
        }
        return log;
    }

    /** The four figures. */
    public ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("onlyA", onlyA)
                .put("onlyB", onlyB)
                .put("exact", exact)
                .put("midP", midP);
    }
}
