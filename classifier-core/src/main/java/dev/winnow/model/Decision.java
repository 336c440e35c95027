package dev.winnow.model;

/** What a binary head says should be done with a page. */
public enum Decision {
    /** The positive label is sure enough. */
    KEEP,
    /** The negative label is sure enough. */
    DROP,
    /** Neither is: a person should look. */
    REVIEW
}
