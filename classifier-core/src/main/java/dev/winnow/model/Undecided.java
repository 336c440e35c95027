package dev.winnow.model;

/** Why a head left an article undecided. */
public enum Undecided {
    /** No feature of the article is known, and probabilities are what is usual; for a head that looks at title and text alone, no feature of these. */
    UNKNOWN,
    /**
     * The article is in another language than the model was made for; probabilities are what the page tells beside its words where
     * the head is calibrated for that ({@link Head#otherLanguages}), else what is usual.
     */
    LANGUAGE
}
