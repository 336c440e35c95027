package dev.winnow.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.article.Page;
import dev.winnow.trainer.data.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupingTest {
    private static final int ROWS = 4000;
    private static final int FOLDS = 4;

    private static List<Row> rows(String field, IntFunction<List<String>> value) {
        return IntStream.range(0, ROWS)
                .mapToObj(i ->
                        TestRows.row(i, "text", value.apply(i).isEmpty() ? Map.of() : Map.of(field, value.apply(i))))
                .toList();
    }

    private static int[] folds(Optional<String> field, List<Row> rows, int folds, long seed) {
        Grouping grouping = new Grouping(field);
        rows.forEach(grouping::add);
        return grouping.folds(folds, seed);
    }

    private static Map<String, Set<Integer>> foldsByGroup(List<Row> rows, int[] folds, String field) {
        Map<String, Set<Integer>> found = new HashMap<>();
        for (int i = 0; i < folds.length; i++) {
            String group = rows.get(i).values(field).get(0);
            found.computeIfAbsent(group, g -> new HashSet<>()).add(folds[i]);
        }
        return found;
    }

    private static int[] sizes(int[] folds) {
        int[] sizes = new int[FOLDS];
        Arrays.stream(folds).forEach(f -> sizes[f]++);
        return sizes;
    }

    @Test
    void givenRowsWithoutIds_whenTheirFileIsCalledByAnotherPath_thenTheFoldsAreTheSame() {
        List<int[]> folds = new ArrayList<>();
        for (String folder : List.of("", "../data/", "/else/where/", "C:\\data\\")) {
            String file = folder + "rows.jsonl";
            List<Row> rows = IntStream.range(0, ROWS)
                    .mapToObj(i -> new Row(Page.ofText("text").withId(file + ":" + i), Map.of(), file, i))
                    .toList();
            folds.add(folds(Optional.empty(), rows, FOLDS, 1));
        }

        assertThat(folds).allSatisfy(of -> assertThat(of).isEqualTo(folds.get(0)));
        assertThat(Arrays.stream(sizes(folds.get(0)))).allMatch(size -> size > ROWS / FOLDS / 2);
    }

    @Test
    void givenManyEvenSites_whenFolded_thenNoSiteIsSplitAndFoldsAreNearlyEven() {
        List<Row> rows = rows("site", i -> List.of("site-" + i % 500));

        int[] folds = folds(Optional.empty(), rows, FOLDS, 1);

        assertThat(foldsByGroup(rows, folds, "site").values())
                .allSatisfy(in -> assertThat(in).hasSize(1));
        assertThat(Arrays.stream(sizes(folds))).allMatch(size -> size > ROWS / FOLDS / 2 && size <= 1.5 * ROWS / FOLDS);
    }

    @Test
    void givenOneSiteWithMostRows_whenFolded_thenIdsDecideAndFoldsAreNearlyEven() {
        List<Row> rows = rows("site", i -> List.of(i % 2 == 0 ? "big" : "site-" + i));

        int[] folds = folds(Optional.empty(), rows, FOLDS, 1);

        assertThat(foldsByGroup(rows, folds, "site").get("big")).hasSize(FOLDS);
        assertThat(Arrays.stream(sizes(folds))).allMatch(size -> Math.abs(size - ROWS / FOLDS) < 150);
    }

    @Test
    void givenFewSites_whenFolded_thenIdsDecide() {
        List<Row> rows = rows("site", i -> List.of("site-" + i % 40));

        int[] folds = folds(Optional.empty(), rows, FOLDS, 1);

        assertThat(foldsByGroup(rows, folds, "site").values())
                .allSatisfy(in -> assertThat(in).hasSize(FOLDS));
    }

    @Test
    void givenSitesForOnlyHalfTheRows_whenFolded_thenIdsDecide() {
        List<Row> rows = rows("site", i -> i % 2 == 0 ? List.of("site-" + i % 500) : List.of());

        int[] folds = folds(Optional.empty(), rows, FOLDS, 1);

        Set<Integer> ofOneSite = new HashSet<>();
        IntStream.range(0, ROWS).filter(i -> i % 500 == 0).forEach(i -> ofOneSite.add(folds[i]));
        assertThat(ofOneSite).hasSizeGreaterThan(1);
    }

    @Test
    void givenAGroupField_whenFolded_thenNoGroupIsSplitHoweverUneven() {
        List<Row> rows = rows("story", i -> List.of(i % 2 == 0 ? "big" : "story-" + i % 7));

        int[] folds = folds(Optional.of("story"), rows, FOLDS, 1);

        assertThat(foldsByGroup(rows, folds, "story").values())
                .allSatisfy(in -> assertThat(in).hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void givenRowsWithTheSameId_whenFolded_thenTheyStayTogether(long seed) {
        List<Row> rows = new ArrayList<>(rows("other", i -> List.of()));
        rows.addAll(rows("other", i -> List.of()));

        int[] folds = folds(Optional.empty(), rows, FOLDS, seed);

        assertThat(Arrays.copyOfRange(folds, 0, ROWS)).isEqualTo(Arrays.copyOfRange(folds, ROWS, 2 * ROWS));
    }

    @Test
    void givenAnotherSeed_whenFolded_thenRowsFallOtherwise() {
        List<Row> rows = rows("other", i -> List.of());

        assertThat(folds(Optional.empty(), rows, FOLDS, 1)).isEqualTo(folds(Optional.empty(), rows, FOLDS, 1));
        assertThat(folds(Optional.empty(), rows, FOLDS, 1)).isNotEqualTo(folds(Optional.empty(), rows, FOLDS, 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void givenFewerThanTwoFolds_whenFolded_thenAllIsInOne(int count) {
        assertThat(folds(Optional.empty(), rows("site", i -> List.of("site-" + i)), count, 1))
                .containsOnly(0);
    }
}
