package dev.winnow.bundle;

import static dev.winnow.bundle.BundleException.damaged;

import dev.winnow.feature.Vocabulary;
import dev.winnow.model.ByteTable;
import dev.winnow.model.FactorForm;
import dev.winnow.model.FactoredTable;
import dev.winnow.model.FloatTable;
import dev.winnow.model.ForestForm;
import dev.winnow.model.Form;
import dev.winnow.model.LinearForm;
import dev.winnow.model.LinearTable;
import dev.winnow.model.Model;
import dev.winnow.model.Rivals;
import dev.winnow.model.SecondLook;
import java.util.Arrays;
import java.util.List;

/** A model's arrays as tensors. */
final class WeightsCodec {
    private static final String KEYS = "vocabulary.keys";
    private static final String IDF = "vocabulary.idf";
    private static final String IDF_RUNS = "vocabulary.idf-runs";
    private static final String TABLE = "linear.weights";
    private static final String SCALE = "linear.scale";
    private static final String MIXING = "linear.mixing";
    private static final String SECOND_LOOK = "second-look.";

    private WeightsCodec() {}

    static byte[] write(Model model) throws BundleException {
        int rows = model.vocabulary().size();
        SafetensorsWriter out = new SafetensorsWriter();
        out.add(KEYS, model.vocabulary().keys(), rows);
        addIdf(out, model.vocabulary().idf());
        // Bytes come last: after them nothing else would be aligned.
        if (model.table() instanceof FloatTable floats) {
            out.add(TABLE, floats.weights(), rows, floats.columns());
        } else if (model.table() instanceof ByteTable bytes) {
            out.add(SCALE, bytes.scale(), rows);
        } else if (model.table() instanceof FactoredTable factored) {
            out.add(SCALE, factored.factors().scale(), rows);
            out.add(MIXING, factored.mixing(), factored.rank(), factored.columns());
        }
        for (int h = 0; h < model.heads().size(); h++) {
            Form form = model.heads().get(h).form();
            String head = "head." + h + ".";
            out.add(head + "bias", form.bias(), form.outputs());
            if (form instanceof FactorForm factor) {
                out.add(head + "linear", factor.linear(), rows, form.outputs());
                out.add(head + "factors", factor.factors(), rows, form.outputs(), factor.sign().length);
                out.add(head + "sign", factor.sign(), factor.sign().length);
            } else if (form instanceof ForestForm forest) {
                addForest(out, head, forest);
            }
            model.heads().get(h).rivals().flatMap(Rivals::second).ifPresent(look -> addSecondLook(out, head, look));
        }
        if (model.table() instanceof ByteTable bytes) {
            out.add(TABLE, bytes.bytes(), rows, bytes.columns());
        } else if (model.table() instanceof FactoredTable factored) {
            out.add(TABLE, factored.factors().bytes(), rows, factored.rank());
        }
        return out.toBytes();
    }

    private static void addForest(SafetensorsWriter out, String prefix, ForestForm forest) {
        out.add(prefix + "scale", new float[] {forest.scale()}, 1);
        out.add(prefix + "roots", forest.roots(), forest.roots().length);
        out.add(prefix + "feature", forest.feature(), forest.feature().length);
        out.add(prefix + "split", forest.split(), forest.split().length);
        out.add(prefix + "above", forest.above(), forest.above().length);
        out.add(prefix + "below", forest.below(), forest.below().length);
        out.add(prefix + "absent", forest.absent(), forest.absent().length);
        out.add(prefix + "leaf-output", forest.leafOutput(), forest.leafOutput().length);
        out.add(prefix + "leaf-start", forest.leafStart(), forest.leafStart().length);
        out.add(prefix + "leaf-value", forest.leafValue(), forest.leafValue().length);
    }

    private static void addSecondLook(SafetensorsWriter out, String head, SecondLook look) {
        String prefix = head + SECOND_LOOK;
        out.add(prefix + "bias", look.forest().bias(), look.forest().outputs());
        addForest(out, prefix, look.forest());
    }

    /** Rows of equal document frequency stand together, so there are few different values in a row. */
    private static void addIdf(SafetensorsWriter out, float[] idf) {
        float[] values = new float[idf.length];
        int[] lengths = new int[idf.length];
        int runs = 0;
        for (int row = 0; row < idf.length; row++) {
            if (row == 0 || Float.floatToIntBits(idf[row]) != Float.floatToIntBits(values[runs - 1])) {
                values[runs++] = idf[row];
            }
            lengths[runs - 1]++;
        }
        out.add(IDF, Arrays.copyOf(values, runs), runs);
        out.add(IDF_RUNS, Arrays.copyOf(lengths, runs), runs);
    }

