package dev.winnow.model;

/** Why a head left an article undecided and answers what is usual. */
public enum Undecided {
    /** No feature of the article is known; for a head that looks at title and text alone, no feature of these. */
    UNKNOWN,
    /** Another head finds it of a kind of which this one has nothing to say, such as the topic of a log-in page. */
    KIND,
    /** The article is in another language than the model was made for. */
    LANGUAGE
}
