package dev.winnow.feature;

import java.util.List;
import java.util.stream.Stream;

/**
 * Traits of a page as numbers, read back from a feature vector: {@code words=9} is a 9 under {@code words}, {@code dated} a 1 under
 * its own name, {@code bare-words=9} a 9 under {@code words} and a 1 under {@code bare}. Of a page that does not have a trait, and of
 * traits that the vocabulary does not know, the number is 0. Immutable and thread-safe.
 */
public final class PageMeasures {
    private static final String BARE = "bare";

    private static final List<String> AMOUNTS = List.of(
            "words",
            "lines",
            "line-words",
            "sentence-lines",
            "short-lines",
            "capitals",
            "digits",
            "quotes",
            "questions",
            "exclamations",
            "title-words",
            "left-out-words",
            "kept",
            "address-depth",
            "address-words",
            "address-digits");

    private static final List<String> REASONS = List.of(
            "advertisement",
            "apart",
            "author",
            "boilerplate",
            "caption",
            "comments",
            "control",
            "cookies",
            "copyright",
            "hidden",
            "links",
            "navigation",
            "newsletter",
            "no words",
            "other story",
            "related",
            "repeated",
            "sharing",
            "summary",
            "tags",
            "title");

    private static final List<String> FLAGS = List.of(
            BARE,
            "dated",
            "title-asks",
            "title-digits",
            "address-query",
            "address-root",
            "address-dated",
            "type=article",
            "type=newsarticle",
            "type=blogposting",
            "type=product",
            "type=webpage",
            "type=website");

    /** All that can be measured. */
    public static final List<String> NAMES = Stream.of(
                    AMOUNTS.stream(), REASONS.stream().map(reason -> "left-out:" + reason), FLAGS.stream())
            .flatMap(names -> names)
            .toList();

    /** No amount is larger: they are powers of two of an int, eighths, and numbers that traits limit to 16. */
    private static final int MOST = 32;

    private final int count;
    private final int bare;
    private final byte[] measure; // [rows] the number of the measure and 1 more, or 0
    private final byte[] amount; // [rows] negative, less 1, for a bare page

    /**
     * Finds the traits in a vocabulary.
     *
     * @param names some of {@link #NAMES}, in the order of their numbers
     * @throws IllegalArgumentException if a name is none of these
     */
    public PageMeasures(Vocabulary vocabulary, List<String> names) {
        count = names.size();
        bare = names.indexOf(BARE);
        measure = new byte[vocabulary.size()];
        amount = new byte[vocabulary.size()];
        for (int m = 0; m < count; m++) {
            String name = names.get(m);
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException("a page has no measure \"" + name + "\"");
            }
            boolean flag = FLAGS.contains(name);
            for (int n = flag ? 1 : 0; n <= (flag ? 1 : MOST); n++) {
                String trait = flag ? name : name + "=" + n;
                put(vocabulary.row(NgramHasher.hashTrait(trait)), m, n);
                put(vocabulary.row(NgramHasher.hashTrait(BARE + "-" + trait)), m, -n - 1);
            }
        }
    }

    private void put(int row, int m, int n) {
        if (row >= 0) {
            measure[row] = (byte) (m + 1);
            amount[row] = (byte) n;
        }
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    /**
     * Reads the measures of a page.
     *
     * @param vector made with the vocabulary
     * @param out they are written from {@code out[from]} on
     */
    public void read(FeatureVector vector, float[] out, int from) {
        for (int m = 0; m < count; m++) {
            out[from + m] = 0;
        }
        for (int i = 0; i < vector.size; i++) {
            int row = vector.index[i];
            if (measure[row] != 0) {
                int n = amount[row];
                out[from + measure[row] - 1] = n < 0 ? -n - 1 : n;
                if (n < 0 && bare >= 0) {
                    out[from + bare] = 1;
                }
            }
        }
    }
}
