package dev.winnow.model;

import java.util.Locale;

/** The kind of decision a head makes. */
public enum HeadType {
    /** One of two labels, the first being the positive one; decides {@code keep}, {@code drop} or {@code review}. */
    BINARY,
    /** Exactly one of several labels. */
    SINGLE,
    /** Any number of labels, none included. */
    MULTI;

    /** The name in files and on the command line: lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
