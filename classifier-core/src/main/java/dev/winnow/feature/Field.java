package dev.winnow.feature;

import java.util.Locale;

/** The fields of an article, in the order in which {@link NgramHasher} numbers them. */
public enum Field {
    /** Its title and text. */
    TEXT,
    /** The words of the blocks that reading left out. */
    LEFT_OUT,
    /** The traits of its page. */
    PAGE,
    /** How its title and text are written. */
    STYLE;

    /** The name in files and answers: lower case, with a hyphen. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
