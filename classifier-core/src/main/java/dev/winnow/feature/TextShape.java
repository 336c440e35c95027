package dev.winnow.feature;

/**
 * What can be counted in a text in one pass. Words are runs of letters and digits; of text written without spaces, two characters
 * count as one.
 *
 * @param words how many words
 * @param capitals how many of them begin with a capital letter
 * @param digits how many of them begin with a digit
 * @param lines lines with a word
 * @param sentenceLines of these, how many end as a sentence does
 * @param shortLines of these, how many have less than six words
 * @param quotes quotation marks
 * @param questions question marks
 * @param exclamations exclamation marks
 */
record TextShape(
        int words,
        int capitals,
        int digits,
        int lines,
        int sentenceLines,
        int shortLines,
        int quotes,
        int questions,
        int exclamations) {
    private static final int SHORT = 6;
    private static final String QUOTES = "\"\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d";
    private static final String ENDS = ".!?\u2026\u3002\uff01\uff1f\"\u201d\u00bb)";

    static TextShape of(String text) {
        int words = 0;
        int capitals = 0;
        int digits = 0;
        int lines = 0;
        int sentenceLines = 0;
        int shortLines = 0;
        int quotes = 0;
        int questions = 0;
        int exclamations = 0;
        int before = 0; // words before this line
        char last = 0; // the last character of this line that is not white space
        boolean inWord = false;
        boolean half = false; // whether a second unspaced character is still of the word before
        int length = text.length();
        for (int i = 0; i <= length; i++) {
            char c = i < length ? text.charAt(i) : '\n';
            if (c >= 'a' && c <= 'z') { // most characters
                words += inWord ? 0 : 1;
                inWord = true;
                last = c;
                continue;
            }
            if (c == ' ') {
                inWord = false;
                continue;
            }
            if (Character.isLetterOrDigit(c)) {
                if (Characters.isUnspaced(c)) {
                    words += half ? 0 : 1;
                    half = !half;
                    inWord = false;
                    last = c;
                    continue;
                }
                if (!inWord) {
                    words++;
                    capitals += Character.isUpperCase(c) ? 1 : 0;
                    digits += Character.isDigit(c) ? 1 : 0;
                }
                inWord = true;
                last = c;
                continue;
            }
            inWord = inWord && c == '\'' || inWord && c == '\u2019';
            if (c == '\n') {
                if (words > before) {
                    lines++;
                    sentenceLines += ENDS.indexOf(last) >= 0 ? 1 : 0;
                    shortLines += words - before < SHORT ? 1 : 0;
                }
                before = words;
                last = 0;
            } else if (!Character.isWhitespace(c)) {
                last = c;
                quotes += QUOTES.indexOf(c) >= 0 ? 1 : 0;
                questions += c == '?' || c == '\uff1f' ? 1 : 0;
                exclamations += c == '!' || c == '\uff01' ? 1 : 0;
            }
        }
        return new TextShape(
                words, capitals, digits, lines, sentenceLines, shortLines, quotes, questions, exclamations);
    }
}
