package dev.winnow.trainer.vectors;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Counts the words of articles: how often each occurs, and in how many articles. Not thread-safe. */
public final class WordCounts {
    private static final class Count {
        long occurrences;
        int documents;
    }

    /**
     * A word and how often it was met.
     *
     * @param word as the tokenizer folds it
     * @param occurrences how often it occurs
     */
    public record WordCount(String word, long occurrences) {}

    private final Map<String, Count> counts = new HashMap<>();
    private long total;
    private int documents;

    /** Counts the words of one article. */
    public void add(String title, String text) {
        Set<String> seen = new HashSet<>();
        count(title, seen);
        count(text, seen);
        seen.forEach(word -> counts.get(word).documents++);
        documents++;
    }

    private void count(String text, Set<String> seen) {
        forEachWord(text, word -> {
            seen.add(word);
            counts.computeIfAbsent(word, w -> new Count()).occurrences++;
            total++;
        });
    }

    /** The words of a text as the tokenizer folds them, in their order. */
    static void forEachWord(String text, Consumer<String> words) {
        StringBuilder word = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || isMark(c)) {
                word.appendCodePoint(Character.toLowerCase(Character.toUpperCase(c)));
            } else {
                end(word, words);
            }
        });
        end(word, words);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static void end(StringBuilder word, Consumer<String> words) {
        if (word.length() > 0) {
            words.accept(word.toString());
            word.setLength(0);
        }
    }

    /** How many articles were counted. */
    public int documents() {
        return documents;
    }

    /** How many words there were in all. */
    public long total() {
        return total;
    }

    /**
     * The most frequent words: of Latin letters, or a year; equally frequent ones in the order of their characters.
     *
     * @param most how many at most
     * @param fewestDocuments in how many articles each must be
     */
    public List<WordCount> frequent(int most, int fewestDocuments) {
        return counts.entrySet().stream()
                .filter(e -> e.getValue().documents >= fewestDocuments && isWord(e.getKey()))
                .map(e -> new WordCount(e.getKey(), e.getValue().occurrences))
                .sorted(Comparator.comparingLong(WordCount::occurrences)
                        .reversed()
                        .thenComparing(WordCount::word))
                .limit(most)
                .toList();
    }

    /** Codes and amounts are many, and a vector tells nothing of them; nor does an English encoder of other scripts. */
    private static boolean isWord(String word) {
        return word.codePoints()
                        .allMatch(c ->
                                Character.isLetter(c) && Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN)
                || (word.length() == 4 && word.chars().allMatch(c -> c >= '0' && c <= '9'));
    }
}
