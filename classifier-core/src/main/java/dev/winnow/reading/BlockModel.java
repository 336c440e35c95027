package dev.winnow.reading;

import dev.winnow.bundle.Bundle;
import dev.winnow.bundle.BundleException;
import dev.winnow.feature.Vocabulary;
import dev.winnow.model.FloatTable;
import dev.winnow.model.ForestForm;
import dev.winnow.model.Head;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The model that tells how likely each block is part of the article: a bundle with three binary heads. {@code names} is
 * linear over the names of elements and the words of short blocks; its sums are features, beside measured ones, of
 * {@code first}, a forest. {@code block}, another, looks again, and sees what the first found of the blocks around.
 * Immutable and thread-safe.
 */
public final class BlockModel {
    /** The head over names and words. */
    public static final String NAMES_HEAD = "names";
    /** The head over measured features. */
    public static final String FIRST_HEAD = "first";
    /** The head over measured features and the first head's probabilities. */
    public static final String BLOCK_HEAD = "block";

    private static final String RESOURCE = "blocks.winnow";
    private static final List<String> FEATURE_NAMES = Stream.concat(
                    BlockFeatureNames.ALL.stream(), BlockContext.NAMES.stream())
            .toList();

    private final Bundle bundle;
    private final Vocabulary vocabulary;
    private final FloatTable table;
    private final BlockForest first;
    private final BlockForest second;

    private BlockModel(Bundle bundle, FloatTable table, BlockForest first, BlockForest second) {
        this.bundle = bundle;
        this.vocabulary = bundle.model().vocabulary();
        this.table = table;
        this.first = first;
        this.second = second;
    }

    /**
     * The block model in a bundle.
     *
     * @throws BundleException if the bundle is another kind of model, or of another version of these features
     */
    public static BlockModel of(Bundle bundle) throws BundleException {
        int[] columns = columns(bundle.model().vocabulary());
        List<Head> heads = bundle.model().heads();
        if (!heads.stream().map(Head::name).toList().equals(List.of(NAMES_HEAD, FIRST_HEAD, BLOCK_HEAD))
                || !(heads.get(1).form() instanceof ForestForm first)
                || !(heads.get(2).form() instanceof ForestForm second)
                || !(bundle.model().table() instanceof FloatTable table)
                || table.columns() != 1
                || !asksOnly(first, columns, BlockFeatureNames.ALL.size())
                || !asksOnly(second, columns, FEATURE_NAMES.size())) {
            throw notOurs();
        }
        return new BlockModel(bundle, table, new BlockForest(first, columns), new BlockForest(second, columns));
    }

    /** [rows] the place of each vocabulary row among the measured features; -1 for names and words. */
    private static int[] columns(Vocabulary vocabulary) throws BundleException {
        int[] columns = new int[vocabulary.size()];
        Arrays.fill(columns, -1);
        for (int f = 0; f < FEATURE_NAMES.size(); f++) {
            int row = vocabulary.row(featureKey(FEATURE_NAMES.get(f)));
            if (row < 0) {
                throw notOurs();
            }
            columns[row] = f;
        }
        return columns;
    }

    private static boolean asksOnly(ForestForm form, int[] columns, int features) {
        return form.bias().length == 1
                && Arrays.stream(form.feature()).allMatch(row -> columns[row] >= 0 && columns[row] < features);
    }

    private static BundleException notOurs() {
        return new BundleException("This bundle is no block model of this Winnow: make one with winnow train-reader.");
    }

    /** The block model that comes with Winnow. */
    public static BlockModel shipped() {
        return Shipped.MODEL;
    }

    /** Opened when first asked for. */
    private static final class Shipped {
        static final BlockModel MODEL = load();

        private static BlockModel load() {
            try (InputStream in = BlockModel.class.getResourceAsStream(RESOURCE)) {
                if (in == null) {
                    throw new IllegalStateException("classifier-core lacks its resource " + RESOURCE);
                }
                return of(Bundle.ofResource(in.readAllBytes()));
            } catch (IOException e) {
                throw new IllegalStateException("classifier-core's resource " + RESOURCE + " is damaged", e);
            }
        }
    }

    /** The names of all features, in their order: the measured ones, then those that only the second look sees. */
    public static List<String> featureNames() {
        return FEATURE_NAMES;
    }

    /** The key of a measured feature in the model's vocabulary. */
    public static long featureKey(String name) {
        return Words.inRole(Words.hash(name), 0);
    }

    /** The bundle behind it. */
    public Bundle bundle() {
        return bundle;
    }

    /** The probability of each block to be part of the article, the mean of both looks: [blocks], in [0, 1]. */
    public float[] probabilities(HtmlBlocks page) {
        float[][] features = BlockEvidence.of(page, this::weight).features();
        float[] likely = first.probabilities(features);
        int[] open = IntStream.range(0, likely.length)
                .filter(i -> likely[i] > BlockForest.HOPELESS)
                .toArray();
        float[] again = second.probabilities(BlockEvidence.secondLook(page, features, likely, open));
        for (int i = 0; i < open.length; i++) {
            likely[open[i]] = (likely[open[i]] + again[i]) / 2;
        }
        return likely;
    }

    private float weight(long token) {
        int row = vocabulary.row(token);
        return row < 0 ? 0 : table.weights()[row];
    }
}
