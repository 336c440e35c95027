package dev.winnow.feature;

/**
 * All that decides which features an article has: immutable, versioned, kept in the bundle. Two equal specs with equal
 * vocabularies give bit-equal vectors.
 *
 * @param version of the meaning of all other fields; this code knows {@value #CURRENT_VERSION},
 *     {@value #LEAD_VERSION} with a lead, and {@value #PAGE_FIELDS_VERSION} with page fields
 * @param wordNgrams the longest word n-gram, 1 to {@value #MAX_WORD_NGRAMS}; all shorter ones are features too
 * @param charNgramMin the shortest character n-gram inside a word (its two edges count as characters), or 0 for none
 * @param charNgramMax the longest character n-gram, at most {@value #MAX_CHAR_NGRAMS}, or 0 for none
 * @param title how title and text relate
 * @param weighting from counts to values
 * @param pageFields whether three more fields count as well, each weighted by itself: the words of the blocks that reading
 *     left out, the {@link PageTraits traits} of the page, and how the article is written, in {@link Style} n-grams
 * @param leadWords how many of the text's first words, between white space, count twice, and the title with them; 0 to
 *     {@value #MAX_LEAD_WORDS}, 0 for neither
 */
public record FeatureSpec(
        int version,
        int wordNgrams,
        int charNgramMin,
        int charNgramMax,
        TitleUse title,
        Weighting weighting,
        boolean pageFields,
        int leadWords) {

    /** The version of specs with neither page fields nor a lead. */
    public static final int CURRENT_VERSION = 2;
    /** The version of specs with page fields, so that a Winnow that does not know these refuses them. */
    public static final int PAGE_FIELDS_VERSION = 7;
    /** The version of specs with a lead and no page fields. */
    public static final int LEAD_VERSION = 4;
    /** The longest lead there is, in words. */
    public static final int MAX_LEAD_WORDS = 1000;
    /** The longest word n-gram there is. */
    public static final int MAX_WORD_NGRAMS = 3;
    /** The longest character n-gram there is. */
    public static final int MAX_CHAR_NGRAMS = 8;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException naming the field that is out of its range
     */
    public FeatureSpec {
        if (version != versionFor(pageFields, leadWords)) {
            throw new IllegalArgumentException("feature spec version " + version + " is not known; this Winnow knows "
                    + versionFor(pageFields, leadWords) + ": use the Winnow that made the bundle, or train it again");
        }
        if (wordNgrams < 1 || wordNgrams > MAX_WORD_NGRAMS) {
            throw new IllegalArgumentException("wordNgrams must be 1 to " + MAX_WORD_NGRAMS + ", not " + wordNgrams);
        }
        boolean none = charNgramMin == 0 && charNgramMax == 0;
        if (!none && (charNgramMin < 1 || charNgramMax < charNgramMin || charNgramMax > MAX_CHAR_NGRAMS)) {
            throw new IllegalArgumentException("character n-grams must lie in 1 to " + MAX_CHAR_NGRAMS
                    + ", the shorter first, or both be 0; not " + charNgramMin + " to " + charNgramMax);
        }
        if (leadWords < 0 || leadWords > MAX_LEAD_WORDS) {
            throw new IllegalArgumentException("leadWords must be 0 to " + MAX_LEAD_WORDS + ", not " + leadWords);
        }
    }

    /** Words and word pairs, title joined to the text, sub-linear term frequency, l2 norm. */
    public static FeatureSpec standard() {
        return new FeatureSpec(CURRENT_VERSION, 2, 0, 0, TitleUse.JOINED, Weighting.LOG_L2, false, 0);
    }

    /** The same spec with another longest word n-gram. */
    public FeatureSpec withWordNgrams(int longest) {
        return new FeatureSpec(version, longest, charNgramMin, charNgramMax, title, weighting, pageFields, leadWords);
    }

    /** The same spec with character n-grams of these lengths. */
    public FeatureSpec withCharNgrams(int shortest, int longest) {
        return new FeatureSpec(version, wordNgrams, shortest, longest, title, weighting, pageFields, leadWords);
    }

    /** The same spec with another use of the title. */
    public FeatureSpec withTitle(TitleUse use) {
        return new FeatureSpec(version, wordNgrams, charNgramMin, charNgramMax, use, weighting, pageFields, leadWords);
    }

    /** The same spec with another weighting. */
    public FeatureSpec withWeighting(Weighting other) {
        return new FeatureSpec(version, wordNgrams, charNgramMin, charNgramMax, title, other, pageFields, leadWords);
    }

    /** The same spec with or without what is beside the article. */
    public FeatureSpec withPageFields(boolean wanted) {
        return with(wanted, leadWords);
    }

    /** The same spec with another lead. */
    public FeatureSpec withLeadWords(int words) {
        return with(pageFields, words);
    }

    /** With what decides the version. */
    private FeatureSpec with(boolean fields, int lead) {
        int v = versionFor(fields, lead);
        return new FeatureSpec(v, wordNgrams, charNgramMin, charNgramMax, title, weighting, fields, lead);
    }

    private static int versionFor(boolean pageFields, int leadWords) {
        if (pageFields) {
            return PAGE_FIELDS_VERSION;
        }
        return leadWords == 0 ? CURRENT_VERSION : LEAD_VERSION;
    }

    /** How long the vector of a field is beside that of the article's own words, which is 1 long. */
    public static float share(int field) {
        return field == 0 ? 1 : 0.5f;
    }

    /** How many fields an article has, each weighted by itself. */
    public int fields() {
        return pageFields ? Field.values().length : 1;
    }
}
