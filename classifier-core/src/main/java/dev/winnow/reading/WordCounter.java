package dev.winnow.reading;

import java.util.Arrays;

/** Counts a text's words by kind, and keeps the hashes of those of a short one. */
final class WordCounter implements Words.Sink {
    private static final long[] NO_HASHES = new long[0];

    private final char[] text;
    private final int most;
    private long[] hashes = NO_HASHES;
    private int spaced;
    private int unspaced;
    private int stopWords;
    private int capitalised;
    private int letters;
    private int digits;

    private WordCounter(char[] text, int most) {
        this.text = text;
        this.most = most;
    }

    /**
     * Counts the first characters of an array.
     *
     * @param most of longer texts no hashes are kept
     */
    static WordCounter of(char[] text, int length, int most) {
        WordCounter counter = new WordCounter(text, most);
        Words.forEach(text, length, counter);
        return counter;
    }

    @Override
    public void word(long hash, int start, int end) {
        int before = spaced + unspaced;
        if (before < most) {
            if (before == hashes.length) {
                hashes = Arrays.copyOf(hashes, Math.min(most, Math.max(8, 2 * before)));
            }
            hashes[before] = hash;
        }
        char first = text[start];
        letters += end - start;
        if (Words.isUnspaced(first)) {
            unspaced++;
            return;
        }
        spaced++;
        if (first >= '0' && first <= '9') {
            digits += end - start;
        } else if (Character.isUpperCase(first)) {
            capitalised++;
        }
        if (StopWords.contains(hash)) {
            stopWords++;
        }
    }

    /** The hash of every word; none where there are more than were to be kept. */
    long[] hashes() {
        int count = spaced + unspaced;
        return count > most ? NO_HASHES : Arrays.copyOf(hashes, count);
    }

    /** Words; of text written without spaces, two characters count as one. */
    int words() {
        return spaced + (unspaced + 1) / 2;
    }

    /** Small words; of text written without spaces every fourth character counts as one. */
    int stopWords() {
        return stopWords + unspaced / 4;
    }

    int capitalised() {
        return capitalised;
    }

    int letters() {
        return letters;
    }

    int digits() {
        return digits;
    }
}
