package dev.winnow.trainer.data;

import dev.winnow.trainer.InputException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the header of a table says of its columns. An empty cell is absent, but an empty text is an empty text. */
final class Columns {
    private static final int LONGEST_NAME_SHOWN = 40;

    private final List<String> names; // empty for a column without a name, which is left out
    private final List<@Nullable Role> roles;
    private final RowDraft draft;

    private Columns(List<String> names, List<@Nullable Role> roles, String source) {
        this.names = names;
        this.roles = roles;
        this.draft = new RowDraft(source);
    }

    /**
     * Reads a header.
     *
     * @throws InputException if a name comes twice, or no column holds text or HTML
     */
    static Columns of(List<String> header, String source, long line, ReadOptions options) {
        Map<String, Role> known = options.fields().roles();
        List<String> names = header.stream().map(String::strip).toList();
        List<@Nullable Role> roles = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!name.isEmpty() && !seen.add(name)) {
                throw new InputException(
                        source + ":" + line + ": two columns are named \"" + name + "\"; rename one of them");
            }
            roles.add(known.get(name));
        }
        if (!roles.contains(Role.TEXT) && !roles.contains(Role.HTML)) {
            throw new InputException(source + ":" + line + ": no column is named \""
                    + options.fields().text() + "\"; there are: " + shown(names)
                    + "; name the one that holds the text with --text-field");
        }
        return new Columns(names, roles, source);
    }

    Row row(List<String> cells, long line) throws BadRowException {
        draft.begin(line);
        if (cells.size() != names.size()) {
            throw draft.bad(
                    "another number of columns than the header",
                    cells.size() + " columns where the header has " + names.size());
        }
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            Role role = roles.get(i);
            if (role == Role.TEXT) {
                draft.set(role, names.get(i), cell);
            } else if (role != null && !cell.isEmpty()) {
                draft.set(role, names.get(i), cell);
            } else if (role == null && !cell.isEmpty() && !names.get(i).isEmpty()) {
                draft.set(names.get(i), List.of(cell));
            }
        }
        return draft.row();
    }

    private static String shown(List<String> names) {
        return names.stream()
                .map(name -> name.length() <= LONGEST_NAME_SHOWN ? name : name.substring(0, LONGEST_NAME_SHOWN) + "...")
                .collect(Collectors.joining(", "));
    }
}
