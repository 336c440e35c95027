package dev.winnow.trainer.fit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.language.Script;
import java.util.List;
import java.util.Map;
import org.tribuo.Tribuo;

/**
 * How languages are learned.
 *
 * @param latinRows rows of the table of the Latin script
 * @param otherRows rows of the tables of other scripts
 * @param pieces the lengths, in UTF-16 units, of the pieces that are cut from each text beside its beginning
 * @param epochs passes over the data
 * @param learningRate of AdaGrad
 * @param uncut the share of the weights that is not cut when they are rounded to bytes, 0 to 1
 * @param threshold the least probability of an answer
 * @param familiar the least familiarity of an answer, as a share of what is usual
 * @param seed of all that is drawn at random
 */
public record LanguageSettings(
        int latinRows,
        int otherRows,
        List<Integer> pieces,
        int epochs,
        double learningRate,
        double uncut,
        float threshold,
        float familiar,
        long seed) {

    /** Copies the list. */
    public LanguageSettings {
        pieces = List.copyOf(pieces);
    }

    /** What was chosen on development data (docs/language.md). */
    public static LanguageSettings standard(long seed) {
        return new LanguageSettings(12288, 4096, List.of(60, 30, 15), 10, 0.5, 0.9999, 0.7f, 0.5f, seed);
    }

    int rows(Script script) {
        return script == Script.LATIN ? latinRows : otherRows;
    }

    HeadTrainer trainer() {
        TrainerKind kind = TrainerKind.SGD;
        return kind.create(kind.options(Map.of(
                "epochs", Integer.toString(epochs),
                "learning-rate", Double.toString(learningRate))));
    }

    /** For the model's manifest. */
    public ObjectNode provenance(int texts, List<DataSource> sources) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("tribuo", Tribuo.VERSION);
        out.put("trainer", TrainerKind.SGD.title()).put("seed", seed).put("texts", texts);
        out.put("epochs", epochs).put("learningRate", learningRate).put("uncut", uncut);
        pieces.forEach(out.putArray("pieces")::add);
        ArrayNode data = out.putArray("data");
        for (DataSource source : sources) {
            data.addObject().put("name", source.name()).put("sha256", source.sha256());
        }
        return out;
    }
}
