package dev.winnow.model;

import dev.winnow.feature.FeatureVector;
import dev.winnow.feature.PageMeasures;
import java.util.List;

/**
 * A second look at a page, once heads have said what they say: a forest over their scores and over numbers of the page, whose
 * answer is added to a binary head's score. A sum over words cannot say that what would be much for a page of one shape is little for
 * one of another. Immutable.
 *
 * <p>Columns that its nodes ask for: the head's own score; the same with its rivals; the greatest rival; the scores of the other head,
 * label by label; the measures.
 *
 * @param measures the numbers of a page that it looks at, of {@link PageMeasures#NAMES}
 * @param forest of one output
 */
public record SecondLook(List<String> measures, ForestForm forest) {
    private static final int OWN = 3;

    /** Copies the names. */
    public SecondLook {
        measures = List.copyOf(measures);
    }

    /** How many columns there are where the other head has so many labels. */
    public static int columns(int labels, int measures) {
        return OWN + labels + measures;
    }

    /**
     * Fills the columns for one article.
     *
     * @param own the head's own score
     * @param rivals its rivals, in the other head
     * @param other the scores of the other head
     * @param measures the measures, in the vocabulary of the vector
     * @param vector the article's features
     * @param out [columns]
     */
    public static void fill(
            float own, Rivals.Place rivals, float[] other, PageMeasures measures, FeatureVector vector, float[] out) {
        out[0] = own;
        out[1] = own + rivals.added(other);
        out[2] = other[rivals.greatest(other)];
        System.arraycopy(other, 0, out, OWN, other.length);
        measures.read(vector, out, OWN + other.length);
    }
}
