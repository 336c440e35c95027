package dev.winnow.reading.metadata;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;

/** Language tags as pages write them. */
final class LanguageTag {
    private static final int LONGEST = 35;

    private LanguageTag() {}

    /** The tag in BCP 47's own form; empty if it is none, or says that the language is not determined. */
    static Optional<String> of(String written) {
        int end = 0;
        while (end < written.length() && ",; ".indexOf(written.charAt(end)) < 0) {
            end++;
        }
        String tag = written.substring(0, end).replace('_', '-');
        if (tag.isEmpty() || tag.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String language = new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
            return Optional.of(language).filter(l -> !l.startsWith("und") && !l.startsWith("x-"));
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }
}
