package dev.winnow.trainer.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A seeded sample of rows in their order: every set of so many rows is equally likely. It holds the sample and no more
 * (reservoir sampling, Vitter 1985, algorithm R).
 */
final class Sample {
    private record Drawn(long number, Row row) {}

    private Sample() {}

    static List<Row> draw(Supplier<@Nullable Row> rows, int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Drawn> reservoir = new ArrayList<>();
        long number = 0;
        for (Row row = rows.get(); row != null; row = rows.get()) {
            Drawn drawn = new Drawn(number++, row);
            if (reservoir.size() < size) {
                reservoir.add(drawn);
            } else {
                long place = random.nextLong(number);
                if (place < size) {
                    reservoir.set((int) place, drawn);
                }
            }
        }
        return reservoir.stream()
                .sorted(Comparator.comparingLong(Drawn::number))
                .map(Drawn::row)
                .toList();
    }
}
