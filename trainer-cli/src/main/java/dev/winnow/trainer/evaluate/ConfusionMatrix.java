package dev.winnow.trainer.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How often each gold label was predicted as each label, for heads with one gold label a document.
 *
 * @param cells the cells that are not zero, largest first, then by gold and predicted label
 */
public record ConfusionMatrix(List<Cell> cells) {
    private static final Comparator<Cell> LARGEST_FIRST = Comparator.comparingInt(Cell::count)
            .reversed()
            .thenComparing(Cell::gold)
            .thenComparing(cell -> cell.predicted().orElse(""));

    /** Orders the cells. */
    public ConfusionMatrix {
        cells = cells.stream().sorted(LARGEST_FIRST).toList();
    }

    /**
     * One cell.
     *
     * @param gold the gold label
     * @param predicted the predicted label; empty where none was
     * @param count the documents, at least 1
     */
    public record Cell(String gold, Optional<String> predicted, int count) {

        /** Whether the prediction was right. */
        public boolean right() {
            return predicted.filter(gold::equals).isPresent();
        }
    }

    /** The documents of one cell; 0 for a pair that does not occur. */
    public int count(String gold, String predicted) {
        return cells.stream()
                .filter(cell -> cell.gold().equals(gold)
                        && cell.predicted().filter(predicted::equals).isPresent())
                .mapToInt(Cell::count)
                .sum();
    }

    /** The cells off the diagonal, largest first. */
    public List<Cell> confused() {
        return cells.stream().filter(cell -> !cell.right()).toList();
    }

    /** The most confused pairs as an aligned table of at most {@code limit} lines below its header. */
    public String toTable(int limit) {
        TextTable table = new TextTable(2, "gold", "predicted", "documents");
        confused().stream()
                .limit(limit)
                .forEach(cell ->
                        table.row(cell.gold(), cell.predicted().orElse("(none)"), Integer.toString(cell.count())));
        return table.toString();
    }

    /** {@code [{"gold":..,"predicted":..,"count":..}]}; {@code predicted} is null where no label was predicted. */
    public ArrayNode toJson() {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (Cell cell : cells) {
            json.addObject()
                    .put("gold", cell.gold())
                    .put("predicted", cell.predicted().orElse(null))
                    .put("count", cell.count());
        }
        return json;
    }
}
