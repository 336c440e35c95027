package dev.winnow.trainer.fit;

import dev.winnow.model.HeadType;
import dev.winnow.trainer.InputException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
     * @param aside the documents that are never judged on
     * @param weights the weight of each document, or empty
     * @throws InputException if there is nothing to learn
     */
    static HeadPreparation of(
            HeadRequest request,
            DocumentLabels found,
            FeatureRows rows,
            int[] fold,
            BitSet aside,
            int folds,
            float[] weights) {
        HeadType type = request.type().orElseGet(() -> guessType(request, found));
        List<String> values = request.values().isEmpty() ? allValues(type, found) : request.values();
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
        requireLabels(request, type, labels, counts, targets);
        int[] chosen = documents.stream().mapToInt(Integer::intValue).toArray();
        int[] folding = new int[chosen.length];
        boolean[] unjudged = new boolean[chosen.length];
        float[] weighing = new float[weights.length == 0 ? 0 : chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            folding[i] = fold[chosen[i]];
            unjudged[i] = aside.get(chosen[i]);
            if (weighing.length > 0) {
                weighing[i] = weights[chosen[i]];
            }
        }
        HeadData data = new HeadData(
                request.name(),
                type,
                labels,
                chosen,
                targets.toArray(int[][]::new),
                folding,
                unjudged,
                folds,
                weighing);
        return new HeadPreparation(data, counts, leftOut);
    }

    private static HeadType guessType(HeadRequest request, DocumentLabels found) {
        if (request.values().size() == 2) {
            return HeadType.BINARY;
        }
        return found.anyHasTwo() ? HeadType.MULTI : HeadType.SINGLE;
    }

    /** All values of rows that have a part in the head. */
    private static List<String> allValues(HeadType type, DocumentLabels found) {
        TreeSet<String> all = new TreeSet<>();
        for (int i = 0; i < found.size(); i++) {
            int values = found.labels(i).size();
            if (reasonToLeaveOut(type, values, values).isEmpty()) {
                all.addAll(found.labels(i));
            }
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

    /** Checks that the rows that can be learned from have labels enough. */
    private static void requireLabels(
            HeadRequest request, HeadType type, List<String> labels, Map<String, Integer> counts, List<int[]> targets) {
        String where = "head " + request.name() + " (field \"" + request.field() + "\")";
        if (counts.isEmpty()) {
            throw new InputException(where + " has no row to learn from: check the field's name, --values and --where");
        }
        if (targets.isEmpty()) {
            throw new InputException(where + " has no row with a word to learn from: give rows with text, "
                    + "or ask for words of fewer rows with --min-documents 1");
        }
        Set<String> learned = new TreeSet<>();
        for (int[] of : targets) {
            for (int k : of) {
                learned.add(labels.get(k));
            }
        }
        String among = learned.size() < counts.size() ? " among rows with a known word" : "";
        int needed = type == HeadType.MULTI ? 1 : 2;
        if (learned.size() < needed) {
            throw new InputException(where + " has " + (learned.isEmpty() ? "no" : "only one") + " label" + among
                    + (learned.isEmpty() ? "" : ", \"" + learned.iterator().next() + "\"")
                    + ": there is nothing to tell apart; give rows of another label");
        }
    }
}
