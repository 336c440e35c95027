package dev.winnow.trainer.fit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribuo.Tribuo;

/** What a bundle was made from, for its manifest: no clock and no path, so that the same work gives the same bytes. */
final class Provenance {
    private Provenance() {}

    static JsonNode of(
            TrainingPlan plan,
            int rows,
            List<DataSource> sources,
            List<HeadReport> heads,
            Optional<VectorFeatures> vectors) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("tribuo", Tribuo.VERSION);
        out.put("trainer", plan.fit().trainer().title());
        out.put("seed", plan.fit().seed());
        out.put("folds", plan.foldsFor(rows));
        out.put("minDocuments", plan.minDocumentsFor(rows));
        out.put("maxFeatures", plan.maxFeatures());
        out.put("balance", plan.fit().balance());
        out.put("compact", plan.compact());
        plan.rank().ifPresent(rank -> out.put("rank", rank));
        plan.weightField().ifPresent(field -> out.put("weightField", field));
        out.put("rows", rows);
        ArrayNode data = out.putArray("data");
        for (DataSource source : sources) {
            data.addObject().put("name", source.name()).put("sha256", source.sha256());
        }
        vectors.ifPresent(used -> out.putObject("vectors")
                .put("name", used.vectors().name())
                .put("sha256", used.vectors().sha256())
                .put("words", used.vectors().size())
                .put("unseenWords", used.unseenWords()));
        ObjectNode byHead = out.putObject("heads");
        for (HeadReport head : heads) {
            ObjectNode node = byHead.putObject(head.name());
            node.put("rows", head.rows());
            TrainerKind own = plan.fit().trainer().of(head.type());
            if (own != plan.fit().trainer()) {
                node.put("trainer", own.title());
            }
            ObjectNode options = node.putObject("options");
            head.options().forEach(options::put);
            if (!head.tried().isEmpty()) {
                ObjectNode tried = node.putObject("tried");
                tried.put("measure", head.measure());
                head.tried().forEach((value, measure) -> tried.put(value.toString(), measure));
            }
            if (head.share() > 0) {
                node.put("vectorShare", head.share());
            }
            putTried(node, "vectorShares", head.shares());
            putTried(node, "rivalWeights", head.rivalWeights());
            putTried(node, "secondLooks", head.secondLooks());
        }
        return out;
    }

    private static void putTried(ObjectNode node, String key, Map<Double, Double> tried) {
        if (!tried.isEmpty()) {
            ObjectNode out = node.putObject(key);
            tried.forEach((value, measure) -> out.put(value.toString(), measure));
        }
    }
}
