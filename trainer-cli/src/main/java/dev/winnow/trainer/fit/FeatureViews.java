package dev.winnow.trainer.fit;

import dev.winnow.trainer.InputException;
import dev.winnow.trainer.vectors.WordVectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The views that the heads of one training choose among.
 *
 * @param plain the features without vectors
 * @param vectors the features with them, where they are offered
 * @param plainView n-grams alone
 * @param unused the n-grams of {@code vectors}, for heads that want no vectors beside heads that do
 * @param offered what each head may choose, the plainest first
 */
record FeatureViews(
        Corpus.Featured plain,
        Optional<VectorFeatures> vectors,
        FeatureView plainView,
        Optional<FeatureView> unused,
        List<FeatureView> offered) {

    /**
     * Makes them.
     *
     * @param rowsOfLanguage how many of the rows are of the vectors' language
     * @throws InputException if vectors are asked for that this training cannot use
     */
    static FeatureViews of(TrainingPlan plan, int rows, int rowsOfLanguage, Corpus.Featured plain, Corpus corpus) {
        FeatureView plainView = FeatureView.plain(plain.rows());
        VectorsUse use = plan.vectors();
        TrainerKind trainer = plan.fit().trainer();
        boolean chooses = plan.foldsFor(rows) >= 2;
        boolean unasked = use.when() == VectorsUse.When.WHERE_FIT;
        if (!use.areOffered(trainer, rows, rowsOfLanguage) || (unasked && !chooses)) {
            return new FeatureViews(plain, Optional.empty(), plainView, Optional.empty(), List.of(plainView));
        }
        if (!trainer.takesVectors()) {
            throw new InputException(
                    "trainer " + trainer.title() + " cannot learn with word vectors: use --vectors none, "
                            + "or one of the linear trainers svm, logistic, sgd and multilabel-sgd");
        }
        WordVectors source = use.source().get();
        long[] keys = source.keys(plan.spec());
        Corpus.Featured featured = corpus.featurize(
                plan.spec(),
                plan.minDocumentsFor(rows),
                plan.maxFeatures(),
                Arrays.stream(keys).filter(key -> key != 0).toArray());
        List<Double> shares = new ArrayList<>();
        if (use.share().isEmpty() && chooses) {
            shares.add(0.0);
        }
        shares.add(use.share().orElse(VectorsUse.standardShare(rows)));
        return offering(plain, new VectorFeatures(source, keys, featured), shares);
    }

    private static FeatureViews offering(Corpus.Featured plain, VectorFeatures vectors, List<Double> shares) {
        FeatureView plainView = FeatureView.plain(plain.rows());
        return new FeatureViews(
                plain,
                Optional.of(vectors),
                plainView,
                Optional.of(FeatureView.of(vectors, 0)),
                shares.stream()
                        .map(share -> share == 0 ? plainView : FeatureView.of(vectors, share))
                        .toList());
    }

    /** The same choice without what is beside the articles' own text. */
    FeatureViews textOnly() {
        Corpus.Featured text = plain.textOnly();
        if (vectors.isPresent()) {
            return offering(
                    text,
                    vectors.get().textOnly(),
                    offered.stream().map(FeatureView::share).toList());
        }
        FeatureView view = FeatureView.plain(text.rows());
        return new FeatureViews(text, vectors, view, unused, List.of(view));
    }

    /** The features in which a row has least: those without vectors, where a head may choose them. */
    Corpus.Featured least() {
        return offered.get(0).share() == 0 ? plain : featured(true);
    }

    /** The features of the model. */
    Corpus.Featured featured(boolean withVectors) {
        return withVectors ? vectors.orElseThrow().featured() : plain;
    }

    /** As many features as the largest view has, columns of vectors included. */
    int mostFeatures() {
        return vectors.map(v -> v.featured().vocabulary().size() + v.vectors().dimension())
                .orElse(plain.vocabulary().size());
    }

    /** The view to fit finally, for a head that chose this one: all heads of a model share one vocabulary. */
    FeatureView view(FeatureView chosen, boolean withVectors) {
        return withVectors && chosen.share() == 0 ? unused.orElseThrow() : chosen;
    }
}
