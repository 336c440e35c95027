package dev.winnow.trainer.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.trainer.data.Pieces;
import java.util.List;

/**
 * How many pieces that the articles of pages have were found, and how many that are none of them were kept.
 *
 * @param found pieces that must be there and stand in the title or the text
 * @param mustHave pieces that must be there
 * @param kept pieces that must not be there and stand in the text
 * @param mustNotHave pieces that must not be there
 */
public record PieceScore(int found, int mustHave, int kept, int mustNotHave) {
    /** Nothing compared yet. */
    public static final PieceScore NONE = new PieceScore(0, 0, 0, 0);

    /** Compares what was read with what is known; white space counts as one space. */
    public static PieceScore of(Pieces pieces, String title, String text) {
        String read = Pieces.folded(text);
        String headed = Pieces.folded(title) + "\n" + read;
        return new PieceScore(
                among(pieces.mustHave(), headed),
                pieces.mustHave().size(),
                among(pieces.mustNotHave(), read),
                pieces.mustNotHave().size());
    }

    private static int among(List<String> pieces, String text) {
        return (int) pieces.stream().filter(text::contains).count();
    }

    /** Whether there was nothing to compare. */
    public boolean isEmpty() {
        return mustHave + mustNotHave == 0;
    }

    /** How many pieces were missed, or kept though they must not be. */
    public int wrong() {
        return mustHave - found + kept;
    }

    /** Both together. */
    public PieceScore plus(PieceScore other) {
        return new PieceScore(
                found + other.found, mustHave + other.mustHave, kept + other.kept, mustNotHave + other.mustNotHave);
    }

    /** As a JSON object. */
    public ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("found", found)
                .put("mustHave", mustHave)
                .put("kept", kept)
                .put("mustNotHave", mustNotHave);
    }
}
