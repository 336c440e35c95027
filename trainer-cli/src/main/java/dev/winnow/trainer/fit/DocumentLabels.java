package dev.winnow.trainer.fit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the rows say in one head's field, by document, each different value kept once. */
final class DocumentLabels {
    private final Map<String, String> values = new HashMap<>();
    private final List<Integer> documents = new ArrayList<>();
    private final List<List<String>> labels = new ArrayList<>();

    void add(int document, List<String> found) {
        documents.add(document);
        labels.add(found.stream()
                .map(value -> values.computeIfAbsent(value, v -> v))
                .distinct()
                .toList());
    }

    int size() {
        return documents.size();
    }

    int document(int i) {
        return documents.get(i);
    }

    List<String> labels(int i) {
        return labels.get(i);
    }

    boolean anyHasTwo() {
        return labels.stream().anyMatch(found -> found.size() > 1);
    }
}