    static Vocabulary readVocabulary(Safetensors weights) throws BundleException {
        int rows = length(weights, KEYS);
        int runs = length(weights, IDF);
        float[] values = weights.floats(IDF, runs);
        int[] lengths = weights.ints(IDF_RUNS, runs);
        long total = 0;
        for (int length : lengths) {
            if (length < 1) {
                throw damaged("Tensor " + Quoted.of(IDF_RUNS) + " has a run of " + length + " rows");
            }
            total += length;
        }
        if (total != rows) {
            throw damaged("Tensor " + Quoted.of(IDF_RUNS) + " is about " + total + " rows, not " + rows);
        }
        float[] idf = new float[rows];
        int row = 0;
        for (int run = 0; run < runs; run++) {
            Arrays.fill(idf, row, row + lengths[run], values[run]);
            row += lengths[run];
        }
        return new Vocabulary(weights.longs(KEYS, rows), idf);
    }

    static LinearTable readTable(Safetensors weights, int rows, int columns) throws BundleException {
        if (weights.tensors().containsKey(MIXING)) {
            List<Integer> shape = weights.tensor(MIXING).shape();
            int rank = shape.isEmpty() ? 0 : shape.get(0);
            if (rank < 1 || rank >= columns) {
                throw damaged("Tensor " + Quoted.of(MIXING) + " has " + rank + " rows, and the table " + columns
                        + " columns");
            }
            float[] mixing = weights.floats(MIXING, rank, columns);
            return new FactoredTable(readBytes(weights, rows, rank), columns, mixing);
        }
        return weights.tensor(TABLE).dtype() == Dtype.I8
                ? readBytes(weights, rows, columns)
                : new FloatTable(columns, weights.floats(TABLE, rows, columns));
    }

    private static ByteTable readBytes(Safetensors weights, int rows, int columns) throws BundleException {
        return new ByteTable(columns, weights.bytes(TABLE, rows, columns), weights.floats(SCALE, rows));
    }

    static LinearForm readLinear(Safetensors weights, int head, int outputs, int firstColumn) throws BundleException {
        return new LinearForm(firstColumn, weights.floats("head." + head + ".bias", outputs));
    }

    static FactorForm readFactors(Safetensors weights, int head, int outputs, int rows) throws BundleException {
        String prefix = "head." + head + ".";
        int factors = length(weights, prefix + "sign");
        return new FactorForm(
                weights.floats(prefix + "bias", outputs),
                weights.floats(prefix + "linear", rows, outputs),
                weights.floats(prefix + "factors", rows, outputs, factors),
                weights.floats(prefix + "sign", factors));
    }

    static ForestForm readForest(Safetensors weights, int head, int outputs) throws BundleException {
        return readForest(weights, "head." + head + ".", outputs);
    }

    static ForestForm readSecondLook(Safetensors weights, int head) throws BundleException {
        return readForest(weights, "head." + head + "." + SECOND_LOOK, 1);
    }

    private static ForestForm readForest(Safetensors weights, String prefix, int outputs) throws BundleException {
        int nodes = length(weights, prefix + "feature");
        int leaves = length(weights, prefix + "leaf-output");
        return new ForestForm(
                weights.floats(prefix + "bias", outputs),
                weights.floats(prefix + "scale", 1)[0],
                weights.ints(prefix + "roots", length(weights, prefix + "roots")),
                weights.ints(prefix + "feature", nodes),
                weights.floats(prefix + "split", nodes),
                weights.ints(prefix + "above", nodes),
                weights.ints(prefix + "below", nodes),
                weights.ints(prefix + "absent", nodes),
                weights.ints(prefix + "leaf-output", leaves),
                weights.ints(prefix + "leaf-start", leaves),
                weights.floats(prefix + "leaf-value", length(weights, prefix + "leaf-value")));
    }

    private static int length(Safetensors weights, String name) throws BundleException {
        Tensor tensor = weights.tensor(name);
        if (tensor.shape().size() != 1) {
            throw damaged("Tensor " + Quoted.of(name) + " has not one dimension");
        }
        return tensor.shape().get(0);
    }
}
