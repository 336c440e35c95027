package dev.winnow.trainer.fit;

import dev.winnow.model.ForestForm;
import dev.winnow.model.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Collects trees into flat arrays. Children come after their parents; leaf {@code i} is called {@code -i - 1}. */
final class ForestBuilder {
    private record Split(int feature, float value, int[] children) {}

    private final List<Integer> roots = new ArrayList<>();
    private final List<Split> splits = new ArrayList<>();
    private final List<Integer> leafOutput = new ArrayList<>();
    private final List<Integer> leafStart = new ArrayList<>();
    private final List<Float> leafValue = new ArrayList<>();

    void root(int node) {
        roots.add(node);
    }

    /** A node whose children will be set by {@link #children}. */
    int split(int feature, float value) {
        splits.add(new Split(feature, value, new int[3]));
        return splits.size() - 1;
    }

    void children(int node, int above, int below, int absent) {
        int[] children = splits.get(node).children();
        children[0] = above;
        children[1] = below;
        children[2] = absent;
    }

    /** A leaf that adds one value to one output. */
    int leaf(int output, float value) {
        leafOutput.add(output);
        leafStart.add(leafValue.size());
        leafValue.add(value);
        return -leafOutput.size();
    }

    /** A leaf that adds a value to every output. */
    int leaf(float[] values) {
        leafOutput.add(-1);
        leafStart.add(leafValue.size());
        for (float value : values) {
            leafValue.add(value);
        }
        return -leafOutput.size();
    }

    /** The forest; the features of its nodes are renamed by {@code rowOf}. */
    ForestForm build(int outputs, float scale, int[] rowOf) {
        float[] values = new float[leafValue.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = leafValue.get(i);
        }
        float[] split = new float[splits.size()];
        for (int n = 0; n < split.length; n++) {
            split[n] = splits.get(n).value();
        }
        return new ForestForm(
                new float[outputs],
                scale,
                ints(roots),
                splits.stream().mapToInt(s -> rowOf[s.feature()]).toArray(),
                split,
                child(0),
                child(1),
                child(2),
                ints(leafOutput),
                ints(leafStart),
                values);
    }

    private int[] child(int which) {
        return splits.stream().mapToInt(s -> s.children()[which]).toArray();
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    /** One-output forms side by side, as one forest with as many outputs; a form that is no forest gives its bias. */
    static ForestForm sideBySide(List<? extends Form> forms) {
        ForestBuilder all = new ForestBuilder();
        int most = -1;
        for (int k = 0; k < forms.size(); k++) {
            if (forms.get(k) instanceof ForestForm forest) {
                all.append(forest, k);
                most = Math.max(most, Arrays.stream(forest.feature()).max().orElse(-1));
            }
        }
        ForestForm built =
                all.build(forms.size(), 1, IntStream.rangeClosed(0, most).toArray());
        for (int k = 0; k < forms.size(); k++) {
            built.bias()[k] = forms.get(k).bias()[0];
        }
        return built;
    }

    private void append(ForestForm forest, int output) {
        int firstNode = splits.size();
        int firstLeaf = leafOutput.size();
        for (int n = 0; n < forest.feature().length; n++) {
            int node = split(forest.feature()[n], forest.split()[n]);
            children(
                    node,
                    moved(forest.above()[n], firstNode, firstLeaf),
                    moved(forest.below()[n], firstNode, firstLeaf),
                    moved(forest.absent()[n], firstNode, firstLeaf));
        }
        for (int start : forest.leafStart()) {
            leaf(output, forest.scale() * forest.leafValue()[start]);
        }
        for (int root : forest.roots()) {
            root(moved(root, firstNode, firstLeaf));
        }
    }

    private static int moved(int child, int firstNode, int firstLeaf) {
        return child >= 0 ? child + firstNode : child - firstLeaf;
    }
}
