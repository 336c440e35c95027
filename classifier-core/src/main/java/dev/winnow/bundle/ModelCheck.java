package dev.winnow.bundle;

import dev.winnow.model.ByteTable;
import dev.winnow.model.Calibration;
import dev.winnow.model.FactorForm;
import dev.winnow.model.FactoredTable;
import dev.winnow.model.FloatTable;
import dev.winnow.model.ForestForm;
import dev.winnow.model.Head;
import dev.winnow.model.HeadType;
import dev.winnow.model.Model;
import dev.winnow.model.SecondLook;
import dev.winnow.model.Thresholds;
import java.util.HashSet;
import java.util.List;

/**
 * Whether a model can be relied on: it answers every article, with probabilities, after work that its size bounds. Asked
 * before a model is written and after one was read, so that whatever is written can be opened.
 */
final class ModelCheck {
    static final int MOST_HEADS = 1000;
    static final int MOST_LABELS = 1_000_000;
    /** Outputs times factors: what one article's sums take per thread, twice, in floats. */
    static final int MOST_FACTOR_SUMS = 1 << 24;
    /** Trees times outputs, where leaves have a value for every output: the additions that one article costs. */
    static final int MOST_LEAF_SUMS = 1 << 26;

    // With these no sum, product or square of an article's scores leaves the range of a float, so none is NaN.
    private static final double LARGEST_WEIGHT = 1e12;
    private static final double LARGEST_IDF = 1e5;
    private static final double LARGEST_FACTOR = 1e6;
    private static final double LARGEST_CALIBRATION = 1e100;

    /** Shares summed up in floats may end a little above 1; {@link Head} answers 1 then. */
    private static final double LARGEST_PRIOR = 1.05;

    private ModelCheck() {}

    /**
     * Checks all of a model that its own constructors do not.
     *
     * @throws IllegalArgumentException saying in a clause what is wrong
     */
    static void require(Model model) {
        List<Head> heads = model.heads();
        if (heads.isEmpty() || heads.size() > MOST_HEADS) {
            throw new IllegalArgumentException("there are " + heads.size() + " heads, not 1 to " + MOST_HEADS);
        }
        requireDistinct(heads.stream().map(Head::name).toList(), "head");
        requireWithin(model.vocabulary().idf(), LARGEST_IDF, "an idf");
        if (model.table() instanceof FloatTable floats) {
            requireWithin(floats.weights(), LARGEST_WEIGHT, "a weight of the linear table");
        } else if (model.table() instanceof ByteTable bytes) {
            requireScales(bytes);
        } else if (model.table() instanceof FactoredTable factored) {
            requireScales(factored.factors());
            requireWithin(factored.mixing(), LARGEST_FACTOR, "a number that mixes factors");
            requireRank(factored);
        }
        for (Head head : heads) {
            try {
                requireHead(head, model.vocabulary().size());
                requireSecondLook(head, model);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("head " + Quoted.of(head.name()) + ": " + e.getMessage(), e);
            }
        }
    }

    private static void requireRank(FactoredTable table) {
        if (table.rank() >= table.columns()) {
            throw new IllegalArgumentException(
                    "the linear table has " + table.rank() + " factors for " + table.columns() + " columns");
        }
    }

    private static void requireScales(ByteTable table) {
        requireWithin(table.scale(), LARGEST_WEIGHT, "a scale of the linear table");
        for (float scale : table.scale()) {
            if (scale < 0) {
                throw new IllegalArgumentException("a scale of the linear table is " + scale);
            }
        }
    }

    private static void requireHead(Head head, int rows) {
        int labels = head.labels().size();
        boolean binary = head.type() == HeadType.BINARY;
        if (labels < 1 || labels > MOST_LABELS || (binary && labels != 2)) {
            throw new IllegalArgumentException(
                    "it has " + labels + " labels, not " + (binary ? "the 2 of a binary head" : "1 to " + MOST_LABELS));
        }
        requireDistinct(head.labels(), "label");
        int outputs = binary ? 1 : labels;
        requireLength(head.form().outputs(), outputs, "outputs");
        requireWithin(head.form().bias(), LARGEST_WEIGHT, "a bias");
        if (head.form() instanceof FactorForm factors) {
            requireFactors(factors, rows);
        } else if (head.form() instanceof ForestForm forest) {
            requireForest(forest, rows);
        }
        requireCalibration(head.calibration(), outputs);
        head.otherLanguages().ifPresent(fitted -> requireCalibration(fitted, outputs));
        requireThresholds(head.thresholds(), head.type() == HeadType.SINGLE ? 0 : outputs);
        requireLength(head.priors().length, labels, "priors");
        for (float prior : head.priors()) {
            if (!(prior >= 0 && prior <= LARGEST_PRIOR)) {
                throw new IllegalArgumentException("a prior is " + prior + ", not 0 to 1");
            }
        }
    }

    private static void requireSecondLook(Head head, Model model) {
        if (head.rivals().isEmpty() || head.rivals().get().second().isEmpty()) {
            return;
        }
        SecondLook look = head.rivals().get().second().get();
        requireDistinct(look.measures(), "measure");
        requireLength(look.forest().outputs(), 1, "outputs of its second look");
        requireWithin(look.forest().bias(), LARGEST_WEIGHT, "a bias");
        int labels = model.head(head.rivals().get().head()).labels().size();
        requireForest(look.forest(), SecondLook.columns(labels, look.measures().size()));
    }

