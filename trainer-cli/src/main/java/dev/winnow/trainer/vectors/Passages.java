package dev.winnow.trainer.vectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Passages of articles, for what words stand in: the first two of each article, which say what it is about, and some of the
 * others, evenly spread. Not thread-safe.
 */
public final class Passages {
    /** Some sentences: an encoder takes in no more than twice as many. */
    private static final int WORDS = 40;
    /** Shorter ones say too little. */
    private static final int FEWEST_WORDS = 8;
    /** Longer words are no words: addresses, or text without spaces. */
    private static final int MOST_CHARACTERS = 8 * WORDS;

    private static final int FIRST = 2;

    private final int most;
    private final List<String> texts = new ArrayList<>();

    /** @param most how many of each article at most */
    public Passages(int most) {
        this.most = most;
    }

    /** Takes the passages of one article. */
    public void add(String title, String text) {
        String[] words = (title + " " + text).strip().split("\\s+");
        int count = words.length / WORDS + (words.length % WORDS >= FEWEST_WORDS ? 1 : 0);
        int first = Math.min(Math.min(FIRST, most), count);
        for (int i = 0; i < first; i++) {
            add(words, i);
        }
        int rest = Math.min(most - first, count - first);
        for (int i = 0; i < rest; i++) {
            add(words, first + (int) ((long) i * (count - first) / rest));
        }
    }

    private void add(String[] words, int which) {
        int from = which * WORDS;
        String passage = String.join(" ", Arrays.asList(words).subList(from, Math.min(words.length, from + WORDS)));
        int end = Math.min(passage.length(), MOST_CHARACTERS);
        if (end < passage.length() && Character.isHighSurrogate(passage.charAt(end - 1))) {
            end--;
        }
        String text = passage.substring(0, end);
        if (text.codePoints().anyMatch(Character::isLetterOrDigit)) { // an encoder refuses what has no word
            texts.add(text);
        }
    }

    /** All passages, in the order of their articles. */
    public List<String> texts() {
        return texts;
    }
}
