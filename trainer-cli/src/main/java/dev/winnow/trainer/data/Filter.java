package dev.winnow.trainer.data;

import dev.winnow.trainer.InputException;
import java.util.Map;

/**
 * Keeps the rows in which a field has a value, or those in which it has not.
 *
 * @param field the field's name in the data
 * @param value the value, compared exactly; a number by its JSON text, a boolean as {@code true} or {@code false}
 * @param wanted whether rows with the value are kept, rather than all others; those without the field are among the others
 */
public record Filter(String field, String value, boolean wanted) {

    /**
     * Reads {@code FIELD=VALUE} or {@code FIELD!=VALUE}; the value may hold further equals signs, and may be empty.
     *
     * @throws InputException if there is no equals sign or no field before it
     */
    public static Filter parse(String written) {
        int equals = written.indexOf('=');
        boolean wanted = equals < 1 || written.charAt(equals - 1) != '!';
        int end = wanted ? equals : equals - 1;
        if (end < 1) {
            throw new InputException("\"" + written
                    + "\" is no filter: write FIELD=VALUE, as in lang=en, or FIELD!=VALUE for all other rows");
        }
        return new Filter(written.substring(0, end), written.substring(equals + 1), wanted);
    }

    /** Whether a row is kept. */
    boolean holds(Row row, Map<String, Role> roles) {
        return has(row, roles) == wanted;
    }

    /** Whether any value of the field equals this one; of a field with a role, what the page has. */
    private boolean has(Row row, Map<String, Role> roles) {
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
