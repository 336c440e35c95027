package dev.winnow.model;

import dev.winnow.feature.FeatureVector;
import dev.winnow.feature.PageMeasures;

/** Takes a {@link SecondLook} at one article after the other. Not thread-safe: one a thread. */
final class SecondLooker {
    private final Rivals.Place rivals;
    private final PageMeasures measures;
    private final ForestForm forest;
    private final float[] columns;
    private final float[] out = new float[1];

    SecondLooker(Model model, Rivals.Place rivals, SecondLook look) {
        this.rivals = rivals;
        this.measures = new PageMeasures(model.vocabulary(), look.measures());
        this.forest = look.forest();
        int labels = model.heads().get(rivals.head()).labels().size();
        this.columns = new float[SecondLook.columns(labels, measures.count())];
    }

    /**
     * What is added to a head's score.
     *
     * @param own its own score
     * @param other the scores of the head that has its rivals
     */
    float added(float own, float[] other, FeatureVector vector) {
        SecondLook.fill(own, rivals, other, measures, vector, columns);
        forest.score(columns, out);
        return out[0];
    }
}
