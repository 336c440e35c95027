package dev.winnow.trainer.data.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.TreeMap;

/** A set of whole numbers, written as {@code 1-12593 12728-13233 17192}. */
public final class IdRanges {
    private final TreeMap<Long, Long> lastByFirst = new TreeMap<>();

    private IdRanges() {}

    /** @throws IllegalArgumentException if it is written in another way */
    @JsonCreator
    static IdRanges parse(String written) {
        IdRanges ranges = new IdRanges();
        for (String range : written.split(" ")) {
            if (!range.matches("\\d{1,18}(-\\d{1,18})?")) {
                throw new IllegalArgumentException("\"" + range + "\" is no range of ids");
            }
            String[] ends = range.split("-");
            ranges.lastByFirst.put(Long.valueOf(ends[0]), Long.valueOf(ends[ends.length - 1]));
        }
        return ranges;
    }

    boolean contains(long id) {
        var range = lastByFirst.floorEntry(id);
        return range != null && id <= range.getValue();
    }
}
