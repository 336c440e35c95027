package dev.winnow.trainer.data;

import dev.winnow.trainer.InputException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How data is read.
 *
 * @param format the format of every file; found by name and content where it is absent
 * @param fields what the fields or columns are called
 * @param where the filters; a row is kept where all of them hold
 * @param sample how many of the kept rows to draw, in their order; all where it is absent
 * @param seed the seed of that draw
 * @param strict whether the first bad row stops the run
 * @param htmlDecoder what finds the characters of files of HTML
 */
public record ReadOptions(
        Optional<DataFormat> format,
        FieldNames fields,
        List<Filter> where,
        OptionalInt sample,
        long seed,
        boolean strict,
        HtmlDecoder htmlDecoder) {

    /**
     * Copies the filters.
     *
     * @throws InputException if the sample is smaller than one row
     */
    public ReadOptions {
        where = List.copyOf(where);
        if (sample.isPresent() && sample.getAsInt() < 1) {
            throw new InputException("a sample of " + sample.getAsInt() + " rows is none: ask for 1 or more");
        }
    }

    /** Fields of the standard names; every row of every format. */
    public static ReadOptions defaults() {
        return new ReadOptions(
                Optional.empty(), FieldNames.STANDARD, List.of(), OptionalInt.empty(), 1, false, PageRows::decodeHtml);
    }

    /** The same with a fixed format. */
    public ReadOptions withFormat(DataFormat fixed) {
        return new ReadOptions(Optional.of(fixed), fields, where, sample, seed, strict, htmlDecoder);
    }

    /** The same with other names of fields. */
    public ReadOptions withFields(FieldNames names) {
        return new ReadOptions(format, names, where, sample, seed, strict, htmlDecoder);
    }

    /** The same with these filters. */
    public ReadOptions withWhere(Filter... filters) {
        return new ReadOptions(format, fields, List.of(filters), sample, seed, strict, htmlDecoder);
    }

    /** The same with a sample of so many rows. */
    public ReadOptions withSample(int rows, long sampleSeed) {
        return new ReadOptions(format, fields, where, OptionalInt.of(rows), sampleSeed, strict, htmlDecoder);
    }

    /** The same, stopping at the first bad row. */
    public ReadOptions withStrict() {
        return new ReadOptions(format, fields, where, sample, seed, true, htmlDecoder);
    }
}
