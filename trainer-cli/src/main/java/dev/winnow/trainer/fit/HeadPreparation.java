package dev.winnow.trainer.fit;

import dev.winnow.model.HeadType;
import dev.winnow.trainer.InputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One head's labels and rows, found from what was asked and what the rows say.
 *
 * @param data what the head learns from
 * @param counts how many of its rows have each label, by label
 * @param leftOut rows that have no part in the head, by reason
 */
record HeadPreparation(HeadData data, Map<String, Integer> counts, Map<String, Integer> leftOut) {

    /**
     * Finds type and labels and sorts out rows.
     *
     * @param fold the fold of each document
     * @param weights the weight of each document, or empty
     * @throws InputException if there is nothing to learn
     */
    static HeadPreparation of(
            HeadRequest request, DocumentLabels found, FeatureRows rows, int[] fold, int folds, float[] weights) {
        HeadType type = request.type().orElseGet(() -> guessType(request, found));
        List<String> values = request.values().isEmpty() ? allValues(found) : request.values();
        List<String> labels = request.values().isEmpty() ? values : request.labels();
        Map<String, Integer> numbers = new HashMap<>();
        for (String value : values) {
            numbers.put(value, numbers.size());
        }
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, Integer> leftOut = new TreeMap<>();
        int missing = rows.documents() - found.size();
        if (missing > 0) {
            leftOut.put("no field \"" + request.field() + "\"", missing);
        }
        List<Integer> documents = new ArrayList<>();
        List<int[]> targets = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            int[] known = found.labels(i).stream()
                    .filter(numbers::containsKey)
                    .mapToInt(numbers::get)
                    .toArray();
            String reason = reasonToLeaveOut(type, found.labels(i).size(), known.length);
            if (!reason.isEmpty()) {
                leftOut.merge(reason, 1, Integer::sum);
                continue;
            }
            for (int k : known) {
                counts.merge(labels.get(k), 1, Integer::sum);
            }
            if (rows.size(found.document(i)) == 0) {
                leftOut.merge("no known word", 1, Integer::sum);
                continue;
            }
            documents.add(found.document(i));
            targets.add(known);
        }
        requireLabels(request, type, labels, counts, documents.size());
        int[] chosen = documents.stream().mapToInt(Integer::intValue).toArray();
        int[] folding = new int[chosen.length];
        float[] weighing = new float[weights.length == 0 ? 0 : chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            folding[i] = fold[chosen[i]];
            if (weighing.length > 0) {
                weighing[i] = weights[chosen[i]];
            }
        }
        HeadData data = new HeadData(
                request.name(), type, labels, chosen, targets.toArray(int[][]::new), folding, folds, weighing);
        return new HeadPreparation(data, counts, leftOut);
    }

    private static HeadType guessType(HeadRequest request, DocumentLabels found) {
        if (found.anyHasTwo()) {
            return HeadType.MULTI;
        }
        return request.values().size() == 2 ? HeadType.BINARY : HeadType.SINGLE;
    }

    private static List<String> allValues(DocumentLabels found) {
        TreeSet<String> all = new TreeSet<>();
        for (int i = 0; i < found.size(); i++) {
            all.addAll(found.labels(i));
        }
        return List.copyOf(all);
    }

    private static String reasonToLeaveOut(HeadType type, int found, int known) {
        if (type == HeadType.MULTI) {
            return found > 0 && known == 0 ? "other values" : "";
        }
        if (known == 0) {
            return found == 0 ? "no label" : "other values";
        }
        return known > 1 ? "two labels where one is expected" : "";
    }

    private static void requireLabels(
            HeadRequest request, HeadType type, List<String> labels, Map<String, Integer> counts, int documents) {
        String where = "head " + request.name() + " (field \"" + request.field() + "\")";
        if (counts.isEmpty() || documents == 0) {
            throw new InputException(where + " has no row to learn from: check the field's name, --values and --where");
        }
        int needed = type == HeadType.MULTI ? 1 : 2;
        if (counts.size() < needed) {
            throw new InputException(where + " has only one label, \""
                    + counts.keySet().iterator().next()
                    + "\": there is nothing to tell apart; give rows of another label");
        }
        if (type == HeadType.BINARY) {
            for (String label : labels) {
                if (!counts.containsKey(label)) {
                    throw new InputException(
                            where + " has no row with label \"" + label + "\": give rows of both labels");
                }
            }
        }
    }
}
