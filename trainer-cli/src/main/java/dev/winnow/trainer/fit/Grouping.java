package dev.winnow.trainer.fit;

import dev.winnow.trainer.data.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Folds by group: rows of one site, or whatever the group field says, are never both learned from and held out, because
 * pages of one site are alike in ways that no other site shares.
 */
final class Grouping {
    private static final String SITE = "site";
    /** Sites are used where so large a part of all rows has one. */
    private static final double MOST_HAVE_IT = 0.9;
    /** And where there are so many sites a fold: with few, a site is nearly a topic, and holding it out proves little. */
    private static final int SITES_PER_FOLD = 20;
    /** And where no fold of sites would be larger than so many times its share. */
    private static final double UNEVEN = 1.5;

    private final Optional<String> field;
    private long[] group = new long[1024]; // hash of the group, 0 where the row has none
    private long[] id = new long[1024];
    private int rows;

    Grouping(Optional<String> field) {
        this.field = field;
    }

    void add(Row row) {
        if (rows == id.length) {
            group = Arrays.copyOf(group, rows * 2);
            id = Arrays.copyOf(id, rows * 2);
        }
        List<String> found = row.values(field.orElse(SITE));
        group[rows] = found.isEmpty() ? 0 : Seeds.hash(found.get(0));
        id[rows] = Seeds.hash(row.name());
        rows++;
    }

    /** The fold of every row, from 0 to {@code folds - 1}; all 0 if there are fewer than 2. */
    int[] folds(int folds, long seed) {
        int[] byGroup = new int[rows];
        int[] byId = new int[rows];
        int[] size = new int[Math.max(1, folds)];
        int grouped = 0;
        for (int i = 0; i < rows; i++) {
            byId[i] = fold(id[i], folds, seed);
            byGroup[i] = group[i] == 0 ? byId[i] : fold(group[i], folds, seed);
            size[byGroup[i]]++;
            grouped += group[i] == 0 ? 0 : 1;
        }
        if (field.isPresent()) {
            return byGroup;
        }
        long sites =
                Arrays.stream(group, 0, rows).filter(g -> g != 0).distinct().count();
        boolean enough = grouped >= MOST_HAVE_IT * rows && sites >= (long) SITES_PER_FOLD * folds;
        boolean even = Arrays.stream(size).max().orElse(0) <= UNEVEN * rows / Math.max(1, folds);
        return enough && even ? byGroup : byId;
    }

    private static int fold(long hash, int folds, long seed) {
        return folds < 2 ? 0 : (int) Long.remainderUnsigned(Seeds.derive(seed, hash), folds);
    }
}
