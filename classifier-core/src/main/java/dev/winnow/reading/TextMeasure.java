package dev.winnow.reading;

import java.nio.CharBuffer;

/**
 * What can be counted in the text of a block.
 *
 * @param words words; of text written without spaces, two characters count as one
 * @param stopWords how many of them are small words
 * @param capitalised how many begin with a capital
 * @param letters characters that are part of words
 * @param digits how many of them are digits
 * @param commas commas and semicolons
 * @param sentenceEnds full stops and their like at the end of a word
 * @param symbols bars, bullets, arrows and their like
 * @param endsSentence whether the text ends as a sentence does
 */
record TextMeasure(
        int words,
        int stopWords,
        int capitalised,
        int letters,
        int digits,
        int commas,
        int sentenceEnds,
        int symbols,
        boolean endsSentence) {

    static TextMeasure of(String text) {
        char[] characters = text.toCharArray();
        return of(characters, characters.length, WordCounter.of(characters, characters.length, 0));
    }

    /**
     * Measures the first characters of an array.
     *
     * @param counter what was counted in their words
     */
    static TextMeasure of(char[] text, int length, WordCounter counter) {
        int commas = 0;
        int ends = 0;
        int symbols = 0;
        for (int i = 0; i < length; i++) {
            char c = text[i];
            if (c == ' ' || (c >= 'a' && c <= 'z')) {
                continue;
            }
            switch (c) {
                case ',', ';', '\u060C', '\u3001', '\uFF0C' -> commas++;
                case '\u3002', '\uFF01', '\uFF1F', '\u0964', '\u061F' -> ends++;
                case '.', '!', '?' -> ends += i + 1 == length || !Words.isWordPart(text[i + 1]) ? 1 : 0;
                case '|',
                        '/',
                        '\u00BB',
                        '\u203A',
                        '\u00B7',
                        '\u2022',
                        '\u2192',
                        '\u25B6',
                        '\u00A9',
                        '#',
                        '@',
                        '+',
                        '>' -> symbols++;
                default -> {}
            }
        }
        return new TextMeasure(
                counter.words(),
                counter.stopWords(),
                counter.capitalised(),
                counter.letters(),
                counter.digits(),
                commas,
                ends,
                symbols,
                endsSentence(CharBuffer.wrap(text), 0, length));
    }

    /** Whether what stands there ends as a sentence does, quotes and brackets aside. */
    static boolean endsSentence(CharSequence text, int start, int end) {
        int i = end - 1;
        while (i > start && "\"'\u201D\u2019\u00BB)]\u201C\u300D\u300F".indexOf(text.charAt(i)) >= 0) {
            i--;
        }
        return i >= start && ".!?:\u2026\u3002\uFF01\uFF1F\u0964\u061F".indexOf(text.charAt(i)) >= 0;
    }
}
