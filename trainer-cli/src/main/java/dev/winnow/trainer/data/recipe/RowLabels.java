package dev.winnow.trainer.data.recipe;

import dev.winnow.trainer.InputException;
import dev.winnow.trainer.data.Row;
import dev.winnow.trainer.data.RowReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the rows of a source tell the heads of a recipe. For one thread. */
final class RowLabels {
    private static final String SITE = "site";

    private final RecipeFile file;
    private final Function<String, RowReader> opener;
    private final Map<String, Set<String>> sites = new HashMap<>(); // by file

    /** @param opener opens a file of data by its path below the folder of all data */
    RowLabels(RecipeFile file, Function<String, RowReader> opener) {
        this.file = file;
        this.opener = opener;
    }

    /**
     * The labels that a row tells a head; empty where it tells none.
     *
     * @throws InputException if a field that is to be at least so much is no number
     */
    Optional<List<String>> of(Row row, Recipe.HeadSource told) {
        for (Map.Entry<String, Double> bound : told.atLeast().entrySet()) {
            if (number(row, bound.getKey()) < bound.getValue()) {
                return Optional.empty();
            }
        }
        for (Map.Entry<String, String> begin : told.beginsWith().entrySet()) {
            if (values(row, begin.getKey()).noneMatch(value -> value.startsWith(begin.getValue()))) {
                return Optional.empty();
            }
        }
        for (String name : told.notSitesOf()) {
            Set<String> left = sites.computeIfAbsent(name, this::sitesOf);
            if (row.values(SITE).stream().anyMatch(left::contains)) {
                return Optional.empty();
            }
        }
        for (Recipe.LabelField field : told.from()) {
            if (field.map() == null) {
                if (row.fields().containsKey(field.field())) {
                    return Optional.of(row.values(field.field()));
                }
                continue;
            }
            Set<String> mapped = new LinkedHashSet<>();
            row.values(field.field())
                    .forEach(value -> mapped.addAll(file.map(field.map()).labels(value)));
            if (!mapped.isEmpty()) {
                return Optional.of(List.copyOf(mapped));
            }
        }
        return Optional.empty();
    }

    private static Stream<String> values(Row row, String field) {
        return field.equals("id") ? Stream.ofNullable(row.page().id()) : row.values(field).stream();
    }

    private static double number(Row row, String field) {
        try {
            return row.values(field).isEmpty()
                    ? Double.NEGATIVE_INFINITY
                    : Double.parseDouble(row.values(field).get(0));
        } catch (NumberFormatException e) {
            throw new InputException(row.place() + ": field \"" + field + "\" is not a number", e);
        }
    }

    private Set<String> sitesOf(String name) {
        Set<String> found = new HashSet<>();
        try (RowReader rows = opener.apply(name)) {
            rows.forEach(row -> found.addAll(row.values(SITE)));
        }
        return found;
    }
}
