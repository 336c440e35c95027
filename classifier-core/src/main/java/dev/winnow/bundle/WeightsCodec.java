package dev.winnow.bundle;

import static dev.winnow.bundle.BundleException.damaged;

import dev.winnow.feature.Vocabulary;
import dev.winnow.model.FactorForm;
import dev.winnow.model.ForestForm;
import dev.winnow.model.Form;
import dev.winnow.model.LinearForm;
import dev.winnow.model.Model;

/** A model's arrays as tensors. */
final class WeightsCodec {
    private static final String KEYS = "vocabulary.keys";
    private static final String IDF = "vocabulary.idf";
    private static final String TABLE = "linear.weights";

    private WeightsCodec() {}

    static byte[] write(Model model) throws BundleException {
        int rows = model.vocabulary().size();
        SafetensorsWriter out = new SafetensorsWriter();
        out.add(KEYS, model.vocabulary().keys(), rows);
        out.add(IDF, model.vocabulary().idf(), rows);
        out.add(TABLE, model.table(), rows, model.columns());
        for (int h = 0; h < model.heads().size(); h++) {
            Form form = model.heads().get(h).form();
            String head = "head." + h + ".";
            out.add(head + "bias", form.bias(), form.outputs());
            if (form instanceof FactorForm factor) {
                out.add(head + "linear", factor.linear(), rows, form.outputs());
                out.add(head + "factors", factor.factors(), rows, form.outputs(), factor.sign().length);
                out.add(head + "sign", factor.sign(), factor.sign().length);
            } else if (form instanceof ForestForm forest) {
                out.add(head + "scale", new float[] {forest.scale()}, 1);
                out.add(head + "roots", forest.roots(), forest.roots().length);
                out.add(head + "feature", forest.feature(), forest.feature().length);
                out.add(head + "split", forest.split(), forest.split().length);
                out.add(head + "above", forest.above(), forest.above().length);
                out.add(head + "below", forest.below(), forest.below().length);
                out.add(head + "absent", forest.absent(), forest.absent().length);
                out.add(head + "leaf-output", forest.leafOutput(), forest.leafOutput().length);
                out.add(head + "leaf-start", forest.leafStart(), forest.leafStart().length);
                out.add(head + "leaf-value", forest.leafValue(), forest.leafValue().length);
            }
        }
        return out.toBytes();
    }

    static Vocabulary readVocabulary(Safetensors weights) throws BundleException {
        int rows = length(weights, KEYS);
        return new Vocabulary(weights.longs(KEYS, rows), weights.floats(IDF, rows));
    }

    static float[] readTable(Safetensors weights, int rows, int columns) throws BundleException {
        return weights.floats(TABLE, rows, columns);
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
        String prefix = "head." + head + ".";
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
