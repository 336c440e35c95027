package dev.winnow.trainer.data;

import dev.winnow.trainer.InputException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How data is read.
 *
 * @param format the format of every file; found by name and content where it is absent
 * @param textField the field or column of the plain text
 * @param titleField the field or column of the headline
 * @param idField the field or column of the id
 * @param htmlField the field or column of the HTML source
 * @param urlField the field or column of the address
 * @param langField the field or column of the language
 * @param where the filters; a row is kept where all of them hold
 * @param sample how many of the kept rows to draw, in their order; all where it is absent
 * @param seed the seed of that draw
 * @param strict whether the first bad row stops the run
 * @param htmlDecoder what finds the characters of files of HTML
 */
public record ReadOptions(
        Optional<DataFormat> format,
        String textField,
        String titleField,
        String idField,
        String htmlField,
        String urlField,
        String langField,
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

    /** Fields named {@code text, title, id, html, url, lang}; every row of every format. */
    public static ReadOptions defaults() {
        return new ReadOptions(
                Optional.empty(),
                "text",
                "title",
                "id",
                "html",
                "url",
                "lang",
                List.of(),
                OptionalInt.empty(),
                1,
                false,
                PageRows::decodeHtml);
    }

    /** The same with a fixed format. */
    public ReadOptions withFormat(DataFormat fixed) {
        return new ReadOptions(
                Optional.of(fixed),
                textField,
                titleField,
                idField,
                htmlField,
                urlField,
                langField,
                where,
                sample,
                seed,
                strict,
                htmlDecoder);
    }

    /** The same with other names for the fields of text, headline and id. */
    public ReadOptions withFields(String text, String title, String id) {
        return new ReadOptions(
                format, text, title, id, htmlField, urlField, langField, where, sample, seed, strict, htmlDecoder);
    }

    /** The same with these filters. */
    public ReadOptions withWhere(Filter... filters) {
        return new ReadOptions(
                format,
                textField,
                titleField,
                idField,
                htmlField,
                urlField,
                langField,
                List.of(filters),
                sample,
                seed,
                strict,
                htmlDecoder);
    }

    /** The same with a sample of so many rows. */
    public ReadOptions withSample(int rows, long sampleSeed) {
        return new ReadOptions(
                format,
                textField,
                titleField,
                idField,
                htmlField,
                urlField,
                langField,
                where,
                OptionalInt.of(rows),
                sampleSeed,
                strict,
                htmlDecoder);
    }

    /** The same, stopping at the first bad row. */
    public ReadOptions withStrict() {
        return new ReadOptions(
                format,
                textField,
                titleField,
                idField,
                htmlField,
                urlField,
                langField,
                where,
                sample,
                seed,
                true,
                htmlDecoder);
    }

    /** What each field is to the page; of two roles for one field the later in {@link Role} wins, so text above all. */
    Map<String, Role> roles() {
        Map<String, Role> roles = new HashMap<>();
        roles.put(idField, Role.ID);
        roles.put(urlField, Role.URL);
        roles.put(langField, Role.LANG);
        roles.put(htmlField, Role.HTML);
        roles.put(titleField, Role.TITLE);
        roles.put(textField, Role.TEXT);
        return roles;
    }
}