    private static void requireCalibration(Calibration calibration, int outputs) {
        requireLength(calibration.slope().length, outputs, "slopes");
        requireLength(calibration.offset().length, outputs, "offsets");
        for (int k = 0; k < outputs; k++) {
            if (!(Math.abs(calibration.slope()[k]) <= LARGEST_CALIBRATION
                    && Math.abs(calibration.offset()[k]) <= LARGEST_CALIBRATION)) {
                throw new IllegalArgumentException("its calibration goes beyond " + LARGEST_CALIBRATION);
            }
        }
    }

    private static void requireThresholds(Thresholds thresholds, int assigned) {
        requireLength(thresholds.assign().length, assigned, "thresholds");
        for (double threshold : thresholds.assign()) {
            if (!Double.isFinite(threshold)) {
                throw new IllegalArgumentException("a threshold is " + threshold);
            }
        }
        if (!(thresholds.drop() <= thresholds.keep())) {
            throw new IllegalArgumentException(
                    "it drops below " + thresholds.drop() + " and keeps from " + thresholds.keep() + ", which is less");
        }
    }

    private static void requireFactors(FactorForm form, int rows) {
        int outputs = form.outputs();
        long width = (long) outputs * form.sign().length;
        if (width > MOST_FACTOR_SUMS) {
            throw new IllegalArgumentException(
                    "its outputs times its factors are " + width + ", and the limit is " + MOST_FACTOR_SUMS);
        }
        requireLength(form.linear().length, (long) rows * outputs, "linear weights");
        requireLength(form.factors().length, rows * width, "factors");
        requireWithin(form.linear(), LARGEST_WEIGHT, "a linear weight");
        requireWithin(form.factors(), LARGEST_FACTOR, "a factor");
        for (float sign : form.sign()) {
            if (Math.abs(sign) != 1) {
                throw new IllegalArgumentException("a sign is " + sign + ", not 1 or -1");
            }
        }
    }

    /** Every walk ends, because a child comes after its parent; none is long, because no two paths share a node. */
    private static void requireForest(ForestForm form, int rows) {
        int nodes = form.feature().length;
        int leaves = form.leafOutput().length;
        requireLength(form.split().length, nodes, "splits");
        requireLength(form.above().length, nodes, "children above");
        requireLength(form.below().length, nodes, "children below");
        requireLength(form.absent().length, nodes, "children of absence");
        requireLength(form.leafStart().length, leaves, "leaf starts");
        requireWithin(new float[] {form.scale()}, LARGEST_WEIGHT, "the scale");
        requireWithin(form.leafValue(), LARGEST_WEIGHT, "a leaf");
        int[] owners = new int[nodes];
        for (int root : form.roots()) {
            requireChild(root, -1, owners, leaves);
        }
        for (int n = 0; n < nodes; n++) {
            if (form.feature()[n] < 0 || form.feature()[n] >= rows) {
                throw new IllegalArgumentException("a tree asks for feature " + form.feature()[n] + " of " + rows);
            }
            requireChild(form.above()[n], n, owners, leaves);
            requireChild(form.below()[n], n, owners, leaves);
            requireChild(form.absent()[n], n, owners, leaves);
        }
        requireLeaves(form);
    }

    private static void requireChild(int child, int parent, int[] owners, int leaves) {
        if (child >= 0 ? child <= parent || child >= owners.length : -(child + 1) >= leaves) {
            throw new IllegalArgumentException((parent < 0 ? "a root" : "node " + parent) + " of a tree points to "
                    + child + ", which is no node or leaf below it");
        }
        if (child >= 0) {
            int owner = parent + 2; // 1 is a root's, 0 nobody's
            if (owners[child] != 0 && (parent < 0 || owners[child] != owner)) {
                throw new IllegalArgumentException("node " + child + " of a tree has two parents");
            }
            owners[child] = owner;
        }
    }

    private static void requireLeaves(ForestForm form) {
        int outputs = form.outputs();
        for (int leaf = 0; leaf < form.leafOutput().length; leaf++) {
            int output = form.leafOutput()[leaf];
            int start = form.leafStart()[leaf];
            int wanted = output < 0 ? outputs : 1;
            if (output < -1 || output >= outputs || start < 0 || start > form.leafValue().length - wanted) {
                throw new IllegalArgumentException("leaf " + leaf + " of a tree points outside its values");
            }
            long sums = (long) form.roots().length * outputs;
            if (output < 0 && sums > MOST_LEAF_SUMS) {
                throw new IllegalArgumentException(
                        "its trees times its outputs are " + sums + ", and the limit is " + MOST_LEAF_SUMS);
            }
        }
    }

    private static void requireDistinct(List<String> names, String what) {
        HashSet<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException("there are two " + what + "s " + Quoted.of(name));
            }
        }
    }

    private static void requireLength(long length, long wanted, String what) {
        if (length != wanted) {
            throw new IllegalArgumentException("it has " + length + " " + what + ", not " + wanted);
        }
    }

    private static void requireWithin(float[] values, double largest, String what) {
        for (float value : values) {
            if (!(Math.abs(value) <= largest)) {
                throw new IllegalArgumentException(what + " is " + value + ", and the limit is " + largest);
            }
        }
    }
}
