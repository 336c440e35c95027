package dev.winnow.trainer.evaluate;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How well the text found in one page agrees with its gold text, by two public metrics.
 *
 * <p>Shingles (scrapinghub's article-extraction-benchmark): words are runs of letters, digits and underscores; shared,
 * extra and missing runs of four words, counted as often as they occur, as shares of their sum. Words (WCXB): the F1 of
 * lower-cased words, counted as often as they occur.
 *
 * @param shared share of shingles in both texts, in [0, 1]
 * @param extra share of shingles only in what was found
 * @param missing share of shingles only in the gold text
 * @param wordF1 in [0, 1]
 */
public record ExtractionScore(double shared, double extra, double missing, double wordF1) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
    private static final int SHINGLE = 4;

    /** Compares what was found with the gold text. */
    public static ExtractionScore of(String gold, String found) {
        Overlap shingles = Overlap.of(shingles(words(gold)), shingles(words(found)));
        double all = Math.max(1, shingles.shared + shingles.extra + shingles.missing);
        Overlap words = Overlap.of(
                counted(words(gold.toLowerCase(Locale.ROOT))), counted(words(found.toLowerCase(Locale.ROOT))));
        return new ExtractionScore(shingles.shared / all, shingles.extra / all, shingles.missing / all, words.f1());
    }

    /** Whether anything was found: pages where nothing was have no precision. */
    boolean anyFound() {
        return shared + extra > 0;
    }

    boolean anyGold() {
        return shared + missing > 0;
    }

    double precision() {
        return ratio(shared, extra, missing);
    }

    double recall() {
        return ratio(shared, missing, extra);
    }

    private static double ratio(double hit, double other, double third) {
        return other == 0 && third == 0 ? 1 : hit == 0 && other == 0 ? 0 : hit / (hit + other);
    }

    private static List<String> words(String text) {
        Matcher matcher = WORD.matcher(text);
        return matcher.results().map(result -> result.group()).toList();
    }

    private static Map<String, Integer> counted(List<String> words) {
        Map<String, Integer> counts = new HashMap<>();
        words.forEach(word -> counts.merge(word, 1, Integer::sum));
        return counts;
    }

    private static Map<String, Integer> shingles(List<String> words) {
        Map<String, Integer> counts = new HashMap<>();
        int most = Math.min(SHINGLE, words.size());
        for (int i = 0; most > 0 && i + most <= words.size(); i++) {
            counts.merge(String.join(" ", words.subList(i, i + most)), 1, Integer::sum);
        }
        return counts;
    }

    /** Two bags compared. */
    private record Overlap(double shared, double extra, double missing) {
        static Overlap of(Map<String, Integer> gold, Map<String, Integer> found) {
            long both = 0;
            long goldSize = 0;
            long foundSize = 0;
            for (Map.Entry<String, Integer> entry : gold.entrySet()) {
                goldSize += entry.getValue();
                both += Math.min(entry.getValue(), found.getOrDefault(entry.getKey(), 0));
            }
            for (int count : found.values()) {
                foundSize += count;
            }
            return new Overlap(both, foundSize - both, goldSize - both);
        }

        double f1() {
            if (shared + missing == 0) {
                return extra > 0 ? 0 : 1;
            }
            return 2 * shared / (2 * shared + extra + missing);
        }
    }
}
