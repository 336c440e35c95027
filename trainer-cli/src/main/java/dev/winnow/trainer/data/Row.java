package dev.winnow.trainer.data;

import dev.winnow.article.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One row of data: a page and what else was said of it.
 *
 * @param page the page, with an id of its own or {@code file:line}
 * @param fields every other scalar field, or array of scalars, as strings in their order; a scalar is a list of one, a
 *     JSON {@code null} is absent, an empty array is an empty list
 * @param source the file it came from, as the user named it
 * @param line its line in that file, from 1; 1 for a file that is one page
 */
public record Row(Page page, Map<String, List<String>> fields, String source, long line) {
    /** The field that a row has which is one before over again, to be learned once more. */
    public static final String COPY = "copy of a row before";

    /** The field that a row has which is in another language than the model's, and of which no weight is learned. */
    public static final String OTHER_LANGUAGE = "in another language";

    /** Copies the fields. */
    public Row {
        fields = Map.copyOf(fields);
    }

    /** The values of a field: empty where it is absent. */
    public List<String> values(String field) {
        return fields.getOrDefault(field, List.of());
    }

    /** The page's text, if it is not blank: beside HTML what its article is, as somebody wrote it down. */
    public Optional<String> goldText() {
        return Optional.ofNullable(page.text()).filter(text -> !text.isBlank());
    }

    /** What the row is called wherever its file lies: the page's own id, else the name of the file, without folders, and the line. */
    public String name() {
        String id = page.id();
        int folders = 1 + Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\'));
        return id == null || id.equals(place()) ? source.substring(folders) + ":" + line : id;
    }

    /** Where the row stands, as {@code file:line}. */
    public String place() {
        return source + ":" + line;
    }
}
