package dev.winnow.language;

/**
 * What language a text seems to be in.
 *
 * @param code its BCP 47 code, such as {@code en}, or {@value #UNDETERMINED}, BCP 47's own code for a language that is not
 *     determined
 * @param probability 0 to 1: that of {@code code}, or where that is {@value #UNDETERMINED}, that of the best language there
 *     was, which is too low; 0 where the text has no letters
 */
public record LanguageGuess(String code, float probability) {
    /** The code where no language is sure enough. */
    public static final String UNDETERMINED = "und";

    /** Whether a language was found. */
    public boolean isDetermined() {
        return !code.equals(UNDETERMINED);
    }
}
