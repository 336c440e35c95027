package dev.winnow.feature;

/** How the n-grams of a title relate to those of the text. */
public enum TitleUse {
    /** Title n-grams are the same features as text n-grams. */
    JOINED,
    /** Title n-grams are features of their own only. */
    SEPARATE,
    /** Title n-grams count twice: as text n-grams and as features of their own. */
    BOTH
}
