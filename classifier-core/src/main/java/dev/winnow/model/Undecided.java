package dev.winnow.model;

/** Why a head left an article undecided and answers what is usual. */
public enum Undecided {
    /** No feature of the article is known; for a head that looks at title and text alone, no feature of these. */
    UNKNOWN,
    /** The article is in another language than the model was made for. */
    LANGUAGE
}
