package dev.winnow.trainer.data;

import java.util.ArrayList;
import java.util.List;

/**
 * What is known of a page's article where nobody wrote down its whole text: pieces that it has, and pieces of the page that are
 * none of it. They come from the fields {@code must_have}, {@code must_not_have} and {@code comments} (of readers, which are not the
 * article) of a row, as trafilatura's evaluation data has them. White space counts as one space.
 *
 * @param mustHave what the article has
 * @param mustNotHave what it must not have
 */
public record Pieces(List<String> mustHave, List<String> mustNotHave) {
    /** Folds white space, and leaves out what is blank. */
    public Pieces {
        mustHave = folded(mustHave);
        mustNotHave = folded(mustNotHave);
    }

    /** The pieces that a row names. */
    public static Pieces of(Row row) {
        List<String> mustNotHave = new ArrayList<>(row.values("must_not_have"));
        mustNotHave.addAll(row.values("comments"));
        return new Pieces(row.values("must_have"), mustNotHave);
    }

    private static List<String> folded(List<String> pieces) {
        return pieces.stream()
                .map(Pieces::folded)
                .filter(piece -> !piece.isEmpty())
                .toList();
    }

    /** A text as it is compared: white space folded. */
    public static String folded(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /** Whether none is known. */
    public boolean isEmpty() {
        return mustHave.isEmpty() && mustNotHave.isEmpty();
    }
}
