package dev.winnow.model;

/** The kind of decision a head makes. */
public enum HeadType {
    /** One of two labels, the first being the positive one; decides {@code keep}, {@code drop} or {@code review}. */
    BINARY,
    /** Exactly one of several labels. */
    SINGLE,
    /** Any number of labels, none included. */
    MULTI
}
