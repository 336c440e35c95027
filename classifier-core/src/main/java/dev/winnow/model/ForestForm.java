package dev.winnow.model;

import java.util.Arrays;

/**
 * A sum of decision trees, as flat arrays: {@code score[k] = bias[k] + scale * sum_t leaf(t)[k]}.
 *
 * <p>Node {@code n} asks whether the value of vocabulary row {@code feature[n]} is greater than {@code split[n]} and goes
 * to {@code above[n]} or {@code below[n]}, or to {@code absent[n]} where the article does not have that feature. A child
 * {@code c >= 0} is a node, after its parent; {@code c < 0} is leaf {@code -c - 1}.
 *
 * @param bias [outputs]
 * @param scale what the sum of leaves is multiplied by
 * @param roots [trees] node or leaf
 * @param feature [nodes]
 * @param split [nodes]
 * @param above [nodes]
 * @param below [nodes]
 * @param absent [nodes]
 * @param leafOutput [leaves] the output a leaf adds to, or -1 where it has a value for every output
 * @param leafStart [leaves] where its value or values begin in {@code leafValue}
 * @param leafValue all leaf values
 */
public record ForestForm(
        float[] bias,
        float scale,
        int[] roots,
        int[] feature,
        float[] split,
        int[] above,
        int[] below,
        int[] absent,
        int[] leafOutput,
        int[] leafStart,
        float[] leafValue)
        implements Form {
    /**
     * The scores of one article.
     *
     * @param values [features], NaN where the article does not have it
     * @param out [outputs]
     */
    public void score(float[] values, float[] out) {
        Arrays.fill(out, 0);
        for (int root : roots) {
            int n = root;
            while (n >= 0) {
                float v = values[feature[n]];
                n = v != v ? absent[n] : v > split[n] ? above[n] : below[n];
            }
            int leaf = -n - 1;
            int output = leafOutput[leaf];
            int start = leafStart[leaf];
            if (output >= 0) {
                out[output] += leafValue[start];
            } else {
                for (int k = 0; k < out.length; k++) {
                    out[k] += leafValue[start + k];
                }
            }
        }
        for (int k = 0; k < out.length; k++) {
            out[k] = bias[k] + scale * out[k];
        }
    }

    /** The same forest, its leaves counted so many times more. */
    public ForestForm times(float factor) {
        return new ForestForm(
                bias, scale * factor, roots, feature, split, above, below, absent, leafOutput, leafStart, leafValue);
    }

    /** This form with a number added to each of its scores. */
    public ForestForm plus(float number) {
        float[] moved = bias.clone();
        for (int k = 0; k < moved.length; k++) {
            moved[k] += number;
        }
        return new ForestForm(
                moved, scale, roots, feature, split, above, below, absent, leafOutput, leafStart, leafValue);
    }
}
