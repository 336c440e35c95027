package dev.winnow.language;

import java.util.Arrays;
import java.util.Optional;

/**
 * The scripts that are told apart. Most of the smaller ones are used by one language far more than by any other, so the
 * script alone answers; where several share a script, a {@link LanguageTable} has to choose.
 */
public enum Script {
    /** From en to vi. */
    LATIN(""),
    /** Russian, Ukrainian, Bulgarian and others. */
    CYRILLIC(""),
    /** Arabic, Persian and others. */
    ARABIC(""),
    /** Chinese characters and both kana. */
    HAN(""),
    /** Amharic, Tigrinya and others. */
    ETHIOPIC(""),
    /** Hindi, Marathi, Nepali and others. */
    DEVANAGARI(""),
    /** Bengali and Assamese. */
    BENGALI(""),
    /** Greek. */
    GREEK("el"),
    /** Hebrew; Yiddish is rare beside it. */
    HEBREW("he"),
    /** Thai. */
    THAI("th"),
    /** Korean. */
    HANGUL("ko"),
    /** Armenian. */
    ARMENIAN("hy"),
    /** Georgian. */
    GEORGIAN("ka"),
    /** Punjabi as written in India. */
    GURMUKHI("pa"),
    /** Gujarati. */
    GUJARATI("gu"),
    /** Odia. */
    ORIYA("or"),
    /** Tamil. */
    TAMIL("ta"),
    /** Telugu. */
    TELUGU("te"),
    /** Kannada. */
    KANNADA("kn"),
    /** Malayalam. */
    MALAYALAM("ml"),
    /** Sinhala. */
    SINHALA("si"),
    /** Lao. */
    LAO("lo"),
    /** Burmese. */
    MYANMAR("my"),
    /** Khmer. */
    KHMER("km"),
    /** Tibetan. */
    TIBETAN("bo");

    private final String language;

    Script(String language) {
        this.language = language;
    }

    /** The BCP 47 code of the language that the script alone tells, or the empty string where it does not. */
    public String language() {
        return language;
    }

    /** How much a character tells beside one of an alphabet: a Chinese or Korean one is about half a word. */
    int weight() {
        return this == HAN || this == HANGUL ? 3 : 1;
    }

    /** The longer of the two kinds of n-grams that are looked at, in symbols; the shorter has one symbol less. */
    int longestNgram() {
        return this == HAN ? 2 : 4;
    }

    /** The script of a {@link Character.UnicodeScript} that is known here by another name or by its own. */
    static Optional<Script> of(Character.UnicodeScript script) {
        String name = script == Character.UnicodeScript.HIRAGANA || script == Character.UnicodeScript.KATAKANA
                ? HAN.name()
                : script.name();
        return Arrays.stream(values()).filter(s -> s.name().equals(name)).findFirst();
    }
}
