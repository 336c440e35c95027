package dev.winnow.feature;

import java.util.ArrayList;
import java.util.List;

/** The hashes of texts, for tests to compare. */
final class Hashes {
    static final FeatureSpec WORDS = FeatureSpec.standard().withWordNgrams(1);

    private Hashes() {}

    /** All hashes of an article, in the order they are made. */
    static List<Long> of(FeatureSpec spec, CharSequence title, CharSequence text) {
        List<Long> all = new ArrayList<>();
        new NgramHasher(spec, collector(all)).hash(title, text);
        return all;
    }

    /** All hashes of a text without a title. */
    static List<Long> of(FeatureSpec spec, CharSequence text) {
        return of(spec, "", text);
    }

    /** The tokens of a text. */
    static List<Long> words(CharSequence text) {
        return of(WORDS, text);
    }

    /** The one token that the text must be. */
    static long token(CharSequence text) {
        List<Long> tokens = words(text);
        if (tokens.size() != 1) {
            throw new AssertionError("\"" + text + "\" is " + tokens.size() + " tokens");
        }
        return tokens.get(0);
    }

    static NgramHasher.Sink collector(List<Long> all) {
        return (hashes, count) -> {
            for (int i = 0; i < count; i++) {
                all.add(hashes[i]);
            }
        };
    }
}
