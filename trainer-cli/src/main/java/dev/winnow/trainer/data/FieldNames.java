package dev.winnow.trainer.data;

import java.util.HashMap;
import java.util.Map;

/**
 * What the fields or columns of a page are called. Those of its HTML source, address and language are always {@code html},
 * {@code url} and {@code lang}.
 *
 * @param text of the plain text
 * @param title of the headline
 * @param id of the id
 */
public record FieldNames(String text, String title, String id) {
    /** {@code text}, {@code title} and {@code id}. */
    public static final FieldNames STANDARD = new FieldNames("text", "title", "id");

    /** What each field is to the page; of two roles for one field the later in {@link Role} wins, so text above all. */
    Map<String, Role> roles() {
        Map<String, Role> roles = new HashMap<>();
        roles.put(id, Role.ID);
        roles.put("url", Role.URL);
        roles.put("lang", Role.LANG);
        roles.put("html", Role.HTML);
        roles.put(title, Role.TITLE);
        roles.put(text, Role.TEXT);
        return roles;
    }
}
