package dev.winnow.trainer.data;

import dev.winnow.trainer.InputException;
import java.util.Map;

/**
 * Keeps the rows in which a field has a value.
 *
 * @param field the field's name in the data
 * @param value the wanted value, compared exactly; a number by its JSON text, a boolean as {@code true} or {@code false}
 */
public record Filter(String field, String value) {

    /**
     * Reads {@code FIELD=VALUE}; the value may hold further equals signs, and may be empty.
     *
     * @throws InputException if there is no equals sign or no field before it
     */
    public static Filter parse(String written) {
        int equals = written.indexOf('=');
        if (equals < 1) {
            throw new InputException("\"" + written + "\" is no filter: write FIELD=VALUE, as in lang=en");
        }
        return new Filter(written.substring(0, equals), written.substring(equals + 1));
    }

    /** Whether any value of the field equals the wanted one; of a field with a role, what the page has. */
    boolean holds(Row row, Map<String, Role> roles) {
        Role role = roles.get(field);
        if (role == null) {
            return row.values(field).contains(value);
        }
        return value.equals(
                switch (role) {
                    case ID -> row.page().id();
                    case URL -> row.page().url();
                    case LANG -> row.page().lang();
                    case TITLE -> row.page().title();
                    case TEXT -> row.page().text();
                    case HTML -> row.page().html();
                });
    }
}
