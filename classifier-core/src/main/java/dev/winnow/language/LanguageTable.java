package dev.winnow.language;

import java.util.List;

/**
 * The weights that choose between the languages of one script. The score of a language is
 * {@code bias + step x sum of weights / square root of the number of n-grams}; probabilities are the softmax of the scores.
 * Immutable; the arrays must not change.
 *
 * @param script the script
 * @param languages [languages] BCP 47 codes, 2 to {@value #MOST_LANGUAGES}, each once
 * @param rows how many rows n-grams are hashed to, 1 to {@value #MOST_ROWS}
 * @param weights [rows x languages]
 * @param step what a weight of 1 stands for, above 0
 * @param bias [languages]
 * @param usual [languages] how familiar texts of the language usually are: the mean of {@code step x weight} over a text's
 *     n-grams, in the middle of the training texts; above 0
 */
public record LanguageTable(
        Script script, List<String> languages, int rows, byte[] weights, float step, float[] bias, float[] usual) {
    /** The most languages a script may have. */
    public static final int MOST_LANGUAGES = 100;
    /** The most rows a table may have. */
    public static final int MOST_ROWS = 1 << 16;

    /**
     * Copies the list and checks the ranges.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    public LanguageTable {
        languages = List.copyOf(languages);
        if (languages.size() < 2 || languages.size() > MOST_LANGUAGES) {
            throw new IllegalArgumentException(
                    "a table chooses between 2 to " + MOST_LANGUAGES + " languages, not " + languages.size());
        }
        if (languages.stream().distinct().count() != languages.size()) {
            throw new IllegalArgumentException("a language of script " + script + " is named twice");
        }
        for (String language : languages) {
            LanguageModel.requireCode(language);
        }
        if (rows < 1 || rows > MOST_ROWS) {
            throw new IllegalArgumentException("a table has 1 to " + MOST_ROWS + " rows, not " + rows);
        }
        if (weights.length != rows * languages.size()
                || bias.length != languages.size()
                || usual.length != languages.size()) {
            throw new IllegalArgumentException("the weights of script " + script + " do not fit its " + rows
                    + " rows and " + languages.size() + " languages");
        }
        for (float familiarity : usual) {
            if (!(familiarity > 0)) {
                throw new IllegalArgumentException("what is usual in script " + script + " has to be above 0");
            }
        }
        if (!(step > 0) || !Float.isFinite(step)) {
            throw new IllegalArgumentException(
                    "the step of script " + script + " is " + step + ", and has to be above 0");
        }
    }
}
