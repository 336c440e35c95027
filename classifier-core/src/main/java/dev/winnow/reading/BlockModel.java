package dev.winnow.reading;

import dev.winnow.bundle.Bundle;
import dev.winnow.bundle.BundleException;
import dev.winnow.feature.FeatureVector;
import dev.winnow.feature.Vocabulary;
import dev.winnow.model.FloatTable;
import dev.winnow.model.Scorer;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The model that tells how likely each block is part of the article: a bundle with two binary heads. {@code names} is
 * linear over the names of elements and the words of short blocks; its sums are features, beside measured ones, of
 * {@code block}, a forest. Immutable and thread-safe.
 */
public final class BlockModel {
    /** The head over names and words. */
    public static final String NAMES_HEAD = "names";
    /** The head over measured features. */
    public static final String BLOCK_HEAD = "block";

    private static final String RESOURCE = "blocks.winnow";

    private final Bundle bundle;
    private final Vocabulary vocabulary;
    private final FloatTable table;
    private final int[] featureRows;
    private final int blockHead;
    private final ThreadLocal<Scorer> scorers;

    private BlockModel(Bundle bundle, FloatTable table, int[] featureRows) {
        this.bundle = bundle;
        this.vocabulary = bundle.model().vocabulary();
        this.table = table;
        this.featureRows = featureRows;
        this.blockHead = bundle.model().heads().indexOf(bundle.model().head(BLOCK_HEAD));
        this.scorers = ThreadLocal.withInitial(() -> new Scorer(bundle.model()));
    }

    /**
     * The block model in a bundle.
     *
     * @throws BundleException if the bundle is another kind of model, or of another version of these features
     */
    public static BlockModel of(Bundle bundle) throws BundleException {
        Vocabulary vocabulary = bundle.model().vocabulary();
        int[] rows = new int[BlockFeatures.NAMES.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = vocabulary.row(featureKey(BlockFeatures.NAMES.get(i)));
            if (rows[i] < 0) {
                throw notOurs();
            }
        }
        List<String> heads = bundle.model().heads().stream().map(h -> h.name()).toList();
        if (!heads.equals(List.of(NAMES_HEAD, BLOCK_HEAD))
                || !(bundle.model().table() instanceof FloatTable table)
                || table.columns() != 1) {
            throw notOurs();
        }
        return new BlockModel(bundle, table, rows);
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
                return of(Bundle.of(in.readAllBytes()));
            } catch (IOException e) {
                throw new IllegalStateException("classifier-core's resource " + RESOURCE + " is damaged", e);
            }
        }
    }

    /** The names of the measured features, in their order. */
    public static List<String> featureNames() {
        return BlockFeatures.NAMES;
    }

    /** The key of a measured feature in the model's vocabulary. */
    public static long featureKey(String name) {
        return Words.inRole(Words.hash(name), 0);
    }

    /** The bundle behind it. */
    public Bundle bundle() {
        return bundle;
    }

    /** The probability of each block to be part of the article: [blocks], in [0, 1]. */
    public float[] probabilities(HtmlBlocks page) {
        BlockEvidence evidence = BlockEvidence.of(page, this::weight);
        float[][] features = evidence.features();
        Scorer scorer = scorers.get();
        FeatureVector vector = new FeatureVector();
        vector.ensureCapacity(featureRows.length);
        vector.size = featureRows.length;
        float[] probabilities = new float[features.length];
        for (int i = 0; i < probabilities.length; i++) {
            System.arraycopy(featureRows, 0, vector.index, 0, featureRows.length);
            System.arraycopy(features[i], 0, vector.value, 0, featureRows.length);
            scorer.score(vector);
            probabilities[i] = scorer.result(blockHead).probabilities()[0];
        }
        return probabilities;
    }

    private float weight(long token) {
        int row = vocabulary.row(token);
        return row < 0 ? 0 : table.weights()[row];
    }
}
